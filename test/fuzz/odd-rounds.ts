import fc from 'fast-check';
import type { Aim, Fairness, MatchInput } from '../../libs/engine/src/model/input';
import { hostileRounds } from '../../libs/engine/src/spec/hostile-rounds';
import { mended } from './mended';
import { plantings, wildNumber } from './plantings';
import { renamed } from './renamed';

/** Rounds with every choice there is made at random; every third is also given something that no form would let through. */
export const oddRounds: fc.Arbitrary<MatchInput> = fc
  .record({
    round: hostileRounds,
    people: fc.array(
      fc.record({
        tier: fc.constantFrom(1, 1, 2, 3, 9),
        group: fc.constantFrom(undefined, 'a', 'b', '__proto__'),
        fewest: fc.constantFrom(undefined, undefined, undefined, 1, 2),
        places: fc.constantFrom(0, 1, 1, 1, 2, 3, 500),
      }),
      { minLength: 10, maxLength: 10 },
    ),
    choices: choices(),
    pins: couples(3),
    announced: fc.boolean(),
    before: couples(6),
    seed: fc.constantFrom('', 'seed', '\u0000', '\ud800', '__proto__', 'x'.repeat(200)),
    odd: fc.option(fc.array(fc.tuple(fc.constantFrom(...plantings), wildNumber, fc.nat(9)), { maxLength: 2 }), {
      freq: 2,
    }),
    names: fc.constantFrom('plain', 'plain', 'odd'),
  })
  .map(({ round, people, choices: chosen, pins, announced, before, seed, odd, names }) => {
    const input: MatchInput = {
      ...round,
      students: round.students.map((one, at) => ({
        ...one,
        ...given({ tier: people[at]?.tier, group: people[at]?.group }),
      })),
      mentors: round.mentors.map((one, at) => ({ ...one, ...given(spaceFor(people[at])) })),
      settings: { ...round.settings, ...given(chosen) },
      pins: onceEach(pins).map((pin) => ({ ...pin, ...(announced && { announced }) })),
      before: onceEach(before),
      seed,
    };
    const planted = (odd ?? []).reduce((so, [plant, number, at]) => plant(so, number, at), mended(input));
    return names === 'odd' ? renamed(planted) : planted;
  });

function choices() {
  const share = fc.constantFrom(undefined, 0, 0.02, 0.5, 1);
  const fairness: fc.Arbitrary<Fairness | undefined> = fc.oneof(
    fc.constant(undefined),
    fc.constant<Fairness>({ kind: 'even-coverage' }),
    fc.constant<Fairness>({ kind: 'raise-the-lowest' }),
    fc
      .uniqueArray(fc.record({ group: fc.constantFrom('a', 'b', '__proto__'), places: fc.nat(3) }), {
        maxLength: 2,
        selector: ({ group }) => group,
      })
      .map((floors): Fairness => ({ kind: 'floors', floors })),
  );
  return fc.record({
    aim: fc.constantFrom<Aim | undefined>(undefined, 'most-matched', 'best-fit', 'stable'),
    ignoreTiers: fc.constantFrom(undefined, true, false),
    fairness,
    retention: share,
    lotteryStrength: share,
  });
}

function couples(most: number) {
  const couple = fc.record({ studentId: fc.nat(9).map((at) => `s${at}`), mentorId: fc.nat(9).map((at) => `m${at}`) });
  return fc.array(couple, { maxLength: most });
}

const onceEach = <T extends { readonly studentId: string }>(pairs: readonly T[]): T[] =>
  pairs.filter(({ studentId }, at) => pairs.findIndex((other) => other.studentId === studentId) === at);

/** A group of at least two needs two places. */
const spaceFor = ({ places = 1, fewest }: { readonly places?: number; readonly fewest?: number | undefined } = {}) => ({
  places,
  fewest: fewest !== undefined && fewest > places ? undefined : fewest,
});

type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The same without what is undefined. */
const given = <T extends object>(record: T): Given<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Given<T>;
