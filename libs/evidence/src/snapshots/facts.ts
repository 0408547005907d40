import type { AskedAt, SaidAt, ScaleOfVersion } from '../data/answered.query';
import type { CouldTakePart } from '../data/population.query';
import type { Joined } from '../data/registry.query';
import type { GroupOfSnapshot, RoundOfSnapshot, SchoolOfSnapshot } from '../data/rounds.query';
import type { Met, Paired, TookPart } from '../data/taking-part.query';

/** Everything that a snapshot is made of, as it was read: with people's ids, which stay behind. */
export interface Facts {
  readonly nation: string;
  readonly rounds: readonly RoundOfSnapshot[];
  readonly groups: readonly GroupOfSnapshot[];
  /** Empty: the university keeps none. */
  readonly schools: readonly SchoolOfSnapshot[];
  readonly tookPart: readonly TookPart[];
  readonly pairings: readonly Paired[];
  readonly met: readonly Met[];
  readonly members: readonly { readonly personId: string; readonly groupId: string }[];
  readonly inSchools: readonly { readonly personId: string; readonly schoolId: string }[];
  readonly asked: readonly AskedAt[];
  readonly said: readonly SaidAt[];
  readonly scales: ReadonlyMap<string, readonly ScaleOfVersion[]>;
  readonly joined: readonly Joined[];
  readonly population: readonly CouldTakePart[];
  /** Who may be counted at six and fifteen months too. */
  readonly followed: ReadonlySet<string>;
  /** By person: what they are called in the snapshot, and their mark. */
  readonly names: ReadonlyMap<string, { readonly pid: string; readonly mark: number }>;
  readonly at: Date;
}
