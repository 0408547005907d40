import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import { decided, type InvitationRow } from './invitation.query';

/** An invitation in somebody's own list. */
export type OwnSurveyRow = Pick<
  InvitationRow,
  'id' | 'kind' | 'versionId' | 'closesAt' | 'endedAs' | 'evidence' | 'followUp' | 'isResultKnown'
> & { readonly roundName: string; readonly startedAt: Date | null; readonly submittedAt: Date | null };

/** Every survey that somebody was asked to answer, the newest first; within a transaction of that person. */
export function ownSurveysOf(tx: EntityManager, institutionId: string, { kind, id }: Person): Promise<OwnSurveyRow[]> {
  return tx.query<OwnSurveyRow[]>(
    `select i.id, i.kind, i.version_id as "versionId", i.closes_at as "closesAt", i.ended_as as "endedAs", g.name as "roundName",
       ${decided('evidence')} as evidence, ${decided('follow-up')} as "followUp",
       i.kind = 'baseline' and consent.survey_result_known(i.round_id, i.person_kind, i.person_id) as "isResultKnown",
       r.started_at as "startedAt", r.submitted_at as "submittedAt"
     from survey_invitation i join round g on g.institution_id = i.institution_id and g.id = i.round_id
       left join survey_response r on r.institution_id = i.institution_id and r.invitation_id = i.id
     where i.institution_id = $1 and i.person_kind = $2 and i.person_id = $3 order by i.invited_at desc, i.id`,
    [institutionId, kind, id],
  );
}
