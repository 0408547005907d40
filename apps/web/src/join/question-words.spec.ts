import { stepNames } from '@footing/joining';
import { questionWords } from './question-words';

const every = stepNames.flatMap((step) =>
  [false, true].map((isReverse) => ({ step, isReverse, ...questionWords(step, isReverse) })),
);

test('each question is one question, and each personal one says who sees the answer', () => {
  for (const { step, asks, hint, who } of every) {
    expect(asks).toMatch(/^[A-Z][^?]*\?$/);
    expect(hint).toMatch(/\.$/);
    // What is shared is asked with the text of its purpose, which says who sees it.
    if (step !== 'experience') expect(who.length).toBeGreaterThan(40);
  }
});

test('no question names a group, a disadvantage or a tier', () => {
  for (const { asks, hint, who } of every)
    expect(`${asks} ${hint} ${who}`).not.toMatch(/priority|tier|disadvantage|widening|\bWP\b/i);
});

test('where students mentor, no question promises them a mentor', () => {
  for (const { isReverse, asks, hint, who, step } of every)
    if (isReverse)
      expect([step, `${asks} ${hint} ${who}`].join(': ')).not.toMatch(/your mentor\b|a mentor\b|mentors? (told|took)/i);
});
