import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import { criterion, mentor, round, settingsWith, smallRounds, student } from '../../test/small-rounds';
import { makeDraft } from '../draft/make-draft';
import type { MatchInput, RoundSettings } from '../model/input';
import { barriersBetween } from '../pair/barriers';
import { scorePair } from '../pair/score';
import { alternativesFor } from './alternatives';
import { chancesOf, designPreview } from './chances';
import { compareAims } from './diagnosis';
import { gapForecast } from './gap-forecast';
import { OpenRound } from './open-round';
import { previewSwap, swapInput } from './swap';
import { swapCostsOf } from './swap-costs-of';
import { whatIf } from './what-if';

const pair = (studentId: string, mentorId: string) => ({ studentId, mentorId });

test('who would fit better or worse is told by scoring both mentors under the new settings', () => {
  let [better, worse] = [0, 0];
  fc.assert(
    fc.property(chosenRounds, fc.constantFrom(0, 0.4), fc.constantFrom(0, 0.5), (input, minimumFit, retention) => {
      const { fairness: _, ...before } = input.settings;
      const criteria = [criterion({ kind: 'interests' }), criterion({ kind: 'direction', weight: 3 })];
      const settings = {
        ...before,
        criteria,
        retention,
        minimumFit: input.pins.length > 0 ? 0 : minimumFit,
        barriers: [],
      };
      const other = { ...input, settings };
      const asked = whatIf(new OpenRound(input), settings);
      const pinned = new Set(input.pins.map(({ studentId }) => studentId));
      const score = (studentId: string, mentorId: string) => {
        const [one, two] = [
          input.students.find(({ id }) => id === studentId)!,
          input.mentors.find(({ id }) => id === mentorId)!,
        ];
        return barriersBetween(one, two, other).length > 0 ? -1 : scorePair(one, two, settings).score;
      };
      const changes = asked.moves.flatMap(({ studentId, from, to }) =>
        from === null || to === null || pinned.has(studentId) ? [] : [score(studentId, to) - score(studentId, from)],
      );
      expect(asked.better).toBe(changes.filter((change) => change > 0).length);
      expect(asked.worse).toBe(changes.filter((change) => change < 0).length);
      better += asked.better;
      worse += asked.worse;
    }),
    { numRuns: 300 },
  );
  expect(better + worse).toBeGreaterThan(0);
});

test('each aim is drafted as a round of that aim, with its fairness choice unless it is stable', () => {
  fc.assert(
    fc.property(chosenRounds, (input) => {
      const { fairness, ...settings } = input.settings;
      for (const { aim, matched, total, lowest } of compareAims(new OpenRound(input))) {
        const kept: Partial<RoundSettings> = fairness && aim !== 'stable' ? { fairness } : {};
        const draft = makeDraft({ ...input, settings: { ...settings, ...kept, aim } });
        const scores = draft.pairs.map(({ score }) => score);
        const worst = scores.length === 0 ? null : Math.min(...scores);
        expect([matched, total, lowest]).toEqual([draft.pairs.length, draft.total, worst]);
      }
    }),
    { numRuns: 100 },
  );
});

describe('prices of every mentor are given', () => {
  const people: Partial<MatchInput> = {
    students: [student('s'), student('t', { tier: 2 })],
    mentors: [mentor('m'), mentor('n', { places: 3, fewest: 1 })],
  };
  const kept = { before: [pair('s', 'm')] };
  const sized = { mentors: [mentor('m'), mentor('n', { places: 3, fewest: 2 })] };
  const settings = (more: Partial<RoundSettings>) => ({ settings: settingsWith(more) });
  test.each<[what: string, told: boolean, more: Partial<MatchInput>]>([
    ['as a rule', true, {}],
    ['where pairs of before are worth nothing', true, kept],
    ['where keeping is worth something, but nobody had a mentor', true, settings({ retention: 0.5 })],
    ['where keeping is worth something', false, { ...kept, ...settings({ retention: 0.5 }) }],
    ['for the best fit', false, settings({ aim: 'best-fit' })],
    ['for the best fit of one tier', false, { students: [student('s')], ...settings({ aim: 'best-fit' }) }],
    ['where the lottery counts', false, settings({ lotteryStrength: 0.1 })],
    ['where tiers are ignored', false, settings({ ignoreTiers: true })],
    [
      'where tiers are ignored and there is only one',
      true,
      { students: [student('s')], ...settings({ ignoreTiers: true }) },
    ],
    ['for the lowest raised', false, settings({ fairness: { kind: 'raise-the-lowest' } })],
    ['where one group needs a least size', false, sized],
  ])('%s: %s', (_, told, more) => {
    const open = new OpenRound(round({ ...people, ...more }));
    expect(swapCostsOf(open, 's') !== null).toBe(told);
  });

  test('and designs of a lottery are where nothing but tiers and totals decide', () => {
    expect(designPreview(new OpenRound(round(people)), [0, 1], 4)).toHaveLength(2);
    expect(designPreview(new OpenRound(round({ ...people, ...sized })), [0], 4)).toBeNull();
  });
});

test('the forecast looks at where students want to go, at help whichever way it goes, and at places', () => {
  const input = (reverse: boolean) =>
    round({
      students: [
        student('s', {
          answers: { direction: ['Law', 'Undecided'], helpWanted: ['CV'], helpOffered: ['Apps'], place: 'York' },
        }),
      ],
      mentors: [
        mentor('m', { answers: { sectors: ['Art'], helpOffered: ['Talks'], helpWanted: ['Phones'], place: 'Leeds' } }),
      ],
      settings: settingsWith({ reverse }),
    });
  const told = (reverse: boolean) =>
    gapForecast(new OpenRound(input(reverse))).map(({ by, gaps }) => [
      by,
      gaps.map(({ value, wanting, mentors }) => [value, wanting, mentors]).sort(),
    ]);
  const rest = (help: unknown) => [
    [
      'direction',
      [
        ['Art', 0, 1],
        ['Law', 1, 0],
      ],
    ],
    ['help', help],
    [
      'place',
      [
        ['Leeds', 0, 1],
        ['York', 1, 0],
      ],
    ],
  ];
  expect(told(false)).toEqual(
    rest([
      ['CV', 1, 0],
      ['Talks', 0, 1],
    ]),
  );
  expect(told(true)).toEqual(
    rest([
      ['Apps', 1, 0],
      ['Phones', 0, 1],
    ]),
  );
});

test('chances are told by student id, and each draw as it is done', () => {
  const input = round({ students: ['c', 'a', 'b'].map((id) => student(id)), mentors: [mentor('m')] });
  for (const settings of [settingsWith(), settingsWith({ aim: 'stable' })]) {
    const done: [number, number][] = [];
    const { students, draws } = chancesOf(new OpenRound({ ...input, settings }), 3, (...told) => done.push(told));
    expect(students.map(({ studentId }) => studentId)).toEqual(['a', 'b', 'c']);
    expect([draws, done]).toEqual([
      3,
      [
        [1, 3],
        [2, 3],
        [3, 3],
      ],
    ]);
  }
});

test('a swap moves few: it keeps to the draft, or to the mentors of before where keeping them is worth something', () => {
  const before = [pair('s', 'n')];
  const input = round({ students: ['t', 's'].map((id) => student(id)), mentors: [mentor('m'), mentor('n')], before });
  const keeping = { ...input, settings: settingsWith({ retention: 0.5 }) };
  const draft = makeDraft(input);
  expect(swapInput(input, draft, 's', 'm').before).toEqual(draft.pairs);
  expect(swapInput(keeping, draft, 's', 'm').before).toEqual(before);
  const { before: _, ...without } = keeping;
  expect(swapInput(without, draft, 's', 'm').before).toEqual([]);
  const other = draft.pairs.find(({ studentId }) => studentId === 's')?.mentorId === 'm' ? 'n' : 'm';
  expect(previewSwap(input, draft, 's', other).moves.map(({ studentId }) => studentId)).toEqual(['s', 't']);
});

test('what is asked of an unknown student, or of a round that means nothing, is refused', () => {
  const input = round({ students: [student('s')], mentors: [mentor('m')] });
  const unknown = expect.objectContaining({ code: 'unknown-student', message: 'student x' }) as Error;
  expect(() => alternativesFor(input, 'x')).toThrow(unknown);
  expect(() => swapCostsOf(new OpenRound(input), 'x')).toThrow(unknown);
  expect(() => new OpenRound({ ...input, students: [] })).toThrow(expect.objectContaining({ code: 'no-students' }));
});

test('every swap of a small round is told by student id', () => {
  fc.assert(
    fc.property(smallRounds, (input) => {
      const backwards = { ...input, students: [...input.students].reverse() };
      const { moves } = whatIf(new OpenRound(backwards), { ...input.settings, aim: 'best-fit' });
      expect(moves.map(({ studentId }) => studentId)).toEqual(moves.map(({ studentId }) => studentId).sort());
    }),
    { numRuns: 50 },
  );
});

test('a fairness choice is kept under each aim that has one', () => {
  const wanting = (id: string, helpWanted: string[], group: string) => student(id, { group, answers: { helpWanted } });
  const settings = settingsWith({ fairness: { kind: 'floors', floors: [{ group: 'few', places: 1 }] } });
  const input = round({
    students: [wanting('s', ['x'], 'many'), wanting('t', ['x', 'y'], 'few')],
    mentors: [mentor('m', { answers: { helpOffered: ['x'] } })],
    settings,
  });
  const totals = compareAims(new OpenRound(input)).map(({ aim, total }) => [aim, total]);
  expect(totals).toEqual([
    ['most-matched', 32_768],
    ['best-fit', 32_768],
    ['stable', 65_535],
  ]);
});

test('what keeping a mentor is worth makes nobody fit them better', () => {
  const help = (helpOffered: string[]) => ({ answers: { helpOffered, sectors: ['law'] } });
  const input = round({
    students: [
      student('s', { tier: 2, answers: { helpWanted: ['a', 'b', 'c', 'd'], direction: ['law'] } }),
      student('t', { tier: 1, answers: { direction: ['art'] }, avoids: ['n'] }),
    ],
    mentors: [mentor('m', help(['a', 'b', 'c'])), mentor('n', help(['a', 'b', 'c', 'd']))],
    before: [pair('s', 'm')],
    settings: settingsWith({
      retention: 1,
      barriers: [{ id: 'b', name: 'b', kind: 'must-be-equal', studentField: 'direction', mentorField: 'sectors' }],
    }),
  });
  const asked = whatIf(new OpenRound(input), { ...input.settings, barriers: [] });
  expect(asked.moves).toEqual([
    { studentId: 's', from: 'm', to: 'n' },
    { studentId: 't', from: null, to: 'm' },
  ]);
  expect([asked.better, asked.worse]).toEqual([1, 0]);
});
