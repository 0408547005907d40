import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { type BaseCell, type Beyond, type Known, protect, type Profile, type Protected } from '@footing/statistics';
import { cellsOf, type CountedRows } from '../data/cells.query';
import { headOf, type SnapshotHead } from '../data/snapshots.query';
import { noSnapshot, wrongAsk } from '../errors';
import { attack } from '../gate/attack';
import { type Ask, questionOf } from './ask';
import { countingPlan } from './countings';
import { reachCells } from './reach';
import { type Asked, type ReleasePlan, releasesOf } from './releases';

/** A fixed list of tables of one snapshot: all that goes out together. */
export interface ReportAsk {
  readonly snapshot: number;
  /** `internal` unless told. */
  readonly profile?: Profile;
  /** At least one; in the order of the report. */
  readonly asks: readonly Omit<Ask, 'snapshot' | 'profile'>[];
}

/** What a report asks for, found in its snapshot. */
export interface Prepared {
  readonly head: SnapshotHead;
  readonly profile: Profile;
  readonly asked: readonly Asked[];
  readonly plans: readonly ReleasePlan[];
}

/** Counts what a report asks for, and takes it through the gate. */
@Injectable()
export class ReportMaker {
  constructor(private readonly db: Database) {}

  /** That somebody asks is in the record. @throws {DomainError} not-found, `snapshot.not-found`; invalid, `evidence.wrong`. */
  async prepare(actor: Actor, { snapshot, profile = 'internal', asks }: ReportAsk): Promise<Prepared> {
    const head = await this.headOf(actor, snapshot);
    const asked = asks.map((ask): Asked => {
      const question = questionOf({ ...ask, snapshot, profile }, head);
      if (!('measure' in question)) throw wrongAsk(question);
      return { question, plan: countingPlan(question, head) };
    });
    return { head, profile, asked, plans: releasesOf(asked) };
  }

  /** The cells of one plan, exact: never to be shown. Cost: one pass over the rows. */
  async counted(actor: Actor, head: SnapshotHead, plan: ReleasePlan): Promise<BaseCell[]> {
    const [first] = plan.asked;
    if (!first) return [];
    if (isReach(plan)) {
      const measure = plan.countings[0]?.measure ?? '';
      return reachCells(first.question, head).map((cell) => ({ ...cell, measure }));
    }
    return this.db.asEvaluator(actor, (tx) => cellsOf(tx, rowsOf(actor, head, plan), plan));
  }

  /** What the gate lets out of them. @param known, beyond of earlier releases. */
  through(
    plan: ReleasePlan,
    profile: Profile,
    cells: readonly BaseCell[],
    known: readonly Known[] = [],
    beyond: readonly Beyond[] = [],
  ): Promise<Protected> {
    const dimensions = plan.by.map(({ dimension }) => dimension);
    return protect({ profile, dimensions, tables: plan.tables, cells, known, beyond }, attack);
  }

  /** The snapshot, when its rows are still there. */
  private async headOf(actor: Actor, number: number): Promise<SnapshotHead> {
    return this.db.transaction(actor, async (tx) => {
      const head = Number.isInteger(number) ? await headOf(tx, actor.institutionId, number) : null;
      if (!head || head.forgottenAt) throw noSnapshot(number);
      await record(tx, actor, { event: 'evidence.viewed', count: number });
      return head;
    });
  }
}

/** Whether a plan counts everybody who could take part, and not rows. */
export const isReach = ({ asked }: ReleasePlan): boolean => asked[0]?.question.measure.id === 'M01';

/** The rows that a plan counts. */
export function rowsOf(actor: Pick<Actor, 'institutionId'>, head: SnapshotHead, { asked }: ReleasePlan): CountedRows {
  const { cohorts = null, side = 'student' } = asked[0]?.question ?? {};
  const dimension = head.dimensions.findIndex(({ key }) => key === 'cohort');
  const { institutionId } = actor;
  return { institutionId, snapshot: head.number, side, cohorts: cohorts && { dimension, places: cohorts } };
}
