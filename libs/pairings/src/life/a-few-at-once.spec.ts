import { setImmediate as turn } from 'node:timers/promises';
import { aFewAtOnce } from './a-few-at-once';

test('each is done once, three at the same time and no more', async () => {
  const [done, all] = [[] as number[], Array.from({ length: 20 }, (_, number) => number)];
  let [now, most] = [0, 0];
  await aFewAtOnce(all, async (number) => {
    now += 1;
    most = Math.max(most, now);
    await turn();
    done.push(number);
    now -= 1;
  });
  expect(done.sort((a, b) => a - b)).toEqual(all);
  expect(most).toBe(3);
});

test('nothing to do is done at once', async () => {
  await expect(aFewAtOnce([], () => Promise.reject(new Error('nobody asked')))).resolves.toBeUndefined();
});
