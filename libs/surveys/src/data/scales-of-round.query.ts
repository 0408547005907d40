import { underPurpose } from '@footing/database';
import type { EntityManager } from 'typeorm';
import type { Said } from '../domain/answers';
import type { WaveKind } from '../shipped/surveys';

/** What somebody said who handed a survey in and says yes at this moment. */
export interface SaidInRound {
  readonly kind: WaveKind;
  readonly personId: string;
  readonly versionId: string;
  /** By key of statement or item; without words that were written and without what was passed over. */
  readonly said: Readonly<Record<string, Said>>;
  /** By key of scale, as it was scored on the day; null: too little was answered. */
  readonly scores: Readonly<Record<string, number | null>>;
}

/**
 * What was handed in of a round, as the counts see it: only while each person’s yes stands. Cost: linear in the answers of the round.
 */
export const saidInRound = (tx: EntityManager, institutionId: string, roundId: string): Promise<SaidInRound[]> =>
  underPurpose(tx, 'evidence', () =>
    tx.query<SaidInRound[]>(
      `with handed_in as materialized (select r.invitation_id, i.kind, r.person_id, r.version_id
         from survey_response r join survey_invitation i on i.institution_id = r.institution_id and i.id = r.invitation_id
         where i.institution_id = $1 and i.round_id = $2 and r.submitted_at is not null),
       said as (select a.invitation_id, jsonb_object_agg(a.item_key, a.value) as all_said from survey_answer a
         where a.institution_id = $1 and a.invitation_id in (select invitation_id from handed_in) and a.value is not null group by 1),
       scored as (select s.invitation_id, jsonb_object_agg(s.scale_key, s.score) as all_scores from survey_score s
         where s.institution_id = $1 and s.invitation_id in (select invitation_id from handed_in) group by 1)
       select h.kind, h.person_id as "personId", h.version_id as "versionId", coalesce(said.all_said, '{}') as said,
         coalesce(scored.all_scores, '{}') as scores
       from handed_in h left join said using (invitation_id) left join scored using (invitation_id) order by h.person_id, h.kind`,
      [institutionId, roundId],
    ),
  );
