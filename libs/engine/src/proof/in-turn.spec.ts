import fc from 'fast-check';
import { sharingRounds } from '../../test/sharing-rounds';
import { criterion, mentor, round, settingsWith, student } from '../../test/small-rounds';
import { makeDraft } from '../draft/make-draft';
import type { MatchInput } from '../model/input';
import { check } from './check';

const settings = settingsWith({
  criteria: [criterion({ kind: 'help', weight: 10 }), criterion({ kind: 'shared-experience', weight: 30 })],
});
const says = (help: string[], shared: string[]) => ({
  answers: { helpWanted: help, sharedExperienceWanted: shared },
});
const offers = (help: string[], shared: string[]) => ({
  answers: { helpOffered: help, sharedExperienceOffered: shared },
});

/** Ben fits better by what anybody may compare; Amina by what she shares. */
const contest = round({
  students: [student('amina', says(['b'], ['x'])), student('ben', says(['a', 'c'], []))],
  mentors: [mentor('joan', offers(['a'], ['x']))],
  settings,
});

/** The same round by full scores alone: the criterion is one like any other. */
const asAnyOther: MatchInput = {
  ...contest,
  settings: settingsWith({
    criteria: [
      criterion({ kind: 'help', weight: 10 }),
      criterion({
        ...{ kind: 'overlap', weight: 30 },
        ...{ studentField: 'sharedExperienceWanted', mentorField: 'sharedExperienceOffered' },
      }),
    ],
  }),
};

test('a draft whose students were chosen by what they share is refused', () => {
  const [right, wrong] = [makeDraft(contest), makeDraft(asAnyOther)];
  expect(right.pairs.map(({ studentId }) => studentId)).toEqual(['ben']);
  expect(wrong.pairs.map(({ studentId }) => studentId)).toEqual(['amina']);
  expect(check(asAnyOther, wrong)).toEqual([]);
  const pinned = makeDraft({ ...contest, pins: [{ studentId: 'amina', mentorId: 'joan' }] });
  const pairs = pinned.pairs.map((pair) => ({ ...pair, pinned: false }));
  const planted = { ...wrong, pairs, total: pinned.total };
  expect(check(contest, planted)).toEqual(['nothing proves who is served']);
  const served = { ...wrong.certificate, pairs: [{ studentId: 'amina', mentorId: 'joan' }] };
  expect(check(contest, { ...planted, certificate: { ...wrong.certificate, served } })).toContainEqual(
    expect.stringMatching(/^who is served: student amina with mentor joan leaves a gap/),
  );
});

test('a certificate without its first half is refused, and one for students other than those served', () => {
  const draft = makeDraft(contest);
  const { served, ...second } = draft.certificate;
  expect(check(contest, draft)).toEqual([]);
  expect(check(contest, { ...draft, certificate: second })).toEqual(['nothing proves who is served']);
  for (const pairs of [[], [{ studentId: 'amina', mentorId: 'joan' }], [...served!.pairs, ...served!.pairs]])
    expect(check(contest, { ...draft, certificate: { ...second, served: { ...served!, pairs } } })).not.toEqual([]);
});

test('of a round in which nobody shares anything no first half is taken', () => {
  const silent = { ...contest, mentors: [mentor('joan', offers(['a'], []))] };
  const draft = makeDraft(silent);
  const served = { ...draft.certificate, pairs: draft.pairs };
  expect(check(silent, { ...draft, certificate: { ...draft.certificate, served } })).toHaveLength(1);
  expect(check(silent, { ...draft, sharingLeftOut: true })).toHaveLength(1);
});

test('that what people share is left out is taken only where it has to be', () => {
  expect(check(contest, { ...makeDraft(contest), sharingLeftOut: true })).toEqual([
    'what people share is left out without a reason',
  ]);
});

test('in a stable draft sharing is left out where with it somebody would lose the place they have without it', () => {
  // Without sharing s has n, and t has m, the only mentor t may have. With it s and m would both rather have each other.
  const stable = round({
    students: [student('s', says(['a'], ['x'])), student('t', { ...says(['b', 'c'], []), avoids: ['n'] })],
    mentors: [mentor('m', offers(['b'], ['x'])), mentor('n', offers(['a'], ['y']))],
    settings: { ...settings, aim: 'stable' },
  });
  const draft = makeDraft(stable);
  expect(draft.sharingLeftOut).toBe(true);
  expect(draft.pairs.map(({ studentId, mentorId }) => studentId + mentorId)).toEqual(['sn', 'tm']);
  expect(draft.pairs.flatMap(({ parts }) => parts.map(({ kind }) => kind))).toEqual(['help', 'help']);
  expect(check(stable, draft)).toEqual([]);
  const { sharingLeftOut: _, ...untold } = draft;
  expect(check(stable, untold)).toEqual(['nothing proves who is served']);
});

test('no number of either half can be moved', () => {
  let moved = 0;
  fc.assert(
    fc.property(sharingRounds, fc.nat(), fc.boolean(), (input, at, first) => {
      const draft = makeDraft(input);
      const { served, ...second } = draft.certificate;
      if (!served) return;
      const half = first ? served : second;
      if (half.students.length === 0) return;
      const students = half.students.map((one, k) =>
        k === at % half.students.length ? { ...one, u: one.u + 1 } : one,
      );
      const certificate = first ? { ...second, served: { ...served, students } } : { ...second, served, students };
      expect(check(input, { ...draft, certificate })).not.toEqual([]);
      moved += 1;
    }),
    { numRuns: 150 },
  );
  expect(moved).toBeGreaterThan(10);
});
