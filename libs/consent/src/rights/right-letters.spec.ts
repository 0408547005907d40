import type { Letter } from '@footing/messages';
import { farewellLetter, handlersLetter, rightLetter, type RightNews } from './right-letters';

const LINK = '/me/data/rights/asked/1';
const textOf = ({ paragraphs, actions = [], why }: Letter) =>
  [...paragraphs, ...actions.flatMap(({ label, address }) => [label, address]), why].join('\n');
const TO = 'amina@w.example';
const news: readonly RightNews[] = [
  { what: 'received', dueOn: '2026-10-05', acknowledgeBy: '2026-10-03' },
  { what: 'received', dueOn: '2026-10-05', acknowledgeBy: null },
  { what: 'taken-in-hand', dueOn: '2026-10-05' },
  { what: 'asked' },
  { what: 'came-back', dueOn: '2026-10-05' },
  { what: 'extended', dueOn: '2026-12-03' },
  { what: 'written' },
  { what: 'closed' },
];

test('each letter leads to the page, and says on a locked phone nothing of what was asked', () => {
  for (const one of news) {
    const letter = rightLetter(TO, one, LINK);
    const [{ to, subject }, text] = [letter, textOf(letter)];
    expect([to, text.split('\n').includes(LINK)]).toEqual([TO, true]);
    expect(`${subject} ${text}`).not.toMatch(/eras|complain|object|correct|amina/i);
    expect(subject).not.toMatch(/\d/);
  }
});

test('by when is said as a day', () => {
  const received = rightLetter(TO, { what: 'received', dueOn: '2026-10-05', acknowledgeBy: '2026-10-03' }, LINK);
  expect(textOf(received)).toContain('by Monday 5 October 2026');
  expect(textOf(received)).toContain('by Saturday 3 October 2026');
});

test('whoever handles requests learns that there is one, and not whose', () => {
  const letter = handlersLetter('dpo@w.example', '2026-10-05', '/rights/1');
  const [{ subject }, text] = [letter, textOf(letter)];
  expect(text).toContain('due on Monday 5 October 2026');
  expect(`${subject} ${text}`).not.toMatch(/amina/i);
});

test('the last letter says all of it, for there is nothing left to sign in to', () => {
  const { paragraphs, actions } = farewellLetter(TO, ['We erased it.', 'Goodbye']);
  expect({ paragraphs, actions }).toEqual({ paragraphs: ['We erased it.', 'Goodbye'], actions: undefined });
});
