import type { Person } from '@footing/consent';
import { fromHereOnOf } from '@footing/database';
import type { EntityManager } from 'typeorm';
import type { WaveKind } from '../shipped/surveys';

/** How somebody stands with one purpose: `none` where they have not decided, or their yes only came to its end. */
export type Decided = 'yes' | 'no' | 'none';

/** One person’s invitation to one survey, as it stands now. */
export interface InvitationRow {
  readonly id: string;
  readonly institutionId: string;
  readonly roundId: string;
  readonly kind: WaveKind;
  readonly versionId: string;
  readonly person: Person;
  readonly closesAt: Date;
  /** Why nobody is reminded any more; null: reminders may come. */
  readonly endedAs: string | null;
  readonly evidence: Decided;
  readonly followUp: Decided;
  /** Of a baseline alone: whether they could know what came of the matching. */
  readonly isResultKnown: boolean;
  /** Null where it was only looked at; otherwise whether they say yes, and a stop of theirs waits. */
  readonly isHeld: boolean | null;
}

export const decided = (purpose: string) => `(select case
    when exists (select from consent.stop_intent n where n.institution_id = i.institution_id and n.subject_id = i.person_id
      and n.purpose = '${purpose}' and n.item = '') then 'no'
    when s.permitted is null then 'none'
    when s.permitted and (s.valid_until is null or s.valid_until > clock_timestamp()) then 'yes'
    when consent.survey_undecided(i.person_id, '${purpose}') then 'none' else 'no' end
  from (select 1) one left join consent.state s on s.institution_id = i.institution_id and s.subject_id = i.person_id
    and s.purpose = '${purpose}' and s.item = '')`;

const columns = (hold: boolean) => `i.id, i.institution_id as "institutionId", i.round_id as "roundId", i.kind,
  i.version_id as "versionId", json_build_object('kind', i.person_kind, 'id', i.person_id) as person,
  i.closes_at as "closesAt", i.ended_as as "endedAs", ${decided('evidence')} as evidence, ${decided('follow-up')} as "followUp",
  i.kind = 'baseline' and consent.survey_result_known(i.round_id, i.person_kind, i.person_id) as "isResultKnown",
  ${hold ? 'consent.survey_yes(i.person_id, i.kind)' : 'null::boolean'} as "isHeld",
  ${fromHereOnOf('i.person_id')}`;

/**
 * Whose link it is; null for one that was never sent, or was taken back. From here on the transaction is that person’s.
 * @param hold whether a stop of theirs waits until the transaction ends.
 */
export async function invitationByLink(
  tx: EntityManager,
  institutionId: string,
  hash: Buffer,
  hold: boolean,
): Promise<InvitationRow | null> {
  const [row] = await tx.query<InvitationRow[]>(
    `select ${columns(hold)} from survey_link l
       join survey_invitation i on i.institution_id = l.institution_id and i.id = l.invitation_id
     where l.institution_id = $1 and l.token_hash = $2 and l.revoked_at is null`,
    [institutionId, hash],
  );
  return row ?? null;
}

/** The same by the invitation’s id, for the person it is for. */
export async function invitationOf(
  tx: EntityManager,
  institutionId: string,
  id: string,
  person: Person,
  hold: boolean,
): Promise<InvitationRow | null> {
  const [row] = await tx.query<InvitationRow[]>(
    `select ${columns(hold)} from survey_invitation i
     where i.institution_id = $1 and i.id = $2 and i.person_id = $3 and i.person_kind = $4`,
    [institutionId, id, person.id, person.kind],
  );
  return row ?? null;
}

/** Ends reminders for good; what ended before stays as it was. */
export async function endInvitation(
  tx: EntityManager,
  { institutionId, id }: Pick<InvitationRow, 'institutionId' | 'id'>,
  as: 'submitted' | 'refused',
  at: Date,
): Promise<void> {
  await tx.query(
    `update survey_invitation set ended_at = greatest($4, invited_at), ended_as = $3
     where institution_id = $1 and id = $2 and (ended_as is null or $3 = 'submitted')`,
    [institutionId, id, as, at],
  );
}
