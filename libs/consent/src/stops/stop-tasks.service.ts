import { record } from '@footing/audit';
import { Database, whereOf } from '@footing/database';
import { type Place, type Purpose, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { officersOf } from '../officers.query';
import type { Person } from '../person';
import { lateLetter } from './late-letter';
import { type Evidence, StopPlaces } from './stop-places';

interface Task {
  readonly subjectId: string;
  readonly subjectKind: Person['kind'];
  readonly purpose: Purpose;
  readonly item: string;
  readonly epoch: number;
  readonly place: Place;
}

const MOST_AT_ONCE = 200;

const TASKS = `
  select t.subject_id as "subjectId", s.subject_kind as "subjectKind", t.purpose, t.item, t.epoch, t.place
  from consent.stop_task t join consent.state s using (institution_id, subject_id, purpose, item)
  where t.institution_id = $1 and t.acked_at is null`;
// What is late already waits for the rest: a place that is broken holds up no other.
const OPEN = `${TASKS} order by t.alarmed_at nulls first, t.due_at limit ${MOST_AT_ONCE}`;
const LATE = `${TASKS} and t.alarmed_at is null and t.due_at < clock_timestamp() order by t.due_at limit ${MOST_AT_ONCE}`;

/** Sees to it that each place where data of a stopped use rests confirms that it has stopped, or that somebody hears of it. */
@Injectable()
export class StopTasks {
  private readonly log = new Logger(StopTasks.name);
  /** Places that have been said to fail, so that it is said once until they work again. */
  private readonly failing = new Set<Place>();

  constructor(
    private readonly db: Database,
    private readonly places: StopPlaces,
    private readonly mail: Mail,
  ) {}

  /** Asks every place that has not confirmed yet. One that cannot keeps no other waiting. @returns how many confirmed. */
  async carryOut(institutionId: string): Promise<number> {
    const open = await this.db.transaction({ institutionId }, (tx) => tx.query<Task[]>(OPEN, [institutionId]));
    let confirmed = 0;
    for (const task of open) if (await this.attempt(institutionId, task)) confirmed += 1;
    return confirmed;
  }

  /** Tells the data protection officer of what is late, each once: one letter a place, however many wait for it. @returns how many are late. */
  async alarm(institutionId: string): Promise<number> {
    const late = await this.db.transaction({ institutionId }, (tx) => tx.query<Task[]>(LATE, [institutionId]));
    let told = 0;
    for (const [place, tasks] of Map.groupBy(late, ({ place }) => place))
      told += await this.db.transaction({ institutionId }, (tx) => this.tell(tx, institutionId, place, tasks));
    return told;
  }

  private async attempt(institutionId: string, task: Task): Promise<boolean> {
    const stop = this.places.of(task.place);
    if (!stop) return false;
    const { subjectId, subjectKind, purpose, item, epoch } = task;
    const person = { kind: subjectKind, id: subjectId };
    try {
      return await this.db.transaction({ institutionId }, async (tx) => {
        const evidence = await stop(tx, systemActor(institutionId), { person, purpose, item, epoch });
        this.failing.delete(task.place);
        return acknowledged(tx, task, evidence);
      });
    } catch (error) {
      if (!this.failing.has(task.place))
        this.log.error(`the place ${task.place} has not stopped, institution ${institutionId}: ${whereOf(error)}`);
      this.failing.add(task.place);
      return false;
    }
  }

  private async tell(tx: EntityManager, institutionId: string, place: Place, tasks: readonly Task[]): Promise<number> {
    const first: Task[] = [];
    for (const task of tasks) if (await isFirstTold(tx, task)) first.push(task);
    if (first.length === 0) return 0;
    await record(tx, systemActor(institutionId), {
      event: 'consent.place-late',
      subjects: first.map(({ subjectKind, subjectId }) => ({ kind: subjectKind, id: subjectId })),
      fields: [place],
      count: first.length,
    });
    for (const officer of await officersOf(tx, institutionId))
      await this.mail.send(tx, { institutionId }, lateLetter(officer, place, first.length));
    return first.length;
  }
}

async function isFirstTold(tx: EntityManager, { subjectId, purpose, item, epoch, place }: Task): Promise<boolean> {
  const [row] = await tx.query<{ told: boolean }[]>('select consent.alarm($1, $2, $3, $4, $5) as told', [
    ...[subjectId, purpose, item, epoch, place],
  ]);
  return row?.told ?? false;
}

async function acknowledged(tx: EntityManager, task: Task, evidence: Evidence): Promise<boolean> {
  const { subjectId, purpose, item, epoch, place } = task;
  const [row] = await tx.query<{ first: boolean }[]>('select consent.acknowledge($1, $2, $3, $4, $5, $6) as first', [
    ...[subjectId, purpose, item, epoch, place],
    evidence,
  ]);
  return row?.first ?? false;
}
