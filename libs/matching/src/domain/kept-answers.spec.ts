import { KeptAnswers } from './kept-answers';

/** Counts how often each thing is worked out. */
function counting() {
  const done: string[] = [];
  const answers = new KeptAnswers<string>(2);
  const ask = (key: string) =>
    answers.get(key, () => {
      done.push(key);
      return key === 'bad' ? Promise.reject(new Error('broke')) : Promise.resolve(key.toUpperCase());
    });
  return { done, ask };
}

test('what is asked again, or by two at once, is worked out once', async () => {
  const { done, ask } = counting();
  expect(await Promise.all([ask('a'), ask('a')])).toEqual(['A', 'A']);
  expect([await ask('a'), done]).toEqual(['A', ['a']]);
});

test('only the last few are kept', async () => {
  const { done, ask } = counting();
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
  expect(done).toEqual(['a', 'b', 'c', 'b']);
});

test('what broke is tried anew', async () => {
  const { done, ask } = counting();
  for (let time = 0; time < 2; time += 1) await expect(ask('bad')).rejects.toThrow('broke');
  expect(done).toEqual(['bad', 'bad']);
});
