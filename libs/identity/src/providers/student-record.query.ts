import { record } from '@footing/audit';
import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Arrival } from './arrival';
import { standingOf } from './standing';

/** What a student number that arrived leads to: `unclear` where several records have it. */
export type RecordFound = 'found' | 'none' | 'unclear';

interface NumberedRecord {
  readonly id: string;
  /** The account it belongs to; null for none. */
  readonly accountId: string | null;
}

/**
 * The student records with this number: two at most, for two are as bad as more. It goes through the students of an
 * institution, so its cost is linear in them.
 * @param number from `studentNumberIn`. Case makes no difference for A to Z, as for lists of tiers.
 */
function recordsWith(tx: EntityManager, institutionId: string, number: string): Promise<NumberedRecord[]> {
  return tx.query<NumberedRecord[]>(
    `select s.id, a.id as "accountId" from student s
       left join account a on a.institution_id = s.institution_id and a.student_id = s.id
     where s.institution_id = $1 and lower(btrim(s.university_id) collate "C") = $2 limit 2`,
    [institutionId, number],
  );
}

/** Whether a number leads to a record; for whoever tests a connection, and nothing more than that. */
export async function lookForRecord(tx: EntityManager, institutionId: string, number: string): Promise<RecordFound> {
  const { length } = await recordsWith(tx, institutionId, number);
  return length === 0 ? 'none' : length === 1 ? 'found' : 'unclear';
}

/** Somebody who comes in by their university, and what it said of them. */
export interface Arriver {
  readonly accountId: string;
  readonly arrival: Arrival;
}

/**
 * Links a student's account to the student record whose number their university sent. A link is never changed here: where
 * the number is of another record than the linked one, or of a record that is somebody else's, a line is written instead.
 */
export async function linkStudentRecord(tx: EntityManager, here: Actor, arriver: Arriver): Promise<void> {
  const { accountId, arrival } = arriver;
  const { institutionId } = here;
  if (arrival.studentNumber.state !== 'one' || standingOf(arrival.affiliations) !== 'student') return;
  const { number } = arrival.studentNumber;
  await takeTurns(tx, institutionId, number);
  const account = await heldStudent(tx, institutionId, accountId);
  if (!account) return;
  const [found, another] = await recordsWith(tx, institutionId, number);
  if (!found || another || found.id === account.studentId) return;
  const subjects = [
    { kind: 'account', id: accountId },
    { kind: 'student', id: found.id },
  ] as const;
  if (account.studentId !== null || found.accountId !== null) {
    await record(tx, here, { event: 'student-record.kept', subjects, fields: ['universityId'], outcome: 'refused' });
    return;
  }
  await tx.query('update account set student_id = $3 where institution_id = $1 and id = $2 and student_id is null', [
    ...[institutionId, accountId, found.id],
  ]);
  await record(tx, here, { event: 'student-record.linked', subjects, fields: ['universityId'] });
}

/** Two accounts with one number come one after the other: the second finds the record taken. */
async function takeTurns(tx: EntityManager, institutionId: string, number: string): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('student number ' || $1::uuid::text || ' ' || $2, 0))`,
    [institutionId, number],
  );
}

/** The account, held until the transaction ends; null for one that has not the role of student. */
async function heldStudent(
  tx: EntityManager,
  institutionId: string,
  accountId: string,
): Promise<{ readonly studentId: string | null } | null> {
  const [row] = await tx.query<{ studentId: string | null }[]>(
    `select a.student_id as "studentId" from account a
     where a.institution_id = $1 and a.id = $2
       and exists (select from account_role r
         where r.institution_id = a.institution_id and r.account_id = a.id and r.role = 'student') for update of a`,
    [institutionId, accountId],
  );
  return row ?? null;
}
