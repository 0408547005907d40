import fc from 'fast-check';
import { careerConfidenceScale, careerStage, careerStageScale } from '../../shipped/career';
import type { Instrument } from '../instrument';
import { ownDistance } from './own-distance';
import { scaleTravelled } from './scale-travelled';
import { stagesTravelled } from './stages-travelled';
import { scaleInWords, stagesInWords } from './travelled-words';
import type { Traveller } from './travellers';

const went = (n: number, before: number | null, after: number | null, arm = 'paired', group = 'first'): Traveller[] =>
  Array.from({ length: n }, () => ({ arm, group, before, after }));

const sixty = [
  ...went(20, 1, 1),
  ...went(15, 1, 2),
  ...went(12, 2, 3, 'paired', 'other'),
  ...went(11, 3, 3, 'unmatched'),
  ...went(3, 2, 1, 'unmatched'),
  ...went(14, 2, null, 'unmatched', 'other'),
  ...went(2, null, 3),
];

describe('stages', () => {
  test('who moved which way, with small counts and what they follow from left out', () => {
    const { n, table, later, same, earlier, atPlan } = stagesTravelled(sixty);
    expect([n, later]).toEqual([61, 27]);
    // Three went back: neither they nor what would tell them (61 less 27 less 31) are shown.
    expect([same, earlier]).toEqual([null, null]);
    expect(table[0]).toEqual([null, null, 0, 0]);
    expect(table[1]).toEqual([null, 0, null, 0]);
    expect(table[2]).toEqual([0, 0, 11, 0]);
    // By hand: 26 of 61 before, 38 after; 3 back, 15 on, so the mid-p is 2 · P(X < 3) + P(X = 3) of 18 fair tosses.
    expect(atPlan).toMatchObject({ before: 43, after: 62, points: 20, p: 0 });
  });

  test('people who are missing are counted as missing, not as having stayed', () => {
    const { missing, n } = stagesTravelled(sixty);
    expect(n).toBe(61);
    expect([missing.both, missing.notAgain, missing.notAtFirst]).toEqual([61, 14, null]);
    expect(missing.rows.map(({ arm, group }) => `${arm} ${group}`)).toEqual([
      'paired first',
      'paired other',
      'unmatched first',
      'unmatched other',
    ]);
    expect(missing.rows[3]).toMatchObject({ asked: 14, both: 0, notAgain: 14 });
  });

  const stage = fc.option(fc.integer({ min: 1, max: 4 }));
  const anybody: fc.Arbitrary<Traveller> = fc.record({
    arm: fc.constantFrom('paired', 'unmatched'),
    group: fc.constantFrom('first', 'other', 'not known'),
    before: stage,
    after: stage,
  });

  test('nothing small is shown anywhere, and what is shown is so', () => {
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 160 }), (people) => {
        const found = stagesTravelled(people);
        const { rows, asked, both, notAgain, notAtFirst } = found.missing;
        const ofRows = rows.flatMap((row) => [row.asked, row.both, row.notAgain, row.notAtFirst]);
        const all = [
          ...found.table.flat(),
          found.n,
          found.later,
          found.same,
          found.earlier,
          asked,
          both,
          notAgain,
          notAtFirst,
        ];
        for (const count of [...all, ...ofRows]) expect(count === null || count === 0 || count >= 10).toBe(true);
        const known = people.filter(({ before, after }) => before !== null && after !== null).length;
        expect([found.n, both]).toEqual(known > 0 && known < 10 ? [null, null] : [known, known]);
        if (asked !== null) expect(asked).toBe(people.length);
      }),
      { numRuns: 60 },
    );
  });

  test('how many are at Plan is told only when ten are on each side of it at each time', () => {
    const sides = (decided: number) =>
      stagesTravelled([...went(decided, 1, 1), ...went(30, 1, 2), ...went(30, 2, 3)]).atPlan;
    expect(sides(9)).toBeNull();
    expect(sides(10)).toMatchObject({ before: 43, after: 86, points: 43, p: 0 });
  });

  test('what is no stage is refused', () => {
    expect(() => stagesTravelled(went(1, 2.5, 3))).toThrow(RangeError);
    expect(() => stagesTravelled(went(1, 5, null))).toThrow(RangeError);
  });
});

describe('scales', () => {
  test('a mean change by hand: five went from 2 to 3, five stayed at 4', () => {
    const found = scaleTravelled([...went(5, 2, 3), ...went(5, 4, 4), ...went(20, 1, null)]);
    // Changes of 1 and 0, five each: mean 0.5, sd √(5/18) = 0.5270, t 2.2622 on 9: 0.5 ± 0.3770.
    expect(found.change).toMatchObject({ before: 3, after: 3.5, change: 0.5, lower: 0.12, upper: 0.88 });
    expect(found.n).toBe(10);
    expect(found.missing.notAgain).toBe(20);
  });

  test('fewer than ten are not shown', () => {
    expect(scaleTravelled(went(9, 2, 3))).toMatchObject({ n: null, change: null });
    expect(scaleTravelled([])).toMatchObject({ n: 0, change: null });
  });
});

describe('words for a careers lead', () => {
  test('of stages', () => {
    expect(stagesInWords(stagesTravelled(sixty))).toEqual([
      '61 people answered both times. Stage of their career plans now: later than before, 27; the same, not shown; earlier than before, not shown.',
      'At Plan or beyond: 43% before, 62% after. 20 points more; the true change could be as low as 6 or as high as 32 points.',
      'Answered before but not after: 14. They are left out, not taken to be as they were.',
      'No answer before: not shown. Without a start there is no change to tell.',
      'This is a change, not an impact. It says how the same people answered at two times, not what made the difference.',
    ]);
  });

  test('of a scale, and of too few', () => {
    const found = scaleTravelled([...went(5, 2, 3), ...went(5, 4, 4)]);
    expect(scaleInWords('Career confidence', found)[0]).toBe(
      'Career confidence: 3.00 before, 3.50 after, on average over the 10 people who answered both times. That is 0.50 higher; it could be as low as 0.12 or as high as 0.88.',
    );
    expect(scaleInWords('Career confidence', scaleTravelled([]))[0]).toBe('Nobody has answered both times yet.');
    expect(stagesInWords(stagesTravelled(went(4, 1, 2)))[0]).toMatch(/^Not shown: fewer than 10/);
  });

  test('an impact is never claimed', () => {
    const every = [sixty, went(4, 1, 2), went(40, 1, 2), []].flatMap((people) => [
      ...stagesInWords(stagesTravelled(people)),
      ...scaleInWords('Confidence', scaleTravelled(people)),
    ]);
    expect(every.filter((line) => /effect|led to|because|thanks to|improve/.test(line))).toEqual([]);
    expect(every.filter((line) => /impact/.test(line))).toEqual(
      every.filter((line) => line.startsWith('This is a change, not an impact.')),
    );
    expect(every.length).toBeGreaterThan(20);
  });
});

describe('words for the person', () => {
  const instrument: Instrument = {
    key: 'close',
    title: { en: 'Close' },
    languages: ['en'],
    welcome: { en: 'Hello' },
    thanks: { en: 'Thank you' },
    items: [careerStage],
    scales: [careerStageScale, careerConfidenceScale],
  };
  const told = (code: string, earlier: number | null) =>
    ownDistance(
      instrument,
      { 'career-stage': { said: code } },
      'en',
      new Map(earlier === null ? [] : [['career-stage', earlier]]),
    );

  test('first time, further, the same, elsewhere', () => {
    expect(
      [told('D1', null), told('P2', 1), told('C1', 3), told('D2', 3)].flat().map(({ way, says }) => [way, says]),
    ).toEqual([
      ['first-time', 'Today: working out what you want.'],
      [
        'further',
        'When you first told us: working out what you want. Today: finding your way into it. You have come a way since then, and you did that.',
      ],
      ['same', 'Today: applying, as when you first told us. A lot can change that one answer does not show.'],
      [
        'elsewhere',
        'When you first told us: applying. Today: working out what you want. Plans change, and looking again is part of finding what suits you.',
      ],
    ]);
  });

  test('to have applied without success is not further on than to be applying, and gets a kind word', () => {
    const [one, other] = [told('C2', 3), told('C3', 3)].map(([first]) => first!);
    expect([one!.way, other!.way]).toEqual(['same', 'same']);
    expect(other!.says).toBe(
      `${one!.says} A no is about one place on one day. Changing your approach is what many people do before a yes.`,
    );
  });

  test('nobody is ranked, blamed or told of a ladder, wherever they were and are', () => {
    const every = careerStage.options.flatMap(({ code }) =>
      [null, 1, 2, 3, 4].flatMap((earlier) => told(code, earlier)),
    );
    expect(every.length).toBe(50);
    const harsh =
      /fail|worse|better|behind|ahead|back\b|down|drop|lost|rank|score|stage|level|others|average|ladder|%|\d/i;
    expect(every.filter(({ says }) => harsh.test(says))).toEqual([]);
    expect(every.filter(({ says }) => /[{}]|undefined/.test(says))).toEqual([]);
  });

  test('a lower score is further where lower is hoped for, and a scale without words says nothing', () => {
    const turned = { ...instrument, scales: [{ ...careerStageScale, direction: 'lower' as const }] };
    const [found] = ownDistance(turned, { 'career-stage': { said: 'D1' } }, 'en', new Map([['career-stage', 3]]));
    expect(found!.way).toBe('further');
    const { feedback: _, ...silent } = careerStageScale;
    expect(
      ownDistance({ ...instrument, scales: [silent] }, { 'career-stage': { said: 'D1' } }, 'en', new Map()),
    ).toEqual([]);
    expect(
      ownDistance(instrument, { 'career-stage': { ratherNot: true } }, 'en', new Map([['career-stage', 3]])),
    ).toEqual([]);
  });

  test('in a language that the frame is not written in, the words fall back to English', () => {
    const welsh = { ...instrument, languages: ['cy', 'en'] };
    expect(ownDistance(welsh, { 'career-stage': { said: 'C2' } }, 'cy', new Map())[0]!.says).toBe('Today: applying.');
  });
});

describe('where all are alike', () => {
  const ALIKE = 'Not shown: everybody answered alike, so a figure would tell what each of them said.';

  test.each([
    ['before', [...went(6, 2, 3), ...went(6, 2, 4)]],
    ['after', [...went(6, 1, 3), ...went(6, 2, 3)]],
    ['in how far they came', [...went(6, 1, 2), ...went(6, 2, 3)]],
  ])('%s, a scale tells how many they are and nothing else', (_, people) => {
    const found = scaleTravelled(people);
    expect(found).toMatchObject({ n: 12, change: null, isAlike: true });
    expect(scaleInWords('Career confidence', found)[0]).toBe(ALIKE);
  });

  test('stages tell nothing of twelve who all were at one of them', () => {
    for (const people of [
      went(12, 1, 1),
      [...went(12, 1, 2), ...went(12, 1, 3)],
      [...went(12, 1, 3), ...went(12, 2, 3)],
    ]) {
      const found = stagesTravelled(people);
      expect(found).toMatchObject({ isAlike: true, table: [], later: null, same: null, earlier: null, atPlan: null });
      expect(stagesInWords(found)[0]).toBe(ALIKE);
    }
    expect(stagesTravelled([...went(12, 1, 2), ...went(12, 2, 3)])).toMatchObject({ isAlike: false, later: 24 });
  });
});
