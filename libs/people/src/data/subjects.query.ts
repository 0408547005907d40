import type { Subject } from '@footing/audit';
import type { EntityManager } from 'typeorm';

/** Ids of applications and of offers of places; the same one may be in them twice. */
export interface PartsOfRound {
  readonly applications?: readonly string[];
  readonly offers?: readonly string[];
}

/** Who is behind applications and offers, for the record of who looked. Cost: one statement. */
export async function subjectsBehind(
  tx: EntityManager,
  institutionId: string,
  { applications = [], offers = [] }: PartsOfRound,
): Promise<Subject[]> {
  return tx.query<Subject[]>(
    `select 'student' as kind, student_id as id from application where institution_id = $1 and id = any($2::uuid[])
     union select 'mentor', mentor_id from offer where institution_id = $1 and id = any($3::uuid[])`,
    [institutionId, applications, offers],
  );
}
