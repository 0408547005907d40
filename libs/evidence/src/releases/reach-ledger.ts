import type { Held } from '@footing/statistics';
import { placeKey } from './ledger-of';
import type { ReachPlace } from './reach-places';

/** Places of reach that go out together, and the snapshot that they are of. */
export interface ReachTold {
  readonly release: string;
  readonly snapshot: number;
  readonly places: readonly ReachPlace[];
}

/** What earlier figures of reach mean for new ones. */
export interface ReachCompared {
  /** Not empty: it must not go out. `come` and `gone` are what is left of one when the other is taken from it. */
  readonly held: readonly Held[];
  /** Places that count the same people in both: names by {@link sameName}. */
  readonly same: ReadonlySet<string>;
}

type Part = 'n' | 'x';
const parts: readonly Part[] = ['n', 'x'];

export const sameName = (of: Part, at: ReachPlace['at']): string => `${of} ${placeKey(at)}`;

/**
 * The ledger of reach, which has nobody's number to go by: it holds wherever the counts leave it open that a few people make the difference.
 * Cost: places of one by places of the other.
 */
export function compareReach(fresh: Omit<ReachTold, 'release'>, earlier: ReachTold, few: number): ReachCompared {
  const held: Held[] = [];
  const same = new Set<string>();
  for (const place of fresh.places)
    for (const old of earlier.places) {
      const how = related(place, old, fresh.snapshot === earlier.snapshot);
      // What was told of a place before, whoever wants to know has, whether it is told again or not.
      const moves = parts.flatMap((of) =>
        old.tells[of] && (how === 'same' || place.tells[of]) ? [moved(place, old, of)] : [],
      );
      if (how === 'same') for (const { of, isSame } of moves) if (isSame) same.add(sameName(of, place.at));
      if (isHeld(how, moves, few))
        held.push({
          ...{ key: placeKey(place.at), earlierRelease: earlier.release, earlierKey: placeKey(old.at) },
          ...leftOver(moves),
        });
    }
  return { held, same };
}

interface Moved {
  readonly of: Part;
  /** How many more there are than in the other. */
  readonly by: number;
  /** Whether they are the same people, as far as can be told. */
  readonly isSame: boolean;
}

const moved = (one: ReachPlace, old: ReachPlace, of: Part): Moved => {
  const by = one[of].many - old[of].many;
  return { of, by, isSame: by === 0 && one[of].mark === old[of].mark };
};

/** The fewest by which they differ. As many, and yet not the same people: one came at least, and one went. */
function leftOver(moves: readonly Moved[]): Pick<Held, 'come' | 'gone'> {
  const differ = moves.filter(({ isSame }) => !isSame).map(({ by }) => by);
  const by = differ.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
  return by === 0 ? { come: 1, gone: 1 } : { come: Math.max(by, 0), gone: Math.max(-by, 0) };
}

/** `within`: all of one are in the other; `apart`: nobody is in both; `unknown`: counts do not say whom they share. */
type Related = 'same' | 'within' | 'apart' | 'unknown';

function related(one: ReachPlace, other: ReachPlace, isSameSnapshot: boolean): Related {
  const shared = one.rounds.filter((round) => other.rounds.includes(round)).length;
  const isSamePart = one.part === other.part && one.group === other.group;
  const isSplit = one.group !== null && one.group === other.group && one.part !== other.part;
  if (shared === 0 || isSplit) return 'apart';
  if (isSamePart && shared === one.rounds.length && shared === other.rounds.length) return 'same';
  const isInside = (inner: ReachPlace, outer: ReachPlace) =>
    inner.rounds.every((round) => outer.rounds.includes(round)) && (outer.part === 'all' || isSamePart);
  // Over time people come and go, and none of one need be in the other.
  return isSameSnapshot && (isInside(one, other) || isInside(other, one)) ? 'within' : 'unknown';
}

function isHeld(how: Related, moves: readonly Moved[], few: number): boolean {
  if (how === 'apart') return false;
  const isFew = ({ by, isSame }: Moved) => !isSame && Math.abs(by) <= few;
  if (how !== 'unknown') return moves.some(isFew);
  // Two sets that differ by few have counts that do, of those with a mentor too.
  return moves.some(isFew) && moves.every((one) => one.isSame || isFew(one));
}
