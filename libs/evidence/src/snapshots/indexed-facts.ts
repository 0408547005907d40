import type { AskedAt } from '../data/answered.query';
import type { Paired, TookPart } from '../data/taking-part.query';
import type { RoundOfSnapshot } from '../data/rounds.query';
import type { Wave } from '../domain/stages';
import type { Facts } from './facts';

/** A pairing, with whose places it took. */
export type PairedWith = Paired & { readonly mentorId: string };

/** Facts, found by whose they are. */
export interface Indexed {
  readonly rounds: ReadonlyMap<string, RoundOfSnapshot>;
  /** By application or offer, the newest last. */
  readonly pairings: ReadonlyMap<string, readonly PairedWith[]>;
  /** By person and round, as {@link keyOf} puts it. */
  readonly met: ReadonlyMap<string, { readonly meetings: number; readonly minutes: number }>;
  readonly asked: ReadonlyMap<string, ReadonlyMap<Wave, AskedAt>>;
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of each student who is in one. */
  readonly schools: ReadonlyMap<string, string>;
  readonly joined: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export const keyOf = ({ personId, roundId }: Pick<TookPart, 'personId' | 'roundId'>): string =>
  `${personId} ${roundId}`;

export function indexed(facts: Facts): Indexed {
  const mentorOf = new Map(facts.tookPart.map(({ id, personId }) => [id, personId]));
  const pairings = facts.pairings.map((one): PairedWith => ({ ...one, mentorId: mentorOf.get(one.offerId) ?? '' }));
  const joined = new Map<string, Record<string, string>>();
  for (const { personId, key, code } of facts.joined) joined.set(personId, { ...joined.get(personId), [key]: code });
  return {
    rounds: new Map(facts.rounds.map((one) => [one.id, one])),
    pairings: gathered([
      ...pairings.map((one) => [one.applicationId, one] as const),
      ...pairings.map((one) => [one.offerId, one] as const),
    ]),
    met: new Map(facts.met.map((one) => [keyOf(one), one])),
    asked: new Map(
      [...gathered(facts.asked.map((one) => [keyOf(one), one] as const))].map(([key, all]) => [
        key,
        new Map(all.map((one) => [one.wave, one])),
      ]),
    ),
    groups: new Map(
      [...gathered(facts.members.map(({ personId, groupId }) => [personId, groupId] as const))].map(([id, all]) => [
        id,
        new Set(all),
      ]),
    ),
    schools: new Map(facts.inSchools.map(({ personId, schoolId }) => [personId, schoolId])),
    joined,
  };
}

function gathered<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const all = new Map<string, T[]>();
  for (const [key, one] of pairs) {
    const there = all.get(key);
    if (there) there.push(one);
    else all.set(key, [one]);
  }
  return all;
}
