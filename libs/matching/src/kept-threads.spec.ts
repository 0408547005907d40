import { EngineThread } from './engine-thread';
import { keepThread, threadFor } from './kept-threads';

const notARound = { settings: null };
const ended = (thread: EngineThread<{ readonly kind: string }>) =>
  thread.outcome.then(
    () => 'said',
    () => 'died',
  );

afterEach(async () => {
  await threadFor('draft').terminate();
});

test('a thread that has said its last is the next one, and only once', async () => {
  const first = threadFor('draft');
  keepThread('draft', first);
  expect(threadFor('draft')).toBe(first);
  const second = threadFor('draft');
  expect(second).not.toBe(first);
  keepThread('draft', first);
  keepThread('draft', second);
  expect(threadFor('draft')).toBe(first);
  await first.terminate();
});

test('a thread that is kept hears nothing of whom it worked for', () => {
  const thread = threadFor('draft');
  const own = thread.listenerCount('error');
  thread.on('message', () => undefined).on('error', () => undefined);
  keepThread('draft', thread);
  const again = threadFor('draft');
  expect(again).toBe(thread);
  expect([again.listenerCount('message'), again.listenerCount('error'), again.listenerCount('exit')]).toEqual([
    0,
    own,
    0,
  ]);
  keepThread('draft', again);
});

test('a thread that died of its work is not kept: the next begins anew', async () => {
  expect(await ended(new EngineThread('draft', notARound))).toBe('died');
  const next = threadFor('draft');
  expect(next.threadId).toBeGreaterThan(0);
  keepThread('draft', next);
});
