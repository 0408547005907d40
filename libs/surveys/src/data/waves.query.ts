import type { EntityManager } from 'typeorm';
import type { Audience, WaveKind } from '../shipped/surveys';
import type { GivenWave } from '../waves/given-wave';
import type { WaveAnchor } from '../waves/kinds';

/** A wave of a round as it is kept. */
export interface WaveRow {
  readonly id: string;
  readonly roundId: string;
  readonly kind: WaveKind;
  readonly audience: Audience;
  readonly anchor: WaveAnchor;
  readonly anchorOn: string | null;
  readonly offsetDays: number;
  readonly windowDays: number;
  readonly versionId: string;
  readonly instrumentId: string;
  readonly versionNumber: number;
  /** The day on which the first are asked, YYYY-MM-DD; null: nobody knows yet. */
  readonly opensOn: string | null;
  readonly closedAt: Date | null;
  readonly invited: number;
}

const FROM_MATCH = `(select min(p.proposed_at at time zone 'Europe/London')::date from pairing p
  where p.institution_id = w.institution_id and p.round_id = w.round_id)`;

/** The first of those who qualify at another time than the others. */
const FIRST_OWN = `(select min(q.on_day) from qualification_day q join application a on a.institution_id = q.institution_id
  and a.student_id = q.student_id where a.institution_id = w.institution_id and a.round_id = w.round_id and a.withdrawn_at is null)`;

/** The waves of a round, in the order in which people meet them. @param only this one; null: all. */
export function wavesOf(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
  only: string | null = null,
): Promise<WaveRow[]> {
  return tx.query<WaveRow[]>(
    `select w.id, w.round_id as "roundId", w.kind, w.audience, w.anchor, w.anchor_on::text as "anchorOn", w.offset_days as "offsetDays",
       w.window_days as "windowDays", w.version_id as "versionId", v.instrument_id as "instrumentId", v.number as "versionNumber",
       (case w.anchor when 'application' then r.sign_up_opens when 'match' then ${FROM_MATCH}
          when 'qualification' then least(coalesce(w.anchor_on, r.meetings_end), ${FIRST_OWN}) else r.meetings_end end + w.offset_days)::text as "opensOn",
       w.closed_at as "closedAt",
       (select count(*)::int from survey_invitation i where i.institution_id = w.institution_id and i.wave_id = w.id) as invited
     from survey_wave w join round r on r.institution_id = w.institution_id and r.id = w.round_id
       join instrument_version v on v.institution_id = w.institution_id and v.id = w.version_id
     where w.institution_id = $1 and w.round_id = $2 and ($3::uuid is null or w.id = $3)
     order by array_position(array['baseline', 'mid', 'close', 'six-months', 'fifteen-months'], w.kind),
       array_position(array['student', 'mentor', 'unmatched'], w.audience)`,
    [institutionId, roundId, only],
  );
}

/** @returns the id of the new wave; null: the round has one of that kind for these people. */
export async function addWave(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
  wave: GivenWave,
  at: Date,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into survey_wave (institution_id, round_id, kind, audience, anchor, anchor_on, offset_days, window_days, version_id, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict on constraint survey_wave_once do nothing returning id`,
    [
      ...[institutionId, roundId, wave.kind, wave.audience, wave.anchor, wave.anchorOn],
      ...[wave.offsetDays, wave.windowDays, wave.versionId, at],
    ],
  );
  return row?.id ?? null;
}

/** Changes a wave; whom and what it asks only while nobody was asked. @returns whether there was such a wave. */
export async function changeWave(
  tx: EntityManager,
  institutionId: string,
  id: string,
  wave: GivenWave,
): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `update survey_wave set kind = $3, audience = $4, anchor = $5, anchor_on = $6, offset_days = $7, window_days = $8, version_id = $9
     where institution_id = $1 and id = $2 returning 1`,
    [
      ...[institutionId, id, wave.kind, wave.audience, wave.anchor, wave.anchorOn],
      ...[wave.offsetDays, wave.windowDays, wave.versionId],
    ],
  );
  return rows.length > 0;
}
