import type { Answers, ApplicationAt } from '@footing/people';
import type { EntityManager } from 'typeorm';
import type { StepName } from '../domain/steps';

/** How often a question was answered, and when last. */
export interface Saved {
  readonly times: number;
  /** ISO 8601. */
  readonly at: string;
}

/** Answers of one student on their way to a round. */
export interface SignUpRow {
  readonly id: string;
  readonly answers: Answers;
  readonly steps: Readonly<Partial<Record<StepName, Saved>>>;
  readonly experiences: Buffer | null;
  readonly needs: Buffer | null;
  readonly sentAt: Date | null;
}

const WHERE = 'institution_id = $1 and round_id = $2 and student_id = $3';
const keyOf = ({ institutionId, roundId, studentId }: ApplicationAt) => [institutionId, roundId, studentId];

/** Null where they have not begun. @param held until the transaction ends, so that two devices take turns. */
export async function findSignUp(tx: EntityManager, at: ApplicationAt, held = false): Promise<SignUpRow | null> {
  const [row] = await tx.query<SignUpRow[]>(
    `select id, answers, steps, experiences, needs, sent_at as "sentAt" from sign_up where ${WHERE} ${held ? 'for update' : ''}`,
    keyOf(at),
  );
  return row ?? null;
}

/** Begins, where it has not begun yet. @param sentAt for answers that the university has already. */
export async function beginSignUp(tx: EntityManager, at: ApplicationAt, answers: Answers, sentAt: Date | null) {
  await tx.query(
    `insert into sign_up (institution_id, round_id, student_id, answers, sent_at) values ($1, $2, $3, $4, $5)
     on conflict (institution_id, round_id, student_id) do nothing`,
    [...keyOf(at), JSON.stringify(answers), sentAt],
  );
}

/** What is written of one question. */
export interface StepWritten {
  readonly step: StepName;
  readonly saved: Saved;
  /** All answers, with those to this question. */
  readonly answers: Answers;
  /** Absent: as it was. */
  readonly experiences?: Buffer;
  readonly needs?: Buffer;
}

export async function writeStep(tx: EntityManager, at: ApplicationAt, written: StepWritten): Promise<void> {
  const { step, saved, answers, experiences = null, needs = null } = written;
  await tx.query(
    `update sign_up set answers = $4, steps = steps || jsonb_build_object($5::text, $6::jsonb),
       experiences = coalesce($7, experiences), needs = coalesce($8, needs), updated_at = now() where ${WHERE}`,
    [...keyOf(at), JSON.stringify(answers), step, JSON.stringify(saved), experiences, needs],
  );
}

/** The answers are where they belong: what was sealed on the way is not kept twice. */
export async function markSent(tx: EntityManager, at: ApplicationAt, sentAt: Date): Promise<void> {
  await tx.query(
    `update sign_up set experiences = null, needs = null, sent_at = coalesce(sent_at, $4), updated_at = now() where ${WHERE}`,
    [...keyOf(at), sentAt],
  );
}
