import { mentor, round, student } from '../../test/small-rounds';
import { makeDraft } from '../draft/make-draft';
import type { Draft } from '../model/draft';
import type { MatchInput, Pin } from '../model/input';
import { check } from './check';

const pin = (studentId: string, mentorId: string, announced?: boolean): Pin => ({
  ...{ studentId, mentorId },
  ...(announced !== undefined && { announced }),
});
const input = (pins: readonly Pin[], rejections: MatchInput['rejections'] = []): MatchInput =>
  round({
    students: ['s', 't', 'u'].map((id) => student(id)),
    mentors: ['m', 'n', 'o'].map((id) => mentor(id)),
    pins,
    rejections,
  });
const draft = makeDraft(input([pin('s', 'm'), pin('t', 'n')]));
const but = (change: (pair: Draft['pairs'][number]) => Partial<Draft['pairs'][number]>): Draft => ({
  ...draft,
  pairs: draft.pairs.map((pair) => ({ ...pair, ...change(pair) })),
});

describe('a pair that was announced', () => {
  const barred = [pin('s', 'm')];
  const fault = ['student s with mentor m: barred by rejected'];

  test('stands though something would bar it now; one that is only pinned does not', () => {
    expect(check(input([pin('s', 'm', true), pin('t', 'n')], barred), draft)).toEqual([]);
    expect(check(input([pin('s', 'm', true), pin('t', 'n', true)], barred), draft)).toEqual([]);
    expect(check(input([pin('s', 'm', false), pin('t', 'n', true)], barred), draft)).toEqual(fault);
    expect(check(input([pin('s', 'm'), pin('t', 'n')], barred), draft)).toEqual(fault);
  });

  test('is this pair: another announced one excuses nothing', () => {
    // Two pins at one mentor, or of a mentor and a student who are both announced, but not together.
    const two = { ...input([pin('s', 'm'), pin('t', 'm', true)]), mentors: [mentor('m', { places: 2 }), mentor('n')] };
    const both = makeDraft(two);
    expect(check({ ...two, rejections: barred }, both)).toEqual(fault);
    expect(check({ ...two, rejections: [pin('t', 'm')] }, both)).toEqual([]);
    // A student pinned twice cannot be; of a wrong list each pair is still judged alone.
    const listed = [pin('s', 'n', true), pin('s', 'm'), pin('t', 'n', true)];
    expect(check(input(listed, barred), draft)).toEqual(fault);
  });

  test('excuses no pair that is not marked as pinned', () => {
    const unmarked = but(({ studentId, pinned }) => ({ pinned: studentId === 's' ? false : pinned }));
    expect(check(input([pin('s', 'm', true), pin('t', 'n')], barred), unmarked)).toEqual([
      'student s is wrongly marked as not pinned',
    ]);
  });
});

describe('what does not stand is told, thing by thing', () => {
  const pins = [pin('s', 'm'), pin('t', 'n')];
  const without = (id: string): Draft => {
    const pairs = draft.pairs.filter(({ studentId }) => studentId !== id);
    return {
      ...draft,
      pairs,
      unmatched: [{ studentId: id, reason: { code: 'group-too-small' } }],
      total: pairs.reduce((sum, { score }) => sum + score, 0),
      tiers: [{ tier: 1, students: 3, matched: 2 }],
    };
  };

  test('a pin whose student goes without', () =>
    expect(check(input(pins), without('s'))).toEqual(['the pin of student s is not kept']));

  test('a pin that is not marked, and a mark without a pin', () =>
    expect(
      check(
        input(pins),
        but(({ studentId }) => ({ pinned: studentId === 'u' })),
      ),
    ).toEqual([
      'student s is wrongly marked as not pinned',
      'student t is wrongly marked as not pinned',
      'student u is wrongly marked as pinned',
    ]));

  test('a stranger with a mentor, and one without', () => {
    const lone = but(({ studentId }) => (studentId === 'u' ? { studentId: 'eve' } : {}));
    const unmatched = [{ studentId: 'al', reason: { code: 'group-too-small' } as const }];
    expect(check(input(pins), { ...lone, unmatched, tiers: [{ tier: 1, students: 3, matched: 2 }] })).toEqual([
      'student eve is not in the round',
      'student al is not in the round',
      'student u is there 0 times',
    ]);
  });
});
