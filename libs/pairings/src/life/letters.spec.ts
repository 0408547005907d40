import { question, type Reader, yesWaits } from './letters';

const reader: Reader = { side: 'mentor', programmeKind: 'career', firstName: 'Joan', pairingId: 'p' };
const at = { awaits: 'answers', by: '2026-12-11', isReminder: false } as const;
const said = (letter: ReturnType<typeof question>) => letter?.paragraphs.join(' ') ?? '';

test('a proposal speaks of training only to a mentor who has some to do, and says that a yes counts at once', () => {
  const first = question(reader, { ...at, isTrainingFirst: true }, new Map());
  expect(said(first)).toMatch(/You can say yes now: it counts, and waits until the training is done/);
  expect(first?.actions?.map(({ address }) => address)).toContain('/me/training');
  const ready = question(reader, at, new Map());
  expect(said(ready)).not.toMatch(/training/);
  expect(ready?.actions?.map(({ address }) => address)).not.toContain('/me/training');
});

test('of a yes that waits the mentor is told what for: training is theirs to do, a check is not', () => {
  const training = yesWaits(reader, { by: '2026-12-11', missing: 'training', isReminder: true });
  expect(training.subject).toBe('A reminder from the mentoring scheme: your training, by Friday 11 December');
  expect(training.actions?.[0]).toEqual({ label: 'Do my training', address: '/me/training' });
  const check = yesWaits(reader, { by: '2026-12-11', missing: 'checks', isReminder: true });
  expect(check.paragraphs.join(' ')).toMatch(/You need do nothing/);
  expect(check.actions?.map(({ address }) => address)).toEqual(['/my-pairings/p']);
});
