import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { type Held, type Known, knownFrom, type Profile, type Protected } from '@footing/statistics';
import { type ReleaseWithReach, releasesWithReach } from '../data/reach-releases.query';
import { headOf, type SnapshotHead } from '../data/snapshots.query';
import { questionOf } from '../measures/ask';
import type { ReleasePlan } from '../measures/releases';
import { fewOf } from './ledger-of';
import { compareReach, sameName } from './reach-ledger';
import { type ReachPlace, reachPlaces } from './reach-places';

/** One table of reach, before what went out earlier is known. */
interface Comparing {
  readonly head: SnapshotHead;
  readonly profile: Profile;
  readonly plan: ReleasePlan;
  readonly found: Protected;
  /** The number of the release that it is for. */
  readonly number: number;
  /** Of other tables of this very release. */
  readonly before: readonly ReachPlace[];
}

/** What earlier releases mean for a table of reach, and its places for those to come. */
export interface ReachSeen {
  readonly held: readonly Held[];
  /** What is known of it already, by the names of its plan. */
  readonly known: readonly Known[];
  readonly places: readonly ReachPlace[];
}

interface Earlier {
  readonly number: number;
  readonly snapshot: number;
  readonly profile: Profile;
  readonly places: readonly ReachPlace[];
  /** Which cells of it were told, as its table has them. */
  readonly cells: ReleaseWithReach['shown'][number]['cells'];
}

/** Holds reach against reach: counts of everybody who could take part, of whom nobody has a number here. */
@Injectable()
export class ReachComparer {
  constructor(private readonly db: Database) {}

  /** Cost: places of the table by places of every release with reach. */
  async compared(actor: Actor, { head, profile, plan, found, number, before }: Comparing): Promise<ReachSeen> {
    const question = plan.asked[0]?.question;
    if (!question) return { held: [], known: [], places: [] };
    const places = reachPlaces(question, head, found.cells);
    const own: Earlier = { number, snapshot: head.number, profile, places: before, cells: [] };
    const fresh = { snapshot: head.number, places };
    const measure = plan.countings[0]?.measure ?? '';
    const keys = new Set(plan.by.map(({ dimension }) => dimension.key));
    const seen = [...(await this.earlier(actor)), own].map((one) => {
      const few = Math.max(fewOf[profile], fewOf[one.profile]);
      const { held, same } = compareReach(fresh, { ...one, release: String(one.number) }, few);
      const known = knownFrom(one.cells, one.profile, (_, at, of) => same.has(sameName(of, at)));
      return { held, known: known.filter(({ at }) => Object.keys(at).every((key) => keys.has(key))) };
    });
    return {
      held: seen.flatMap(({ held }) => held),
      known: seen.flatMap(({ known }) => known).map((one) => ({ ...one, measure })),
      places,
    };
  }

  /** Every table of reach that went out or waits, with the counts behind it: those stay with the snapshot, whose rows may be gone. */
  private async earlier(actor: Actor): Promise<Earlier[]> {
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const releases = await releasesWithReach(tx, institutionId);
      const heads = new Map<number, SnapshotHead | null>();
      for (const { snapshot } of releases)
        if (!heads.has(snapshot)) heads.set(snapshot, await headOf(tx, institutionId, snapshot));
      return releases.flatMap((one) => tablesOf(one, heads.get(one.snapshot) ?? null));
    });
  }
}

function tablesOf({ number, snapshot, profile, asks, shown }: ReleaseWithReach, head: SnapshotHead | null): Earlier[] {
  if (!head) return [];
  return asks.flatMap((ask, at) => {
    const cells = shown[at]?.cells;
    if (ask.measure !== 'M01' || !cells) return [];
    const question = questionOf({ ...ask, snapshot, profile }, head);
    return 'measure' in question
      ? [{ number, snapshot, profile, cells, places: reachPlaces(question, head, cells) }]
      : [];
  });
}
