import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { FileKind } from '../domain/file-kind';

/** A pairing of the asker's, as its conversation needs it. */
export interface PairingRow {
  readonly pairingId: string;
  readonly offerId: string;
  readonly roundId: string;
  readonly isGroup: boolean;
  readonly state: string;
  readonly isHeld: boolean;
  readonly endedAt: Date | null;
  readonly under18Until: string | null;
  readonly isSupervised: boolean;
  /** Whether its programme lets files be sent. */
  readonly takesFiles: boolean;
  /** Null: nothing was written yet. */
  readonly conversationId: string | null;
  readonly studentName: string;
  readonly mentorName: string;
}

/** Those of one person, the newest first; found before anything is joined, which spares planning. @param id of the one that is asked for; absent: all. Under purpose `own`. */
export const pairingRows = (
  tx: EntityManager,
  institutionId: string,
  who: Person,
  id?: string,
): Promise<PairingRow[]> =>
  tx.query<PairingRow[]>(
    `with own as materialized (
       select p.*, a.student_id, o.mentor_id from pairing p
         join application a on a.institution_id = p.institution_id and a.id = p.application_id
         join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       where p.institution_id = $1 and case $2 when 'student' then a.student_id else o.mentor_id end = $3
         and ($4::uuid is null or p.id = $4))
     select p.id as "pairingId", p.offer_id as "offerId", p.round_id as "roundId", g.kind = 'group' as "isGroup", p.state,
       exists (select from contact_hold h where h.institution_id = p.institution_id and h.pairing_id = p.id
         and h.ended_at is null) as "isHeld",
       (select max(s.at) from pairing_step s where s.institution_id = p.institution_id and s.pairing_id = p.id
         and s.to_state not in ('proposed', 'accepted', 'active', 'paused')) as "endedAt",
       (select s.under_18_until::text from student s where s.institution_id = $1 and s.id = p.student_id) as "under18Until",
       (select i.supervised_contact from institution i where i.id = $1) as "isSupervised",
       exists (select from conversation_setting f where f.institution_id = r.institution_id
         and f.programme_id = r.programme_id and f.files) as "takesFiles", c.id as "conversationId",
       (select s.first_name from student s where s.institution_id = $1 and s.id = p.student_id) as "studentName",
       (select m.first_name from mentor m where m.institution_id = $1 and m.id = p.mentor_id) as "mentorName"
     from own p
       join round r on r.institution_id = p.institution_id and r.id = p.round_id
       join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
       left join conversation c on c.institution_id = p.institution_id
         and case when g.kind = 'group' then c.offer_id = p.offer_id else c.pairing_id = p.id end
     order by p.proposed_at desc, p.id desc`,
    [institutionId, who.kind, who.id, id ?? null],
  );

/** A message, sealed. */
export interface MessageRow {
  readonly number: number;
  readonly subjectKind: 'student' | 'mentor';
  readonly subjectId: string;
  readonly firstName: string;
  readonly sealed: Buffer;
  readonly at: Date;
  /** All three null: no file came with it. */
  readonly fileKind: FileKind | null;
  readonly fileBytes: number | null;
  readonly fileNameSealed: Buffer | null;
}

/** Which messages of a conversation: those after a number, or those before one; of both the newest. */
export interface Stretch {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
}

/** How many messages a page shows. */
export const MESSAGES_A_PAGE = 100;

/** The newest 100 of a stretch that the transaction may read, oldest first. */
export const messageRows = (
  tx: EntityManager,
  institutionId: string,
  conversationId: string,
  { after = 0, before }: Stretch = {},
): Promise<MessageRow[]> =>
  tx.query<MessageRow[]>(
    `select * from (
       select w.number, w.subject_kind as "subjectKind", w.subject_id as "subjectId", w.sealed, w.at,
         f.kind as "fileKind", f.bytes as "fileBytes", f.name_sealed as "fileNameSealed",
         coalesce(s.first_name, m.first_name, 'Somebody who has left') as "firstName"
       from message w
         left join message_file f on f.institution_id = w.institution_id and f.conversation_id = w.conversation_id
           and f.number = w.number
         left join student s on s.institution_id = w.institution_id and s.id = w.subject_id
         left join mentor m on m.institution_id = w.institution_id and m.id = w.subject_id
       where w.institution_id = $1 and w.conversation_id = $2 and w.number > $3 and ($4::int is null or w.number < $4)
       order by w.number desc limit ${MESSAGES_A_PAGE}) newest
     order by number`,
    [institutionId, conversationId, after, before ?? null],
  );

/** How many the asker has not read, by pairing; pairings without any are left out. Under purpose `own`, in their name. */
export const unreadRows = (
  tx: EntityManager,
  institutionId: string,
  who: Person,
): Promise<{ pairingId: string; unread: number }[]> =>
  tx.query<{ pairingId: string; unread: number }[]>(
    `select distinct on (c.id) p.id as "pairingId",
       (select count(*)::int from message w where w.institution_id = c.institution_id and w.conversation_id = c.id
         and w.subject_id <> $2 and w.number > n.number) as unread
     from conversation_seen n
       join conversation c on c.institution_id = n.institution_id and c.id = n.conversation_id
       join pairing p on p.institution_id = c.institution_id and (p.id = c.pairing_id or p.offer_id = c.offer_id)
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
     where n.institution_id = $1 and n.subject_id = $2 and n.number < c.last_number and $2 in (a.student_id, o.mentor_id)
       and p.state in ('active', 'paused')
     order by c.id, p.id`,
    [institutionId, who.id],
  );

/** Somebody who is in a conversation now. */
export interface Member {
  readonly subjectId: string;
  readonly firstName: string;
  readonly email: string | null;
  readonly pairingId: string;
}

/** Everybody who is in it now. */
export const membersOf = (tx: EntityManager, institutionId: string, conversationId: string): Promise<Member[]> =>
  tx.query<Member[]>(
    `with pair as (
       select p.id, a.student_id, o.mentor_id from conversation c
         join pairing p on p.institution_id = c.institution_id and (p.id = c.pairing_id or p.offer_id = c.offer_id)
         join application a on a.institution_id = p.institution_id and a.id = p.application_id
         join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       where c.institution_id = $1 and c.id = $2 and p.state in ('active', 'paused')
         and not exists (select from contact_hold h where h.institution_id = p.institution_id and h.pairing_id = p.id
           and h.ended_at is null))
     select s.id as "subjectId", s.first_name as "firstName", s.email, pair.id as "pairingId" from pair
       join student s on s.institution_id = $1 and s.id = pair.student_id
     union all (select distinct on (m.id) m.id, m.first_name, m.email, pair.id from pair
       join mentor m on m.institution_id = $1 and m.id = pair.mentor_id order by m.id, pair.id)`,
    [institutionId, conversationId],
  );
