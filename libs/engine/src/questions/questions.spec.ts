import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import { smallRounds } from '../../test/small-rounds';
import { criterion, mentor, round, settingsWith, student } from '../../test/small-rounds';
import { makeDraft } from '../draft/make-draft';
import type { Draft } from '../model/draft';
import type { MatchInput } from '../model/input';
import { previewSwap } from './swap';
import { chancesOf, designPreview } from './chances';
import { compareAims, diagnose } from './diagnosis';
import { gapForecast } from './gap-forecast';
import { OpenRound } from './open-round';
import { withPeople } from './other-people';
import { swapCostsOf } from './swap-costs-of';
import { whatIf } from './what-if';

const few = { numRuns: 150 };
const mentorsIn = (draft: Draft) => new Map(draft.pairs.map(({ studentId, mentorId }) => [studentId, mentorId]));

/** What a swap loses by the preview, which solves the whole round anew. */
function lossOf(input: MatchInput, draft: Draft, studentId: string, mentorId: string) {
  const swap = previewSwap(input, draft, studentId, mentorId);
  return { tiers: swap.tiers, points: draft.total - swap.draft.total };
}

describe('the costs of every mentor of a student', () => {
  test('are those that a preview of each swap finds', () => {
    fc.assert(
      fc.property(smallRounds, (input) => {
        const draft = makeDraft(input);
        const open = new OpenRound(input);
        for (const { id } of input.students) {
          const costs = swapCostsOf(open, id);
          if (input.pins.some(({ studentId }) => studentId === id)) expect(costs).toBeNull();
          for (const { mentorId, ...cost } of costs?.mentors ?? [])
            expect(cost).toEqual(lossOf(input, draft, id, mentorId));
          if (costs) expect(costs.best).toMatchObject({ matched: draft.pairs.length, total: draft.total });
        }
      }),
      few,
    );
  });

  test('name every mentor with an open place whom the student may have, and no others', () => {
    const input = round({
      students: [student('s', { answers: { helpWanted: ['a'] } }), student('t', { answers: { helpWanted: ['b'] } })],
      mentors: [mentor('m'), mentor('full'), mentor('none', { places: 0 })],
      pins: [{ studentId: 't', mentorId: 'full' }],
    });
    expect(swapCostsOf(new OpenRound(input), 's')?.mentors.map(({ mentorId }) => mentorId)).toEqual(['m']);
  });

  test('say what leaving the student out costs', () => {
    const input = round({
      students: [1, 2].map((tier) => student(`s${tier}`, { tier, answers: { helpWanted: ['a'] } })),
      mentors: [mentor('m', { answers: { helpOffered: ['a'] } })],
    });
    const { without } = swapCostsOf(new OpenRound(input), 's1') ?? {};
    expect(without).toEqual({
      tiers: [
        { tier: 1, change: -1 },
        { tier: 2, change: 1 },
      ],
      points: 0,
    });
  });

  test('with other tiers and places it is the draft of those people', () => {
    fc.assert(
      fc.property(
        smallRounds,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 3, max: 5 }),
        (input, tier, places) => {
          const [first] = input.students;
          const tiers = Object.fromEntries(input.students.map(({ id }) => [id, id === first?.id ? tier : 2]));
          const people = { tiers, places: Object.fromEntries(input.mentors.map(({ id }) => [id, places])) };
          const asked = whatIf(new OpenRound(input), input.settings, people);
          const made = makeDraft(withPeople(input, people));
          expect(asked.before).toMatchObject({ matched: makeDraft(input).pairs.length });
          expect(asked.after).toMatchObject({ matched: made.pairs.length, total: made.total });
        },
      ),
      few,
    );
  });

  test('are not given where prices do not tell', () => {
    const input = round({
      students: [student('s')],
      mentors: [mentor('m')],
      settings: settingsWith({ aim: 'stable' }),
    });
    expect(swapCostsOf(new OpenRound(input), 's')).toBeNull();
    expect(() => swapCostsOf(new OpenRound(input), 'x')).toThrow(expect.objectContaining({ code: 'unknown-student' }));
  });
});

test('what would change under other settings is what two drafts differ in', () => {
  fc.assert(
    fc.property(chosenRounds, chosenRounds, (input, { settings: wished }) => {
      const settings = {
        ...wished,
        fairness: undefined,
        criteria: input.settings.criteria,
        barriers: [],
        minimumFit: 0,
      };
      const { fairness: _, ...other } = settings;
      const [before, after] = [makeDraft(input), makeDraft({ ...input, settings: other })];
      const asked = whatIf(new OpenRound(input), other);
      for (const [outlook, draft] of [
        [asked.before, before],
        [asked.after, after],
      ] as const) {
        const scores = draft.pairs.map(({ score }) => score);
        expect(outlook).toEqual({
          matched: draft.pairs.length,
          total: draft.total,
          lowest: scores.length === 0 ? null : Math.min(...scores),
          tiers: draft.tiers,
        });
      }
      const [was, is] = [mentorsIn(before), mentorsIn(after)];
      const moved = input.students.map(({ id }) => ({
        studentId: id,
        from: was.get(id) ?? null,
        to: is.get(id) ?? null,
      }));
      expect(asked.moves).toEqual(
        moved.filter(({ from, to }) => from !== to).sort((a, b) => (a.studentId < b.studentId ? -1 : 1)),
      );
      expect(asked.better + asked.worse).toBeLessThanOrEqual(asked.moves.length);
    }),
    few,
  );
});

describe('chances of a mentor', () => {
  const sure = (input: MatchInput) => makeDraft(input).tiers.reduce((sum, { matched }) => sum + matched, 0);

  test('are the same whether each draw is repaired or the whole round decided anew', () => {
    fc.assert(
      fc.property(smallRounds, fc.constantFrom(0, 0.1, 1), (input, lotteryStrength) => {
        const plain = new OpenRound({ ...input, settings: { ...input.settings, lotteryStrength } });
        const anew = new OpenRound(plain.input);
        Object.defineProperty(anew, 'isPlain', { value: false });
        expect(chancesOf(plain, 12)).toEqual(chancesOf(anew, 12));
      }),
      few,
    );
  });

  test('sum to the students served, whatever the round chooses', () => {
    fc.assert(
      fc.property(
        chosenRounds.filter(({ settings: { aim } }) => aim !== 'best-fit'),
        (input) => {
          fc.pre(input.mentors.every(({ fewest = 1 }) => fewest === 1));
          const { students } = chancesOf(new OpenRound(input), 5);
          expect(students.map(({ studentId }) => studentId)).toEqual(input.students.map(({ id }) => id).sort());
          const served = students.reduce((sum, one) => sum + one.served, 0);
          if (input.settings.aim !== 'stable') expect(served).toBe(5 * sure(input));
        },
      ),
      few,
    );
  });

  test('are even where nothing but the lottery tells two students apart', () => {
    const input = round({
      students: ['s', 't', 'sure'].map((id) => student(id)),
      mentors: [mentor('m'), mentor('n')],
      pins: [{ studentId: 'sure', mentorId: 'n' }],
    });
    const { students, undecided, effective } = chancesOf(new OpenRound(input), 1000);
    const servedOf = new Map(students.map(({ studentId, served }) => [studentId, served]));
    expect(servedOf.get('sure')).toBe(1000);
    expect((servedOf.get('s') ?? 0) + (servedOf.get('t') ?? 0)).toBe(1000);
    expect(Math.abs((servedOf.get('s') ?? 0) - 500)).toBeLessThan(4 * Math.sqrt(250));
    expect(undecided).toBe(2);
    expect(effective).toBeCloseTo(2, 1);
  });

  test('a design that is looked at says what its own chances are', () => {
    fc.assert(
      fc.property(smallRounds, (input) => {
        const strengths = [0, 0.2];
        for (const [at, design] of (designPreview(new OpenRound(input), strengths, 20) ?? []).entries()) {
          const settings = { ...input.settings, lotteryStrength: strengths[at] ?? 0 };
          const { undecided, effective } = chancesOf(new OpenRound({ ...input, settings }), 20);
          expect(design).toMatchObject({ strength: strengths[at], undecided, effective });
        }
      }),
      { numRuns: 50 },
    );
    const stable = round({
      students: [student('s')],
      mentors: [mentor('m')],
      settings: settingsWith({ aim: 'stable' }),
    });
    expect(designPreview(new OpenRound(stable), [0], 10)).toBeNull();
  });
});

test('of the three aims, the stable one leaves nobody who would both rather, serving most serves most, best fit fits best', () => {
  fc.assert(
    fc.property(smallRounds, (input) => {
      const open = new OpenRound({ ...input, settings: { ...input.settings, ignoreTiers: true } });
      const under = new Map(compareAims(open).map((one) => [one.aim, one]));
      const [most, best, stable] = (['most-matched', 'best-fit', 'stable'] as const).map((aim) => under.get(aim)!);
      expect(stable!.blocking).toEqual({ pairs: 0, students: 0 });
      expect(most!.matched).toBeGreaterThanOrEqual(Math.max(best!.matched, stable!.matched));
      expect(best!.total).toBeGreaterThanOrEqual(Math.max(most!.total, stable!.total));
      expect(most).toMatchObject(diagnose(open));
    }),
    few,
  );
});

test('where the forecast says that one more place would serve, it does, and elsewhere it does not', () => {
  fc.assert(
    fc.property(smallRounds, (input) => {
      const gaps = gapForecast(new OpenRound(input)).find(({ by }) => by === 'help')?.gaps ?? [];
      const now = makeDraft(input).pairs.length;
      for (const gap of gaps) {
        const said = input.mentors.filter(
          ({ answers, places }) => places > 0 && listed(answers['helpOffered']).includes(gap.value),
        );
        const serving = said.filter(({ id }) => makeDraft(withPlaceAt(input, id)).pairs.length > now);
        expect([gap.mentors, gap.servingMentors]).toEqual([said.length, serving.length]);
      }
    }),
    few,
  );
});

const listed = (answer: unknown): readonly unknown[] => (Array.isArray(answer) ? answer : [answer]);
const withPlaceAt = (input: MatchInput, mentorId: string): MatchInput => ({
  ...input,
  mentors: input.mentors.map((one) => (one.id === mentorId ? { ...one, places: one.places + 1 } : one)),
});

test('a round asked many things is read once and never changed', () => {
  const input = round({
    students: [student('s', { answers: { helpWanted: ['a'] } })],
    mentors: [mentor('m', { answers: { helpOffered: ['a'] } })],
    settings: settingsWith({ criteria: [criterion({ kind: 'help' })] }),
  });
  const frozen = structuredClone(input);
  const open = new OpenRound(input);
  expect([open.whole === open.whole, open.live === open.live, open.turns === open.turns]).toEqual([true, true, true]);
  expect([open.serving === open.whole, open.servingLive === open.live]).toEqual([true, true]);
  swapCostsOf(open, 's');
  whatIf(open, { ...input.settings, minimumFit: 1 });
  chancesOf(open, 3);
  expect(input).toEqual(frozen);
});
