import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { loadRound } from '@footing/programmes';
import { daysBetween, isDay } from './domain/days';
import { missing } from './errors';

/** Days of exams in a round, both included, YYYY-MM-DD. */
export interface ExamPeriod {
  readonly from: string;
  readonly until: string;
}

const LONGEST_DAYS = 60;

/** When students of a round have exams: nobody is reminded then, and nothing falls due. */
@Injectable()
export class ExamDays {
  constructor(private readonly db: Database) {}

  /** By day; empty where none were entered. @throws {DomainError} forbidden; not-found. */
  of(actor: Actor, roundId: string): Promise<ExamPeriod[]> {
    permit(actor, 'programmes.read');
    return this.db.transaction(actor, async (tx) => {
      await loadRound(tx, actor.institutionId, roundId);
      return tx.query<ExamPeriod[]>(
        `select from_day::text as "from", until_day::text as until from exam_days
         where institution_id = $1 and round_id = $2 order by from_day`,
        [actor.institutionId, roundId],
      );
    });
  }

  /**
   * Adds a period; what would fall due in it falls due on the day after. Added twice it is there once.
   * @throws {DomainError} invalid, `exam-days.wrong`, at the field; forbidden; not-found.
   */
  add(actor: Actor, roundId: string, { from, until }: ExamPeriod): Promise<void> {
    permit(actor, 'programmes.edit');
    if (!isDay(from)) throw missing('from', 'exam-days.wrong', 'Enter the first day of exams');
    if (!isDay(until) || daysBetween(from, until) < 0 || daysBetween(from, until) > LONGEST_DAYS)
      throw missing(
        'until',
        'exam-days.wrong',
        'Enter a last day that is not before the first, and at most 60 days later',
      );
    return this.db.transaction(actor, async (tx) => {
      await loadRound(tx, actor.institutionId, roundId);
      await tx.query(
        'insert into exam_days (institution_id, round_id, from_day, until_day) values ($1, $2, $3, $4) on conflict do nothing',
        [actor.institutionId, roundId, from, until],
      );
      // Each is moved by the guard that looks after every deadline.
      await tx.query(
        `update deadline d set by = d.by from pairing p where d.institution_id = $1 and d.done_at is null
           and p.institution_id = d.institution_id and p.id = d.pairing_id and p.round_id = $2`,
        [actor.institutionId, roundId],
      );
      await record(tx, actor, { event: 'round.exam-days-changed', object: roundId });
    });
  }

  /** Takes a period away; what it moved stays where it is. Done twice it does no harm. @throws {DomainError} forbidden; not-found. */
  remove(actor: Actor, roundId: string, from: string): Promise<void> {
    permit(actor, 'programmes.edit');
    return this.db.transaction(actor, async (tx) => {
      await loadRound(tx, actor.institutionId, roundId);
      await tx.query('delete from exam_days where institution_id = $1 and round_id = $2 and from_day::text = $3', [
        ...[actor.institutionId, roundId, from],
      ]);
      await record(tx, actor, { event: 'round.exam-days-changed', object: roundId });
    });
  }
}
