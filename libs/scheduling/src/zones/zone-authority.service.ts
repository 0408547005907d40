import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@footing/database';
import { Clock } from '@footing/kernel';
import { HOME_ZONE } from '../availability/zones-over-time';
import { isZone } from '../domain/zones';
import { type ZoneGap, zoneGaps, zoneWarning } from './zone-check';

/** Sees to it that the database means the same by a zone as the service does, for every zone that somebody here uses. */
@Injectable()
export class ZoneAuthority {
  private readonly log = new Logger(ZoneAuthority.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked when the worker starts, and daily. What differs goes into the log with what to do; nothing stops for it, since no
   * time is ever worked out in SQL.
   * @returns each zone in use that differs within eighteen months; a zone that nobody uses is never asked about. Empty: none.
   */
  async check(institutions: readonly string[]): Promise<readonly ZoneGap[]> {
    const zones = new Set([HOME_ZONE]);
    for (const institutionId of institutions) for (const zone of await this.inUse(institutionId)) zones.add(zone);
    const gaps = await this.db.transaction({ institutionId: institutions[0] ?? NOBODY }, (tx) =>
      zoneGaps(tx, [...zones].filter(isZone), this.clock.now()),
    );
    if (gaps.length > 0) this.log.warn(zoneWarning(gaps));
    return gaps;
  }

  private inUse(institutionId: string): Promise<string[]> {
    return this.db.transaction({ institutionId }, async (tx) => {
      const rows = await tx.query<{ zone: string }[]>(
        `select zone from person_zone where institution_id = $1 union select zone from meeting
         where institution_id = $1 and zone is not null and starts_at > $2 union select o.zone from meeting_option o
         where o.institution_id = $1 and o.starts_at > $2`,
        [institutionId, this.clock.now()],
      );
      return rows.map(({ zone }) => zone);
    });
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
