import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import { mentor, round, settingsWith, student } from '../../test/small-rounds';
import { check } from './check';
import { makeDraft } from '../draft/make-draft';
import type { Draft } from '../model/draft';
import type { MatchInput, RoundSettings } from '../model/input';

const help = (...words: string[]) => ({ answers: { helpWanted: words, helpOffered: words } });
const paired = ({ pairs }: Draft) => pairs.map(({ studentId, mentorId }) => `${studentId} ${mentorId}`);
const faultsOf = (input: MatchInput, draft: Draft) => check(input, draft).join('\n');

/** Three alike students of two groups, two alike mentors with a place each, and a fourth student who fits better. */
const few: MatchInput = round({
  students: [
    student('a', { ...help('x', 'z'), group: 'left' }),
    student('b', { ...help('x', 'z'), group: 'left' }),
    student('c', { ...help('x'), group: 'right' }),
    student('d', { ...help('x', 'y', 'z'), tier: 2, group: 'right' }),
  ],
  mentors: [mentor('m', help('x')), mentor('n', help('x'))],
});
const under = (settings: Partial<RoundSettings>, more: Partial<MatchInput> = {}): MatchInput => ({
  ...few,
  ...more,
  settings: { ...few.settings, ...settings },
});
const floors = (places: number): Partial<RoundSettings> => ({
  fairness: { kind: 'floors', floors: [{ group: 'left', places }] },
});

/** The draft with these pairs, its figures put right and its certificate as it was. */
function withPairs(input: MatchInput, draft: Draft, mentorOf: Readonly<Record<string, string>>): Draft {
  const pins = Object.entries(mentorOf).map(([studentId, mentorId]) => ({ studentId, mentorId }));
  const forced = makeDraft({ ...input, pins });
  const pairs = forced.pairs.map((pair) => ({ ...pair, pinned: false }));
  return { ...forced, pairs, certificate: draft.certificate };
}

type Planted = (seed: string) => readonly [input: MatchInput, instead: MatchInput];

test.each<[what: string, planted: Planted]>([
  ['the tiers left out', (seed) => [under({}, { seed }), under({ ignoreTiers: true, lotteryStrength: 1 }, { seed })]],
  ['another lottery', (seed) => [under({}), under({}, { seed })]],
  [
    'the strength of the lottery left out',
    (seed) => [under({ lotteryStrength: 1, ignoreTiers: true }, { seed }), under({ ignoreTiers: true }, { seed })],
  ],
  [
    'a pair of before dropped',
    (seed) => [under({}, { seed, before: [{ studentId: 'b', mentorId: 'n' }] }), under({}, { seed })],
  ],
  [
    'what keeping a pair is worth left out',
    (seed) => [
      under({ retention: 1, ignoreTiers: true }, { seed, before: [{ studentId: 'a', mentorId: 'm' }] }),
      under({ ignoreTiers: true, lotteryStrength: 1 }, { seed }),
    ],
  ],
  ['a floor not met', (seed) => [under(floors(2), { seed }), under({}, { seed })]],
  ['uneven groups', (seed) => [under({ fairness: { kind: 'even-coverage' } }, { seed }), under(floors(2), { seed })]],
  ['places kept for nothing', (seed) => [under({ aim: 'best-fit' }, { seed }), under(floors(2), { seed })]],
])('%s is found', (_, planted) => {
  let found = 0;
  for (let draw = 0; draw < 30; draw += 1) {
    const [input, instead] = planted(`draw ${draw}`);
    const [draft, other] = [makeDraft(input), makeDraft(instead)];
    expect(check(input, draft)).toEqual([]);
    if (paired(other).join() === paired(draft).join()) continue;
    found += 1;
    expect(check(input, other)).not.toEqual([]);
    expect(check(input, { ...other, certificate: draft.certificate })).not.toEqual([]);
  }
  expect(found).toBeGreaterThan(2);
});

describe('a tie settled wrongly', () => {
  const draft = makeDraft(few);
  const mentorOf = Object.fromEntries(draft.pairs.map(({ studentId, mentorId }) => [studentId, mentorId]));
  const [first = '', second = ''] = Object.keys(mentorOf);

  test('is found when two equal pairs are exchanged', () => {
    const swapped = { [first]: mentorOf[second] ?? '', [second]: mentorOf[first] ?? '' };
    expect(faultsOf(few, withPairs(few, draft, swapped))).toMatch(/^draw: .* would be better by/mu);
  });

  test('is found when the loser of the lottery has the place', () => {
    const left = ['a', 'b', 'c'].find((id) => !(id in mentorOf)) ?? '';
    const given = withPairs(few, draft, { [left]: mentorOf[first] ?? '', [second]: mentorOf[second] ?? '' });
    expect(faultsOf(few, given)).toMatch(/better by|leaves a gap|has u/u);
  });

  test('is found when its proof is left out, or a number of it is another', () => {
    const { certificate } = draft;
    const ties = certificate.ties ?? [];
    expect(ties.length).toBeGreaterThan(0);
    expect(check(few, { ...draft, certificate: { ...certificate, ties: [] } })).not.toEqual([]);
    for (const [at, tie] of ties.entries()) {
      const lower = tie.mentors.map((one) => ({ ...one, p: -one.p - 1 }));
      const planted = ties.map((one, k) => (k === at ? { ...tie, mentors: lower } : one));
      expect(check(few, { ...draft, certificate: { ...certificate, ties: planted } })).not.toEqual([]);
    }
  });
});

describe('the price of a floor', () => {
  const input = under({ ...floors(1), lotteryStrength: 0.5, ignoreTiers: true }, { seed: '1' });
  const draft = makeDraft(input);
  const priced = (price: number) => ({
    ...draft,
    certificate: { ...draft.certificate, floors: [{ group: 'left', price }] },
  });

  test.each([-1, 0.5, 2 ** 50, NaN])('of %d is found', (price) =>
    expect(faultsOf(input, priced(price))).toMatch(/the price of group left is|better by|leaves a gap/u),
  );

  test('of a group without a floor is found', () => {
    const stranger = { ...draft.certificate, floors: [{ group: 'nobody', price: 0 }] };
    expect(faultsOf(input, { ...draft, certificate: stranger })).toMatch(/the price of group nobody is 0/u);
  });

  test('that is another than the true one is found', () => {
    const true_ = draft.certificate.floors?.[0]?.price ?? 0;
    expect(check(input, priced(true_ + 70_000))).not.toEqual([]);
  });

  test('is needed where a floor is not met', () => {
    const more = under(floors(2), {
      students: few.students.map((one) => ({ ...one, avoids: one.group === 'left' ? ['m', 'n'] : [] })),
    });
    const lacking = makeDraft(more);
    expect(check(more, lacking)).toEqual([]);
    const silent = { ...lacking, certificate: { ...lacking.certificate, floors: [] } };
    expect(faultsOf(more, silent)).toMatch(/0 places of 2, and nothing shows/u);
  });
});

describe('the lowest pair', () => {
  const input = round({
    students: [student('s', help('x', 'y', 'z')), student('t', help('x', 'y'))],
    mentors: [mentor('m', help('x', 'y', 'z')), mentor('n', help('y'))],
    settings: settingsWith({ fairness: { kind: 'raise-the-lowest' } }),
  });
  const draft = makeDraft(input);
  const least = (points: number | undefined): Draft => {
    const { least: _, ...rest } = draft.certificate;
    return { ...draft, certificate: points === undefined ? rest : { ...rest, least: points } };
  };

  test('is raised, and any other claim about it is found', () => {
    expect(check(input, draft)).toEqual([]);
    expect(paired(draft)).toEqual(['s m', 't n']);
    const true_ = draft.certificate.least ?? 0;
    expect(faultsOf(input, least(undefined))).toMatch(/the least is undefined/u);
    expect(faultsOf(input, least(true_ - 1))).toMatch(/could be higher/u);
    expect(check(input, least(true_ + 1))).not.toEqual([]);
  });
});

describe('a stable draft', () => {
  // Each student likes the other mentor better than the mentor who likes them.
  const views = (criterion: 'help' | 'interests') => ({ mostImportant: criterion }) as const;
  const input = round({
    students: [
      student('s', { answers: { helpWanted: ['x'], interests: ['q'] }, ...views('help') }),
      student('t', { answers: { helpWanted: ['y'], interests: ['p'] }, ...views('help') }),
    ],
    mentors: [
      mentor('m', { answers: { helpOffered: ['x'], interests: ['p'] }, ...views('interests') }),
      mentor('n', { answers: { helpOffered: ['y'], interests: ['q'] }, ...views('interests') }),
    ],
    settings: settingsWith({
      aim: 'stable',
      criteria: [
        { id: 'help', kind: 'help', name: 'help', weight: 10 },
        { id: 'interests', kind: 'interests', name: 'interests', weight: 10 },
      ],
    }),
  });
  const draft = makeDraft(input);

  test('is the one that students like best, and no other stable one', () => {
    expect(paired(draft)).toEqual(['s m', 't n']);
    expect(check(input, draft)).toEqual([]);
    expect(faultsOf(input, withPairs(input, draft, { s: 'n', t: 'm' }))).toMatch(/could ask for somebody better/u);
  });

  test('in which two would both rather is found', () => {
    const alone = withPairs({ ...input, rejections: [{ studentId: 't', mentorId: 'n' }] }, draft, { s: 'm' });
    const undone = {
      ...alone,
      pairs: alone.pairs.filter(({ studentId }) => studentId === 's'),
      unmatched: [{ studentId: 't', reason: { code: 'group-too-small' } as const }],
    };
    const total = undone.pairs.reduce((sum, { score }) => sum + score, 0);
    const tiers = [{ tier: 1, students: 2, matched: 1 }];
    expect(faultsOf(input, { ...undone, total, tiers })).toMatch(/two people would both rather/u);
  });
});

describe('groups of a least size', () => {
  const input = round({
    students: [student('s'), student('t'), student('u')],
    mentors: [mentor('m', { places: 3, fewest: 3 }), mentor('n')],
  });

  test('meet with enough students or not at all', () => {
    const anySize = makeDraft({ ...input, mentors: [mentor('m', { places: 2 }), mentor('n')] });
    expect(check(input, makeDraft(input))).toEqual([]);
    expect(faultsOf(input, anySize)).toMatch(/mentor m has 2 students, and meets with 3 or more/u);
  });

  test('are not closed without a reason', () => {
    const draft = makeDraft(few);
    const closed = { ...draft, certificate: { ...draft.certificate, closed: ['m'] } };
    expect(faultsOf(few, closed)).toMatch(/mentor m is closed without a reason/u);
  });
});

/** How many places each floor lacks. */
function lacking({ students, settings: { fairness } }: MatchInput, draft: Draft): number[] {
  if (fairness?.kind !== 'floors') return [];
  const matched = new Set(draft.pairs.map(({ studentId }) => studentId));
  const served = (group: string) => students.filter((one) => one.group === group && matched.has(one.id)).length;
  return fairness.floors.map(({ group, places }) => Math.max(0, places - served(group)));
}

/** Floors that cannot all be met may share what there is in several ways that are equally good. */
function sharedOtherwise(input: MatchInput, draft: Draft, other: Draft): boolean {
  const [one, another] = [lacking(input, draft), lacking(input, other)];
  const sum = (places: readonly number[]) => places.reduce((all, count) => all + count, 0);
  return one.join() !== another.join() && sum(one) === sum(another);
}

test('a draft that passes the check is the one draft there is', () => {
  let others = 0;
  fc.assert(
    fc.property(chosenRounds, chosenRounds, (made, other) => {
      const input = { ...made, mentors: made.mentors.map((one) => ({ ...one, fewest: 1 })) };
      const { aim, ignoreTiers, fairness: _, ...rest } = input.settings;
      const settings = { ...rest, ignoreTiers: !ignoreTiers, ...(aim && { aim }) };
      const draft = makeDraft(input);
      const instead = makeDraft({ ...input, settings, seed: other.seed, before: other.before ?? [] });
      fc.pre(!sharedOtherwise(input, draft, instead));
      for (const planted of [instead, { ...instead, certificate: draft.certificate }]) {
        if (paired(instead).join() === paired(draft).join()) continue;
        others += 1;
        expect(check(input, planted)).not.toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
  expect(others).toBeGreaterThan(100);
});
