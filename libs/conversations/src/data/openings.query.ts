import type { EntityManager } from 'typeorm';
import type { Opening, OpeningReason } from '../domain/opening';

/** Two people, or a group, as a safeguarding lead finds them. */
export interface PairFound {
  readonly pairingId: string;
  /** Null: nobody has written anything. */
  readonly conversationId: string | null;
  readonly isGroup: boolean;
  readonly student: string;
  readonly mentor: string;
  readonly programme: string;
  readonly round: string;
}

/** By part of a name, the newest first, 30 at most; or the one with this id. Under purpose `service`. */
export const pairsFound = (
  tx: EntityManager,
  institutionId: string,
  { name = null, id = null }: { readonly name?: string | null; readonly id?: string | null },
): Promise<PairFound[]> =>
  tx.query<PairFound[]>(
    `select p.id as "pairingId", c.id as "conversationId", g.kind = 'group' as "isGroup", r.name as round, g.name as programme,
       s.first_name || ' ' || s.last_name as student, m.first_name || ' ' || m.last_name as mentor
     from pairing p
       join round r on r.institution_id = p.institution_id and r.id = p.round_id
       join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
       left join conversation c on c.institution_id = p.institution_id and (c.pairing_id = p.id or c.offer_id = p.offer_id)
     where p.institution_id = $1 and ($2::uuid is null or p.id = $2)
       and ($3::text is null or strpos(lower(s.first_name || ' ' || s.last_name), lower($3)) > 0
         or strpos(lower(m.first_name || ' ' || m.last_name), lower($3)) > 0)
     order by p.proposed_at desc, p.id desc limit 30`,
    [institutionId, id, name],
  );

/** An opening as it is kept. */
export interface OpeningRow extends Opening {
  readonly id: string;
  readonly conversationId: string;
  readonly byAccount: string | null;
  readonly byName: string | null;
  readonly reason: OpeningReason;
  readonly sealed: Buffer;
  readonly tellingSealed: Buffer | null;
  readonly toldAt: Date | null;
  readonly looks: number;
}

/** The newest first, 200 at most; or the one with this id. Under purpose `safeguarding`. */
export const openingRows = (
  tx: EntityManager,
  institutionId: string,
  id: string | null = null,
): Promise<OpeningRow[]> =>
  tx.query<OpeningRow[]>(
    `select b.id, b.conversation_id as "conversationId", b.by_account as "byAccount", a.name as "byName", b.reason, b.sealed,
       b.opened_at as "openedAt", b.until, b.ended_at as "endedAt", b.tell_after_days::int as "tellAfterDays", b.telling,
       b.telling_sealed as "tellingSealed", b.told_at as "toldAt",
       (select count(*)::int from break_glass_look l where l.institution_id = b.institution_id and l.break_glass_id = b.id) as looks
     from break_glass b left join account a on a.institution_id = b.institution_id and a.id = b.by_account
     where b.institution_id = $1 and ($2::uuid is null or b.id = $2)
     order by b.opened_at desc, b.id desc limit 200`,
    [institutionId, id],
  );

/** When messages were looked at, newest first. */
export const looksOf = async (tx: EntityManager, institutionId: string, id: string): Promise<Date[]> => {
  const rows = await tx.query<{ at: Date }[]>(
    'select at from break_glass_look where institution_id = $1 and break_glass_id = $2 order by at desc limit 500',
    [institutionId, id],
  );
  return rows.map(({ at }) => at);
};

/** Somebody whose messages they are. */
export interface PersonOpened {
  readonly conversationId: string;
  readonly isGroup: boolean;
  readonly kind: 'student' | 'mentor';
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly email: string | null;
}

/** Everybody who had been in these conversations until a moment, mentors first. Under purpose `service`. */
export const peopleOpened = (
  tx: EntityManager,
  institutionId: string,
  conversationIds: readonly string[],
  until: Date | null = null,
): Promise<PersonOpened[]> =>
  tx.query<PersonOpened[]>(
    `with there as (
       select c.id, c.offer_id is not null as is_group, a.student_id, o.mentor_id from conversation c
         join pairing p on p.institution_id = c.institution_id and (p.id = c.pairing_id or p.offer_id = c.offer_id)
         join application a on a.institution_id = p.institution_id and a.id = p.application_id
         join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       where c.institution_id = $1 and c.id = any ($2::uuid[]) and exists (select from pairing_step s
         where s.institution_id = p.institution_id and s.pairing_id = p.id and s.to_state = 'active'
           and ($3::timestamptz is null or s.at <= $3)))
     select distinct t.id as "conversationId", t.is_group as "isGroup", who.kind, who.id, who.name, who.first_name as "firstName",
       who.email from there t cross join lateral (
         select 'mentor' as kind, m.id, m.first_name || ' ' || m.last_name as name, m.first_name, m.email from mentor m
           where m.institution_id = $1 and m.id = t.mentor_id
         union all select 'student', s.id, s.first_name || ' ' || s.last_name, s.first_name, s.email from student s
           where s.institution_id = $1 and s.id = t.student_id) who
     order by 1, who.kind, who.name`,
    [institutionId, conversationIds, until],
  );

/** An opening that those whose messages they are have been told of. */
export interface ToldOpening {
  readonly openedAt: Date;
  readonly endedAt: Date;
}

/** Those of a conversation, newest first. Under purpose `own`, in the asker's name. */
export const toldOpenings = (
  tx: EntityManager,
  institutionId: string,
  conversationId: string,
): Promise<ToldOpening[]> =>
  tx.query<ToldOpening[]>(
    `select opened_at as "openedAt", coalesce(ended_at, until) as "endedAt" from break_glass
     where institution_id = $1 and conversation_id = $2 and told_at is not null order by opened_at desc`,
    [institutionId, conversationId],
  );
