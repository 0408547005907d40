import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';

/** A check that is asked for. */
export interface CheckKind {
  readonly id: string;
  readonly name: string;
  /** Empty: every kind of programme. */
  readonly kinds: readonly ProgrammeKind[];
  /** For how long a yes holds; null: for good. */
  readonly months: number | null;
}

/** A check with what came of it for one mentor. */
export interface CheckOfMentor {
  readonly kindId: string;
  readonly name: string;
  /** Null: nothing is known yet. */
  readonly passed: boolean | null;
  /** YYYY-MM-DD; null where nothing is known. */
  readonly checkedOn: string | null;
  /** YYYY-MM-DD: the first day on which it no longer counts; null: it counts for good. */
  readonly until: string | null;
}

export const checkKinds = (tx: EntityManager, institutionId: string): Promise<CheckKind[]> =>
  tx.query<CheckKind[]>(
    `select id, name, kinds, months from mentor_check_kind where institution_id = $1 and ended_at is null order by lower(name)`,
    [institutionId],
  );

/** Null where there is no such mentor. */
export async function checksOf(tx: EntityManager, institutionId: string, mentorId: string) {
  const [mentor] = await tx.query<{ name: string }[]>(
    `select first_name || ' ' || last_name as name from mentor where institution_id = $1 and id = $2`,
    [institutionId, mentorId],
  );
  if (!mentor) return null;
  const checks = await tx.query<CheckOfMentor[]>(
    `select k.id as "kindId", k.name, c.passed, c.checked_on::text as "checkedOn", c.until::text as until
     from mentor_check_kind k left join mentor_check c
       on c.institution_id = k.institution_id and c.kind_id = k.id and c.mentor_id = $2
     where k.institution_id = $1 and k.ended_at is null order by lower(k.name)`,
    [institutionId, mentorId],
  );
  return { name: mentor.name, checks };
}

/** Names of the checks that a mentor still lacks. */
export async function missingChecks(
  tx: EntityManager,
  institutionId: string,
  mentorId: string,
  at: Date,
  programme?: ProgrammeKind,
): Promise<string[]> {
  const rows = await tx.query<{ name: string }[]>(
    `select k.name from mentor_check_kind k where k.institution_id = $1 and k.id in (
       select checks_missing($1, $2, coalesce($4::text[], training_kinds($1, 'mentor', $2, $3)), $3)) order by lower(k.name)`,
    [institutionId, mentorId, at, programme ? [programme] : null],
  );
  return rows.map(({ name }) => name);
}
