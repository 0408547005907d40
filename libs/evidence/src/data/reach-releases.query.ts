import type { Profile } from '@footing/statistics';
import type { EntityManager } from 'typeorm';
import type { EvidenceTable } from '../measures/evidence-table';
import type { ReportAsk } from '../measures/report-maker';

/** A release with reach in it that went out, or waits to be signed: what it asked, and what it shows. */
export interface ReleaseWithReach {
  readonly number: number;
  readonly snapshot: number;
  readonly profile: Profile;
  readonly asks: ReportAsk['asks'];
  /** One for each of `asks`, in their order. */
  readonly shown: readonly EvidenceTable[];
}

/** Every one, the oldest first. */
export const releasesWithReach = (tx: EntityManager, institutionId: string): Promise<ReleaseWithReach[]> =>
  tx.query<ReleaseWithReach[]>(
    `select number, snapshot, profile, asks, tables -> 'shown' as shown from evidence.release
     where institution_id = $1 and state <> 'given-up' and asks @> '[{"measure": "M01"}]' order by number`,
    [institutionId],
  );
