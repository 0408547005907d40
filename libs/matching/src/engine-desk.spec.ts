import { makeDraft, type MatchInput } from '@footing/engine';
import type { Standing } from './domain/desk-questions';
import { DeskRefused, EngineDesk } from './engine-desk';

const input: MatchInput = {
  students: ['s1', 's2'].map((id) => ({ id, tier: 1, answers: { helpWanted: [id === 's1' ? 'law' : 'art'] } })),
  mentors: ['m1', 'm2'].map((id) => ({ id, places: 1, answers: { helpOffered: [id === 'm1' ? 'law' : 'art'] } })),
  settings: { criteria: [{ id: 'h', kind: 'help', name: 'Help', weight: 100 }], barriers: [], minimumFit: 0 },
  pins: [],
  rejections: [],
  seed: 'one',
};
const standing = (): Standing => ({ input, draft: makeDraft(input) });
const swap = { studentId: 's1', mentorId: 'm2' };

let desk: EngineDesk;
beforeEach(() => {
  desk = new EngineDesk();
});
afterEach(() => desk.onApplicationShutdown());

test('a round is read once, however often it is asked about', async () => {
  let reads = 0;
  const read = () => {
    reads += 1;
    return standing();
  };
  const [first, second] = [await desk.ask('swap', 'k', read, swap), await desk.ask('swap', 'k', read, swap)];
  expect(first).toEqual(second);
  expect(first.moves).toEqual([
    { studentId: 's1', from: 'm1', to: 'm2' },
    { studentId: 's2', from: 'm2', to: 'm1' },
  ]);
  expect(reads).toBe(1);
});

test('only the rounds asked about last are held', async () => {
  const read: string[] = [];
  const ask = (key: string) => desk.ask('swap', key, () => (read.push(key), standing()), swap);
  for (const key of ['a', 'b', 'c', 'a', 'd', 'b']) await ask(key);
  expect(read).toEqual(['a', 'b', 'c', 'd', 'b']);
});

test('several at once each get their own answer', async () => {
  const asks = ['m1', 'm2'].map((mentorId) => desk.ask('swap', 'k', standing, { studentId: 's1', mentorId }));
  const [stay, go] = await Promise.all(asks);
  expect([stay?.moves.length, go?.moves.length]).toEqual([0, 2]);
});

test('what the engine refuses is a refusal, and the thread lives on', async () => {
  await expect(desk.ask('swap', 'k', standing, { studentId: 's1', mentorId: 'nobody' })).rejects.toThrow(DeskRefused);
  expect((await desk.ask('swap', 'k', standing, swap)).moves).toHaveLength(2);
});

test('a thread that dies fails those who wait, and the next question starts another', async () => {
  const waiting = desk.ask('swap', 'k', standing, swap);
  await desk.onApplicationShutdown();
  await expect(waiting).rejects.toThrow('ended');
  expect((await desk.ask('swap', 'k', standing, swap)).moves).toHaveLength(2);
});
