import { underPurpose } from '@footing/database';
import type { EntityManager } from 'typeorm';
import type { WaveKind } from '../shipped/surveys';
import { willing } from './due.query';

/** Whom somebody belongs with when waves are compared: whoever both said yes with somebody is matched. */
export type SurveyArm = 'matched' | 'unmatched' | 'mentor';

/** Somebody of a round who has not said no to being counted. */
export interface PersonOnBoard {
  readonly id: string;
  readonly arm: SurveyArm;
  /** Whether both said yes to a pairing of theirs. */
  readonly isPaired: boolean;
  /** Whether they may be asked again, months later. */
  readonly mayAgain: boolean;
  /** Priority groups that they are in; of mentors none. */
  readonly groups: readonly string[];
}

const BEGUN = `('active', 'paused', 'finished', 'ended-early')`;

/** Everybody of a round who is counted, whoever they are; under the purpose `service`. Cost: linear in the people of the round. */
export const peopleOnBoard = (tx: EntityManager, institutionId: string, roundId: string): Promise<PersonOnBoard[]> =>
  tx.query<PersonOnBoard[]>(
    `with people as (
       select a.student_id as id, 'student' as kind, exists (select from pairing p where p.institution_id = a.institution_id
         and p.application_id = a.id and p.state in ${BEGUN}) as paired
       from application a where a.institution_id = $1 and a.round_id = $2 and a.withdrawn_at is null
       union all
       select o.mentor_id, 'mentor', exists (select from pairing p where p.institution_id = o.institution_id
         and p.offer_id = o.id and p.state in ${BEGUN})
       from offer o where o.institution_id = $1 and o.round_id = $2)
     select p.id, case when p.kind = 'mentor' then 'mentor' when p.paired then 'matched' else 'unmatched' end as arm,
       p.paired as "isPaired", ${willing('p.id', `'six-months'`)} as "mayAgain",
       array(select m.priority_group_id::text from priority_group_member m where m.institution_id = $1 and m.student_id = p.id
         and p.kind = 'student' and m.source <> 'declared') as groups
     from people p where ${willing('p.id', `'baseline'`)} order by p.id`,
    [institutionId, roundId],
  );

/** How far somebody came at one kind of wave. */
export interface AskedOnBoard {
  readonly kind: WaveKind;
  readonly personId: string;
  /** Whether a mail left for them. */
  readonly isReached: boolean;
}

/** Who was asked at which wave of a round; under the purpose `service`. Mail is forgotten once it is old: then it had left. */
export const askedOnBoard = (tx: EntityManager, institutionId: string, roundId: string): Promise<AskedOnBoard[]> =>
  tx.query<AskedOnBoard[]>(
    `select i.kind, i.person_id as "personId", exists (select from survey_link l
         left join mail m on m.institution_id = l.institution_id and m.id = l.mail_id
         where l.institution_id = i.institution_id and l.invitation_id = i.id and (m.id is null or m.state = 'sent')) as "isReached"
     from survey_invitation i where i.institution_id = $1 and i.round_id = $2`,
    [institutionId, roundId],
  );

/** Who began, and who handed in, of those who say yes at this moment. */
export interface AnsweredOnBoard {
  readonly kind: WaveKind;
  readonly personId: string;
  readonly isSubmitted: boolean;
}

/** As the counts see it: only while each person’s yes stands. */
export const answeredOnBoard = (
  tx: EntityManager,
  institutionId: string,
  roundId: string,
): Promise<AnsweredOnBoard[]> =>
  underPurpose(tx, 'evidence', () =>
    tx.query<AnsweredOnBoard[]>(
      `select i.kind, r.person_id as "personId", r.submitted_at is not null as "isSubmitted"
       from survey_response r join survey_invitation i on i.institution_id = r.institution_id and i.id = r.invitation_id
       where i.institution_id = $1 and i.round_id = $2`,
      [institutionId, roundId],
    ),
  );
