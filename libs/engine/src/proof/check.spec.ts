import { mentor, round, student } from '../../test/small-rounds';
import { check } from './check';
import { makeDraft } from '../draft/make-draft';
import type { Draft } from '../model/draft';
import type { MatchInput } from '../model/input';

const help = (...words: string[]) => ({ answers: { helpWanted: words, helpOffered: words } });

/** Ana and Bo suit m0 and m1 best; Cy is left over; Di is pinned to m2. */
const input: MatchInput = round({
  students: [
    student('ana', help('a', 'b')),
    student('bo', help('b')),
    student('cy', { ...help('c'), tier: 2 }),
    student('di', help('d')),
  ],
  mentors: [
    mentor('m0', help('a', 'b')),
    mentor('m1', help('b')),
    mentor('m2', { ...help('d'), places: 1 }),
    mentor('m3', { places: 0 }),
  ],
  pins: [{ studentId: 'di', mentorId: 'm2' }],
});
const draft = makeDraft(input);

const pairs = (change: (pair: Draft['pairs'][number]) => Partial<Draft['pairs'][number]>): Draft => ({
  ...draft,
  pairs: draft.pairs.map((pair) => ({ ...pair, ...change(pair) })),
});
const swapped: Record<string, string> = { ana: 'm1', bo: 'm0', di: 'm2' };

test('a draft of the engine has no fault', () => expect(check(input, draft)).toEqual([]));

test.each<[what: string, fault: RegExp, planted: Draft]>([
  ['a student left out', /student cy is there 0 times/, { ...draft, unmatched: [] }],
  ['a student twice', /student ana is there 2 times/, { ...draft, pairs: [...draft.pairs, draft.pairs[0]!] }],
  [
    'a stranger',
    /student eve is not in the round/,
    { ...draft, unmatched: [...draft.unmatched, { ...draft.unmatched[0]!, studentId: 'eve' }] },
  ],
  [
    'an unknown mentor',
    /mentor m9 is not in the round/,
    pairs(({ studentId }) => (studentId === 'ana' ? { mentorId: 'm9' } : {})),
  ],
  [
    'a place too many',
    /mentor m1 has 2 students and 1 places/,
    pairs(({ studentId }) => (studentId === 'ana' ? { mentorId: 'm1' } : {})),
  ],
  [
    'a lost pin',
    /pin of student di is not kept/,
    pairs(({ studentId }) => ({ mentorId: { ana: 'm2', bo: 'm1', di: 'm0' }[studentId]! })),
  ],
  ['a false pin', /wrongly marked as pinned/, pairs(() => ({ pinned: true }))],
  ['a wrong total', /the total is/, { ...draft, total: draft.total + 1 }],
  [
    'a wrong tier',
    /tier 2 is counted wrongly/,
    { ...draft, tiers: draft.tiers.map((one) => ({ ...one, matched: 3 })) },
  ],
  ['a missing tier', /1 tiers are listed, 2 have students/, { ...draft, tiers: draft.tiers.slice(0, 1) }],
  [
    'a wrong part',
    /parts sum to/,
    pairs(({ parts }) => ({ parts: parts.map((part) => ({ ...part, points: part.points + 1 })) })),
  ],
  [
    'a false reason',
    /parts are not those of this pair/,
    pairs(({ parts }) => ({ parts: parts.map((part) => ({ ...part, fit: 0.3 })) })),
  ],
  [
    'a share too many',
    /shares sum to/,
    pairs(({ parts }) => ({ parts: parts.map((part) => ({ ...part, weight: 0.3 })) })),
  ],
  ['a negative price', /p of mentor m0 is -1/, proof({ mentors: { m0: -1 } })],
  ['half a price', /p of mentor m0 is 0.5/, proof({ mentors: { m0: 0.5 } })],
  [
    'a missing worth',
    /u of student ana is undefined/,
    { ...draft, certificate: { ...draft.certificate, students: [] } },
  ],
  ['a proof one too low', /would be better by 1|leaves a gap/, proof({ students: { ana: worth('ana') - 1 } })],
  [
    'a proof one too high',
    /student ana with mentor m0 leaves a gap of 1/,
    proof({ students: { ana: worth('ana') + 1 } }),
  ],
  ['a worth for the unmatched', /unmatched student cy has u 1/, proof({ students: { cy: 1 } })],
])('%s is found', (_, fault, planted) => expect(check(input, planted).join('\n')).toMatch(fault));

test('a worse draft with honest numbers is found by its proof alone', () => {
  const honest = makeDraft({
    ...input,
    pins: [...input.pins, { studentId: 'ana', mentorId: 'm1' }, { studentId: 'bo', mentorId: 'm0' }],
  });
  const worse = {
    ...honest,
    certificate: draft.certificate,
    pairs: honest.pairs.map((pair) => ({ ...pair, pinned: pair.studentId === 'di' })),
  };
  expect(worse.pairs.map(({ mentorId }) => mentorId)).toEqual(Object.values(swapped));
  expect(check(input, worse).join('\n')).toMatch(/leaves a gap/);
});

test('a barred pair is found', () => {
  expect(check({ ...input, rejections: [{ studentId: 'ana', mentorId: 'm0' }] }, draft)).toContain(
    'student ana with mentor m0: barred by rejected',
  );
});

test('another score than that of the pair is found', () => {
  const lied = {
    ...pairs(({ studentId, score }) => (studentId === 'ana' ? { score: score - 1 } : {})),
    total: draft.total - 1,
  };
  expect(check(input, lied).join('\n')).toMatch(/score 65534, should be 65535/);
});

test('a mentor with a place to spare must be free', () => {
  const roomy = { ...input, mentors: input.mentors.map((one) => ({ ...one, places: 5 })) };
  const good = makeDraft(roomy);
  const dear = {
    ...good,
    certificate: { ...good.certificate, mentors: good.certificate.mentors.map((one) => ({ ...one, p: 1 })) },
  };
  expect(check(roomy, good)).toEqual([]);
  expect(check(roomy, dear).join('\n')).toMatch(/has a place to spare and p 1/);
});

function worth(id: string): number {
  return draft.certificate.students.find(({ studentId }) => studentId === id)!.u;
}

function proof(change: { students?: Record<string, number>; mentors?: Record<string, number> }): Draft {
  return {
    ...draft,
    certificate: {
      students: draft.certificate.students.map((one) => ({ ...one, u: change.students?.[one.studentId] ?? one.u })),
      mentors: draft.certificate.mentors.map((one) => ({ ...one, p: change.mentors?.[one.mentorId] ?? one.p })),
    },
  };
}
