import type { EntityManager } from 'typeorm';
import type { AgainLink } from '../domain/again-link';

/** Keeps that somebody wants to hear when the next sign-up opens. */
export const askToHear = (
  tx: EntityManager,
  { institutionId, pairingId, side }: Omit<AgainLink, 'roundId'>,
  subjectId: string,
  at: Date,
) =>
  tx.query(
    `insert into hear_again (institution_id, pairing_id, side, subject_id, asked_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [institutionId, pairingId, side, subjectId, at],
  );

/** Somebody who wants to hear, and the round of the same programme that is open to them now. */
export interface Hearing extends Omit<AgainLink, 'institutionId'> {
  readonly subjectId: string;
  readonly roundName: string;
  readonly programmeName: string;
  readonly firstName: string;
  readonly email: string;
}

const FROM = `from hear_again h
  join pairing p on p.institution_id = h.institution_id and p.id = h.pairing_id
  join round was on was.institution_id = p.institution_id and was.id = p.round_id
  join round r on r.institution_id = was.institution_id and r.programme_id = was.programme_id and r.id <> was.id
    and r.sign_up_opens > was.sign_up_opens and r.sign_up_opens <= $2::date and r.sign_up_closes >= $2::date
  join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
  join account c on c.institution_id = h.institution_id and c.disabled_at is null
    and case h.side when 'student' then c.student_id else c.mentor_id end = h.subject_id`;

/** Who is to hear today, of those who have not; one row a person. @param of one; null: all. */
export const toHear = (
  tx: EntityManager,
  institutionId: string,
  today: string,
  of: Pick<Hearing, 'pairingId' | 'side'> | null,
): Promise<Hearing[]> =>
  tx.query<Hearing[]>(
    `select distinct on (h.subject_id) h.pairing_id as "pairingId", h.side, h.subject_id as "subjectId", r.id as "roundId",
       r.name as "roundName", g.name as "programmeName", split_part(c.name, ' ', 1) as "firstName", c.email ${FROM}
     where h.institution_id = $1 and h.told_at is null
       and ($3::uuid is null or (h.pairing_id = $3 and h.side = $4))
       and not exists (select from application a where a.institution_id = r.institution_id and a.round_id = r.id
         and h.side = 'student' and a.student_id = h.subject_id)
       and not exists (select from offer o where o.institution_id = r.institution_id and o.round_id = r.id
         and h.side = 'mentor' and o.mentor_id = h.subject_id)
     order by h.subject_id, r.sign_up_opens, r.id`,
    [institutionId, today, of?.pairingId ?? null, of?.side ?? null],
  );

/** Whoever is told at the same moment by another clock waits, and finds that it is done. @returns false: they were told. */
export async function heardNow(
  tx: EntityManager,
  institutionId: string,
  { subjectId }: Pick<Hearing, 'subjectId'>,
  at: Date,
): Promise<boolean> {
  const [told] = await tx.query<[unknown[], number]>(
    'update hear_again set told_at = $3 where institution_id = $1 and subject_id = $2 and told_at is null returning 1',
    [institutionId, subjectId, at],
  );
  return told.length > 0;
}

/** Whose link it is, and which round it opens; null where that round takes nobody now, or they do not sign in any more. */
export async function openedBy(
  tx: EntityManager,
  { institutionId, pairingId, side, roundId }: AgainLink,
  today: string,
) {
  const [row] = await tx.query<{ accountId: string; roundName: string; programmeName: string }[]>(
    `select c.id as "accountId", r.name as "roundName", g.name as "programmeName" ${FROM}
     where h.institution_id = $1 and h.pairing_id = $3 and h.side = $4 and r.id = $5 and h.told_at is not null`,
    [institutionId, today, pairingId, side, roundId],
  );
  return row ?? null;
}
