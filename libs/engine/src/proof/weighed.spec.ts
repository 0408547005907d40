import { mentor, round, settingsWith, student } from '../../test/small-rounds';
import { makeDraft } from '../draft/make-draft';
import type { Draft } from '../model/draft';
import { check } from './check';

const words = (...some: string[]) => ({ answers: { helpWanted: some, helpOffered: some } });

describe('which pairs are weighed', () => {
  test('not one that is barred, however much it would be worth to keep it', () => {
    const before = [{ studentId: 's', mentorId: 'm' }];
    const input = round({
      ...{ students: [student('s')], mentors: [mentor('m')], before, rejections: before },
      settings: settingsWith({ retention: 1 }),
    });
    expect(makeDraft(input).pairs).toEqual([]);
    expect(check(input, makeDraft(input))).toEqual([]);
  });

  test('but one without a point all the same: it serves somebody', () => {
    const input = round({ students: [student('s', words('a'))], mentors: [mentor('m', words('b'))] });
    const draft = makeDraft(input);
    expect(draft.pairs.map(({ score }) => score)).toEqual([0]);
    const nobody: Draft = {
      ...{ pairs: [], total: 0, tiers: [{ tier: 1, students: 1, matched: 0 }] },
      unmatched: [{ studentId: 's', reason: { code: 'group-too-small' } }],
      certificate: { students: [{ studentId: 's', u: 0 }], mentors: [{ mentorId: 'm', p: 0 }] },
    };
    expect(check(input, draft)).toEqual([]);
    expect(check(input, nobody).join()).toMatch(/^student s with mentor m would be better by \d+$/u);
  });
});

test('a tie is not settled by joining a group of a least size that has nobody', () => {
  const input = round({
    students: [student('s')],
    mentors: [mentor('m', { places: 2, fewest: 2 }), mentor('n')],
    before: [{ studentId: 's', mentorId: 'm' }],
  });
  const draft = makeDraft(input);
  const { closed, ...rest } = draft.certificate;
  expect(closed).toEqual(['m']);
  const open = { ...draft, certificate: { ...rest, mentors: [{ mentorId: 'm', p: 0 }, ...rest.mentors] } };
  for (const one of [draft, open]) expect(check(input, one)).toEqual([]);
  // Where anybody may come alone the pair of before is kept.
  const free = { ...input, mentors: [mentor('m', { places: 2 }), mentor('n')] };
  expect(check(free, open)).toEqual(['kept: student s with mentor m would be better by 1']);
});

test('a floor that cannot be met costs just more than the greatest value, with its bonus, of as many pairs as there can be', () => {
  const input = round({
    students: [
      student('s', words('a', 'b')),
      student('t', words('a')),
      student('u', { group: 'left', avoids: ['m', 'n'] }),
    ],
    mentors: [mentor('m', words('a', 'b')), mentor('n', words('b'))],
    settings: settingsWith({
      ...{ lotteryStrength: 0.5, ignoreTiers: true },
      fairness: { kind: 'floors', floors: [{ group: 'left', places: 1 }] },
    }),
  });
  const draft = makeDraft(input);
  const price = draft.certificate.floors?.[0]?.price ?? 0;
  const at = (points: number): Draft => ({
    ...draft,
    certificate: { ...draft.certificate, floors: [{ group: 'left', price: points }] },
  });
  expect(price).toBeGreaterThan(2 * 65_535);
  expect(check(input, draft)).toEqual([]);
  expect(check(input, at(price - 1))).toEqual([
    'group left has 0 places of 1, and nothing shows that more cannot be had',
  ]);
});
