import { claimsOf } from '../../test/claims-of';
import { mentor, round, settingsWith, student } from '../../test/small-rounds';
import { ticket, together } from '../aims/lottery';
import type { Certificate, TieLayer } from '../model/draft';
import type { Fairness, MatchInput } from '../model/input';
import { tieFaults } from './tie-proof';
import { TightPairs } from './tight-pairs';

/** Every pair of these rows of mentors is left over. */
function leftOver(rows: readonly (readonly number[])[]): TightPairs {
  const pairs = new TightPairs(rows.length);
  for (const [i, row] of rows.entries()) {
    for (const j of row) pairs.add(j);
    pairs.endRow(i);
  }
  return pairs;
}

type Listed = Readonly<Partial<Record<TieLayer, Readonly<Record<string, number>>>>>;
/** Numbers by mentor, and of groups by `group`. */
const ties = (listed: Listed, groups: Listed = {}): Pick<Certificate, 'ties'> => ({
  ties: (['kept', 'tickets', 'draw'] as const).map((layer) => ({
    layer,
    mentors: Object.entries(listed[layer] ?? {}).map(([mentorId, p]) => ({ mentorId, p })),
    groups: Object.entries(groups[layer] ?? {}).map(([group, price]) => ({ group, price })),
  })),
});
const worth = (u: number, p: number): Pick<Certificate, 'students' | 'mentors'> => ({
  students: [{ studentId: 's', u }],
  mentors: [{ mentorId: 'm', p }],
});
const [drawnOf, drawnAt] = [ticket('seed', 's'), ticket('seed', 'm')];
const pairDrawn = together(drawnOf, drawnAt);

test('pairs are kept row by row', () => {
  const { rowStart, mentorAt } = leftOver([[3, 1], [], [2]]);
  expect([[...rowStart], mentorAt]).toEqual([
    [0, 2, 2, 3],
    [3, 1, 2],
  ]);
});

describe('one student with the mentor of before', () => {
  const input: MatchInput = round({
    students: [student('s')],
    mentors: [mentor('m')],
    before: [{ studentId: 's', mentorId: 'm' }],
  });
  const faultsOf = (proof: Partial<Certificate>, from = input) =>
    tieFaults(claimsOf(from, { s: 'm' }, { ...worth(0, 0), ...proof }), leftOver([[0]]));

  test('gains in every question when no place costs anything', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf(ties({ kept: { m: 1 }, tickets: { m: drawnOf }, draw: { m: pairDrawn } }))).toEqual([]);
  });

  test('may not lose in a question, unless they must be in', () => {
    expect(faultsOf(ties({ kept: { m: 2 } }))).toEqual(['kept: student s should have been left out']);
    expect(faultsOf({ ...worth(1, 0), ...ties({ kept: { m: 2 } }) })).toEqual([]);
    // Who gained in an earlier question must be in from there on.
    expect(faultsOf(ties({ kept: { m: 0 }, tickets: { m: drawnOf + 1 } }))).toEqual([]);
    expect(faultsOf(ties({ kept: { m: 1 }, tickets: { m: drawnOf + 1 } }))).toEqual([
      'tickets: student s should have been left out',
    ]);
    expect(faultsOf(ties({ kept: { m: 1 }, tickets: { m: drawnOf }, draw: { m: pairDrawn + 1 } }))).toEqual([
      'draw: student s should have been left out',
    ]);
  });

  test('a place costs less than nothing only where it must be filled', () => {
    expect(faultsOf(ties({ kept: { m: -1 } }))).toEqual(['kept: p of mentor m is -1']);
    expect(faultsOf({ ...worth(0, 3), ...ties({ kept: { m: -1 } }) })).toEqual([]);
    expect(faultsOf(ties({ tickets: { m: -1 } }))).toEqual(['tickets: p of mentor m is -1']);
    expect(faultsOf(ties({ kept: { m: 1 }, tickets: { m: -1 } }))).toEqual([]);
    expect(faultsOf(ties({ tickets: { m: 1 }, draw: { m: -1 } }))).toEqual([]);
    expect(faultsOf(ties({ draw: { m: -1 } }))).toEqual(['draw: p of mentor m is -1']);
  });

  test('a place costs whole points, and nothing where there is one to spare', () => {
    expect(faultsOf(ties({ kept: { m: 0.5 } }))).toEqual(['kept: p of mentor m is 0.5']);
    const roomy = { ...input, mentors: [mentor('m', { places: 2 })] };
    expect(faultsOf(ties({ kept: { m: 1 } }), roomy)).toEqual(['kept: p of mentor m is 1']);
    expect(faultsOf({}, roomy)).toEqual([]);
    // How many a group of a least size has is not for a tie to change.
    const meeting = { ...input, mentors: [mentor('m', { places: 3, fewest: 2 })] };
    expect(faultsOf(ties({ kept: { m: 1 } }), meeting)).toEqual([]);
    expect(faultsOf(ties({ kept: { m: -1 } }), meeting)).toEqual([]);
  });
});

describe('two students who could have the same place', () => {
  // Of these t is in group b and had the place before; s is in group a.
  const input = (fairness?: Fairness, order = ['s', 't']): MatchInput =>
    round({
      students: order.map((id) => student(id, { group: id === 's' ? 'a' : 'b' })),
      mentors: [mentor('m')],
      before: [{ studentId: 't', mentorId: 'm' }],
      settings: settingsWith(fairness ? { fairness } : {}),
    });
  const floor = (places: number): Fairness => ({ kind: 'floors', floors: [{ group: 'a', places }] });
  const [of, other] = [drawnOf, ticket('seed', 't')];
  const otherPair = together(other, drawnAt);
  /** What s lacks against t in each question, made good by the price of group a. */
  const price = { kept: 1, tickets: other - of, draw: otherPair - pairDrawn };
  const placeOf = { kept: { m: 1 }, tickets: { m: other }, draw: { m: otherPair } };
  const made = { kept: { a: price.kept }, tickets: { a: price.tickets }, draw: { a: price.draw } };
  const faultsOf = (proof: Partial<Certificate>, fairness?: Fairness, order?: string[]) =>
    tieFaults(
      claimsOf(input(fairness, order), { s: 'm' }, { ...worth(0, 0), students: [], ...proof }),
      leftOver([[0], [0]]),
    );
  const free = { students: ['s', 't'].map((studentId) => ({ studentId, u: 0 })) };

  test('the one of before has it, whatever else would speak for the other', () => {
    expect(faultsOf(free)).toEqual(['kept: student t with mentor m would be better by 1']);
    expect(faultsOf({ ...free, ...ties({ kept: { m: 1 } }) })).toEqual(['kept: student s should have been left out']);
  });

  test.each([[['s', 't']], [['t', 's']]])(
    'unless it is kept for a group, at a price that makes good what they lack (%j)',
    (order) => expect(faultsOf({ ...free, ...ties(placeOf, made) }, floor(1), order)).toEqual([]),
  );

  test('a group that has more than it is asked for has no price', () => {
    expect(faultsOf({ ...free, ...ties(placeOf, made) }, floor(0))).toEqual(['kept: the price of group a is 1']);
    // Unless the price of its places shows that its count is held.
    const held = { ...free, floors: [{ group: 'a', price: 5 }] };
    expect(faultsOf({ ...held, ...ties(placeOf, made) }, floor(0))).toEqual([]);
  });
});

describe('the price of a group', () => {
  const input = (floor: number): MatchInput =>
    round({
      students: [student('s', { group: 'a' })],
      mentors: [mentor('m')],
      settings: settingsWith({ fairness: { kind: 'floors', floors: [{ group: 'a', places: floor }] } }),
    });
  const faultsOf = (floor: number, prices: Readonly<Partial<Record<TieLayer, number>>>, held = 0) => {
    const groups = Object.fromEntries(Object.entries(prices).map(([layer, a]) => [layer, { a }]));
    const proof = { ...worth(0, 0), ...ties({}, groups), ...(held !== 0 && { floors: [{ group: 'a', price: held }] }) };
    return tieFaults(claimsOf(input(floor), { s: 'm' }, proof), leftOver([[0]]));
  };
  const told = (layer: TieLayer, price: number) => [`${layer}: the price of group a is ${price}`];

  test('is 0 where it has more than it is asked for, unless its count is held', () => {
    for (const floor of [1, 2]) expect(faultsOf(floor, { kept: 1, tickets: 7, draw: 2 })).toEqual([]);
    expect(faultsOf(0, { kept: 1 })).toEqual(told('kept', 1));
    expect(faultsOf(0, { draw: 1 })).toEqual(told('draw', 1));
    expect(faultsOf(0, { kept: 1, tickets: 7, draw: 2 }, 4)).toEqual([]);
  });

  test('is whole', () => {
    for (const held of [0, 4]) expect(faultsOf(1, { kept: 1.5 }, held)).toEqual(told('kept', 1.5));
    expect(faultsOf(1, { tickets: 0.5 })).toEqual(told('tickets', 0.5));
  });

  test('is below 0 only where its count is held, by a price of before', () => {
    expect(faultsOf(1, { tickets: -1 })).toEqual(told('tickets', -1));
    expect(faultsOf(1, { tickets: -1, draw: -1 }, 4)).toEqual([]);
    expect(faultsOf(1, { kept: 1, tickets: -1 })).toEqual([]);
    expect(faultsOf(1, { kept: 1, draw: -1 })).toEqual([]);
    expect(faultsOf(1, { tickets: 1, draw: -1 })).toEqual([]);
    expect(faultsOf(1, { kept: 1, tickets: 1, draw: -1 })).toEqual([]);
  });
});
