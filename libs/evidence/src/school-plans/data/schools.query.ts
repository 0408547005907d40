import type { EntityManager } from 'typeorm';

/** Somebody who leads a school. */
export interface SchoolLead {
  readonly id: string;
  readonly schoolId: string;
  readonly accountId: string;
  readonly name: string;
}

/** A school with who leads it. */
export interface LedSchool {
  readonly id: string;
  readonly name: string;
  /** By name. */
  readonly leads: readonly SchoolLead[];
}

/** By name, each with who leads it now. */
export async function schoolsWithLeads(tx: EntityManager, institutionId: string): Promise<LedSchool[]> {
  const schools = await tx.query<{ id: string; name: string }[]>(
    'select id, name from school where institution_id = $1 order by lower(name), id',
    [institutionId],
  );
  const leads = await tx.query<SchoolLead[]>(
    `select l.id, l.school_id as "schoolId", l.account_id as "accountId", a.name from school_lead l
       join account a on a.institution_id = l.institution_id and a.id = l.account_id
     where l.institution_id = $1 and l.ended_at is null order by lower(a.name), l.id`,
    [institutionId],
  );
  return schools.map((school) => ({ ...school, leads: leads.filter(({ schoolId }) => schoolId === school.id) }));
}

/** Which schools an account leads now. */
export async function ledBy(tx: EntityManager, institutionId: string, accountId: string | null): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    'select school_id as id from school_lead where institution_id = $1 and account_id = $2 and ended_at is null',
    [institutionId, accountId],
  );
  return new Set(rows.map(({ id }) => id));
}
