import type { EntityManager } from 'typeorm';

/** Somebody who took part in a round, on one side of it. */
export interface TookPart {
  /** Of the application, or of the offer of places. */
  readonly id: string;
  readonly side: 'student' | 'mentor';
  readonly roundId: string;
  readonly personId: string;
  readonly at: Date;
}

/** Of these people, who applied and did not withdraw, or offered places; under the purpose `service`. */
export const tookPart = (tx: EntityManager, institutionId: string, people: readonly string[]): Promise<TookPart[]> =>
  tx.query<TookPart[]>(
    `select a.id, 'student' as side, a.round_id as "roundId", a.student_id as "personId", a.created_at as at from application a
     where a.institution_id = $1 and a.withdrawn_at is null and a.student_id = any ($2)
     union all
     select o.id, 'mentor', o.round_id, o.mentor_id, o.created_at from offer o
     where o.institution_id = $1 and o.mentor_id = any ($2)`,
    [institutionId, people],
  );

/** Two people who were proposed to each other, and what came of it. */
export interface Paired {
  readonly applicationId: string;
  readonly offerId: string;
  readonly state: string;
  /** 0 to 65535. */
  readonly score: number;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly hasMet: boolean;
}

/** Every pairing; under the purpose `evidence`. The newest of an application comes last. */
export const pairings = (tx: EntityManager, institutionId: string): Promise<Paired[]> =>
  tx.query<Paired[]>(
    `select p.application_id as "applicationId", p.offer_id as "offerId", p.state, p.score,
       coalesce((select min(s.at) from pairing_step s where s.institution_id = p.institution_id and s.pairing_id = p.id
         and s.to_state = 'active'), p.proposed_at) as "beganAt",
       (select max(s.at) from pairing_step s where s.institution_id = p.institution_id and s.pairing_id = p.id
         and s.to_state in ('finished', 'ended-early')) as "endedAt",
       exists (select from pairing_said d where d.institution_id = p.institution_id and d.pairing_id = p.id and d.what = 'met') as "hasMet"
     from pairing p where p.institution_id = $1 order by p.proposed_at, p.id`,
    [institutionId],
  );

/** How often somebody met in a round, and for how long altogether. */
export interface Met {
  readonly personId: string;
  readonly roundId: string;
  readonly meetings: number;
  readonly minutes: number;
}

/** Meetings of pairings and groups that took place; under the purpose `evidence`. */
export const meetingsHeld = (tx: EntityManager, institutionId: string): Promise<Met[]> =>
  tx.query<Met[]>(
    `select w.person_id as "personId", m.round_id as "roundId", count(*)::int as meetings, sum(m.minutes)::int as minutes
     from meeting m join meeting_person w on w.institution_id = m.institution_id and w.meeting_id = m.id
     where m.institution_id = $1 and m.status = 'completed' and m.kind in ('pairing', 'group') group by 1, 2`,
    [institutionId],
  );

/** Who is in which priority group, as the university knows it; what students said of themselves to be given a place is for that alone. */
export const groupMembers = (
  tx: EntityManager,
  institutionId: string,
): Promise<{ readonly personId: string; readonly groupId: string }[]> =>
  tx.query(
    `select student_id as "personId", priority_group_id as "groupId" from priority_group_member
     where institution_id = $1 and source <> 'declared'`,
    [institutionId],
  );

/** In which school a student is; who is in none is not among them. */
export const schoolMembers = (
  tx: EntityManager,
  institutionId: string,
): Promise<{ readonly personId: string; readonly schoolId: string }[]> =>
  tx.query(
    `select id as "personId", school_id as "schoolId" from student where institution_id = $1 and school_id is not null`,
    [institutionId],
  );
