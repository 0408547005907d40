import fc from 'fast-check';
import { answerTo, drawnInstrument, type Drawn } from '../../spec/instruments';
import { isShown, shownAnswers } from '../../spec/shown';
import type { Answer, Answers } from '../answers';
import { answerKeys } from '../instrument';
import { checkInstrument } from '../check/check-instrument';
import { checkAnswers, savingAnswers } from './check-answers';
import type { AskingItem } from './read-answer';
import { afterSaving, visible } from './visible';
import { firstPage, nextPage, pageBefore, pageOf, placeOf } from './walk';

/** One step of somebody who answers: what they say on the page they are on, and whether they go back from it. */
interface Step {
  readonly answers: Readonly<Record<string, Answer | null>>;
  readonly goesBack: boolean;
}

/** A survey, and for each of thirty moments what would be said on each page, whichever the person is on. */
const drawnWalk = drawnInstrument.chain((drawn) => {
  const asking = drawn.instrument.items.filter((item): item is AskingItem => item.type !== 'information');
  const page = Object.fromEntries(asking.flatMap((item) => answerKeys(item).map((key) => [key, answerTo(item)])));
  const moment = fc.record({
    answers: fc.record(page),
    goesBack: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
  });
  return fc.tuple(fc.constant(drawn), fc.array(moment, { minLength: 1, maxLength: 30 }));
});

/** Walks, answering, until the steps or the pages end; hands on what is stored and what a second account of it says. */
function walk(drawn: Drawn, steps: readonly Step[]): { stored: Answers; expected: Answers } {
  const { instrument } = drawn;
  let [stored, expected]: [Answers, Answers] = [{}, {}];
  let at = firstPage(instrument, stored);
  for (const { answers, goesBack } of steps) {
    if (at === null) break;
    const keys = answerKeys(instrument.items.find(({ key }) => key === at)!);
    const given = Object.fromEntries(keys.map((key) => [key, answers[key] ?? null]));
    const saved = savingAnswers(instrument, stored, given);
    expect(saved.faults).toEqual([]);
    stored = saved.answers;
    const kept = Object.entries({ ...expected, ...given }).filter((one): one is [string, Answer] => one[1] !== null);
    expected = shownAnswers(drawn, Object.fromEntries(kept));
    at = goesBack ? (pageBefore(instrument, stored, at) ?? at) : nextPage(instrument, stored, at);
  }
  return { stored, expected };
}

test('any walk through any instrument keeps exactly the answers that are asked, and they can be given again', () => {
  fc.assert(
    fc.property(drawnWalk, ([drawn, steps]) => {
      const { stored, expected } = walk(drawn, steps);
      expect(stored).toEqual(expected);
      expect(checkAnswers(drawn.instrument, JSON.parse(JSON.stringify(stored)))).toEqual({
        answers: stored,
        faults: [],
        hidden: [],
      });
    }),
    { numRuns: 150 },
  );
});

test('what is asked is what a second reckoning says, and dropping what is hidden once is enough', () => {
  const answered = drawnWalk.map(([drawn, [step]]): [Drawn, Answers] => {
    const said = Object.entries(step!.answers).filter((one): one is [string, Answer] => one[1] !== null);
    return [drawn, Object.fromEntries(said)];
  });
  fc.assert(
    fc.property(answered, ([drawn, answers]) => {
      const asked = drawn.instrument.items.filter(({ key }) => isShown(drawn, key, answers));
      expect(visible(drawn.instrument, answers)).toEqual(asked);
      const kept = afterSaving(drawn.instrument, answers);
      expect(kept).toEqual(shownAnswers(drawn, answers));
      expect(afterSaving(drawn.instrument, kept)).toEqual(kept);
      expect(visible(drawn.instrument, kept)).toEqual(asked);
      const refused = Object.keys(answers).filter((key) => !Object.hasOwn(kept, key));
      const { faults, hidden } = checkAnswers(drawn.instrument, answers);
      expect(faults.map(({ key, code }) => `${key} ${code}`)).toEqual(hidden.map((key) => `${key} hidden`));
      expect([...hidden].sort()).toEqual(refused.sort());
    }),
    { numRuns: 150 },
  );
});

test('forwards every page is met once, in order, and backwards the same', () => {
  fc.assert(
    fc.property(drawnWalk, ([drawn, steps]) => {
      const { stored } = walk(drawn, steps);
      const pages = visible(drawn.instrument, stored).map(({ key }) => key);
      const forth: string[] = [];
      for (let at = firstPage(drawn.instrument, stored); at !== null; at = nextPage(drawn.instrument, stored, at))
        forth.push(at);
      expect(forth).toEqual(pages);
      const back: string[] = [];
      for (let at = pages.at(-1) ?? null; at !== null; at = pageBefore(drawn.instrument, stored, at)) back.unshift(at);
      expect(back).toEqual(pages);
      expect(pages.map((key) => placeOf(drawn.instrument, stored, key)?.number)).toEqual(pages.map((_, n) => n + 1));
    }),
    { numRuns: 70 },
  );
});

test('every instrument that was drawn is sound, and a statement is asked on the page of its block', () => {
  fc.assert(
    fc.property(drawnInstrument, ({ instrument }) => {
      expect(checkInstrument(JSON.parse(JSON.stringify(instrument)))).toMatchObject({ instrument, faults: [] });
      for (const item of instrument.items)
        for (const key of answerKeys(item)) expect(pageOf(instrument, key)).toBe(item.key);
      expect(pageOf(instrument, 'constructor')).toBeNull();
    }),
    { numRuns: 70 },
  );
});
