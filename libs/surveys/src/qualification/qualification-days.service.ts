import { Injectable } from '@nestjs/common';
import { record, type Subject } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import {
  type Everybody,
  endsTooSoon,
  everybodysDay,
  forgetDay,
  keepDays,
  keepEverybodysDay,
  type OfRound,
  type OwnDay,
  ownDays,
  studentsNamed,
} from '../data/qualification.query';
import { FEWEST } from '../board/counted-waves';
import { mustHaveRound } from '../waves/must-have-round';
import { dayFrom, type QualificationRow } from './qualification-rows';
import { wrong } from './read-qualification-file';

/** When people of a round qualify. */
export interface QualificationOfRound {
  /** Null: no survey of the round counts from there. */
  readonly everybody: Everybody | null;
  readonly own: readonly OwnDay[];
  /** Students whose yes ends before their last survey is over, so that they will not be asked; null: fewer than ten, but some. */
  readonly endTooSoon: number | null;
}

const VIEWED = 'survey-qualification.viewed';
const CHANGED = 'survey-qualification.changed';

/** The day from which the last survey counts: one for everybody of a round, and another for whoever qualifies at another time. */
@Injectable()
export class QualificationDays {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} not-found, `round.not-found`. */
  async ofRound(actor: Actor, roundId: string): Promise<QualificationOfRound> {
    permit(actor, 'surveys.edit');
    const round = { institutionId: actor.institutionId, roundId };
    return this.db.transaction(actor, async (tx) => {
      await mustHaveRound(tx, actor.institutionId, roundId);
      const own = await ownDays(tx, round);
      const subjects = own.map(({ studentId }) => asSubject(studentId));
      await record(tx, actor, { event: VIEWED, object: roundId, subjects });
      const ends = await endsTooSoon(tx, round);
      const endTooSoon = ends > 0 && ends < FEWEST ? null : ends;
      return { everybody: await everybodysDay(tx, round), own, endTooSoon };
    });
  }

  /** For everybody of the round who has no day of their own. @param day YYYY-MM-DD; null: the last day of meetings. */
  async setForEverybody(actor: Actor, roundId: string, day: string | null): Promise<void> {
    permit(actor, 'surveys.edit');
    if (day !== null && dayFrom(day) === null)
      throw wrong([{ field: 'everybody', message: 'Enter a day such as 16 7 2027' }]);
    await this.db.transaction(actor, async (tx) => {
      await mustHaveRound(tx, actor.institutionId, roundId);
      await keepEverybodysDay(tx, { institutionId: actor.institutionId, roundId }, day);
      await record(tx, actor, { event: 'survey-waves.changed', object: roundId });
    });
  }

  /**
   * Gives students of the round a day of their own; whoever has one gets the new one. All of them, or none. @returns for how many
   * it is another day than before.
   * @throws {DomainError} invalid, `qualification.wrong`, by row: who is not of this round; not-found, `round.not-found`.
   */
  async give(actor: Actor, roundId: string, rows: readonly QualificationRow[]): Promise<number> {
    permit(actor, 'surveys.edit');
    const round: OfRound = { institutionId: actor.institutionId, roundId };
    return this.db.transaction(actor, async (tx) => {
      await mustHaveRound(tx, actor.institutionId, roundId);
      const known = await studentsNamed(tx, round, rows);
      const strangers = rows.filter(({ row }) => !known.has(row));
      if (strangers.length > 0) throw wrong(strangers.map(notHere));
      // One person may be named by their number in one row and by their address in another.
      const days = new Map(rows.map(({ row, day }) => [known.get(row) ?? '', day]));
      if (days.size < rows.length) throw wrong([{ field: 'row', message: 'Name each student once' }]);
      const given = [...days].map(([studentId, day]) => ({ studentId, day }));
      const changed = await keepDays(tx, actor.institutionId, given, this.clock.now());
      await record(tx, actor, { event: CHANGED, object: roundId, subjects: changed.map(asSubject) });
      return changed.length;
    });
  }

  /** From now on the day for everybody counts for them too. @throws {DomainError} not-found, `qualification.not-found`. */
  async forget(actor: Actor, roundId: string, studentId: string): Promise<void> {
    permit(actor, 'surveys.edit');
    await this.db.transaction(actor, async (tx) => {
      const isGone = await forgetDay(tx, { institutionId: actor.institutionId, roundId }, studentId);
      if (!isGone) throw new DomainError('not-found', 'qualification.not-found', studentId);
      await record(tx, actor, { event: CHANGED, object: roundId, subjects: [asSubject(studentId)] });
    });
  }
}

const asSubject = (id: string): Subject => ({ kind: 'student', id });
const notHere = ({ row }: QualificationRow) => ({
  field: `row ${row}`,
  message: 'Nobody in this round has this university ID or e-mail address',
});
