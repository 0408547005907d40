import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@footing/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import type { OpenDoor } from './open-doors';

/** How many pieces of work of one kind are in one state: `created` (waits), `retry`, `active`, `completed`, `failed` … */
export interface JobState {
  readonly name: string;
  readonly state: string;
  readonly count: number;
}

const SET_INSTITUTION = `select set_config('footing.institution_id', $1, true)`;

/** The one way to the tables: a transaction that knows for which institution it is. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** Does all of `work` or none of it, for the actor's institution. Use only the given `tx` inside. */
  transaction<T>(actor: Pick<Actor, 'institutionId'>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction(async (tx) => {
      await tx.query(SET_INSTITUTION, [actor.institutionId]);
      return work(tx);
    });
  }

  /** The same, with no more rights than a matching run has: equality monitoring, for one, is out of its reach. */
  asMatcher<T>(actor: Pick<Actor, 'institutionId'>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transaction(actor, async (tx) => {
      await tx.query('set local role footing_matcher');
      return work(tx);
    });
  }

  /**
   * Asks one of the functions that answer before the institution is known (`open-doors.ts`).
   * @param name of the function in schema `door`. @returns its rows, with the columns named as in the database.
   */
  atTheDoor<Row>(name: OpenDoor, ...given: unknown[]): Promise<Row[]> {
    const places = given.map((_, index) => `$${index + 1}`).join(', ');
    return this.source.query<Row[]>(`select * from door.${name}(${places})`, given);
  }

  /** How the work behind the pages stands, by kind and state; of all institutions at once, and nothing about any. */
  jobStates(): Promise<JobState[]> {
    return this.source.query<JobState[]>(
      'select name, state::text as state, count(*)::int as count from jobs.job group by name, state order by name, state',
    );
  }

  /** Whether the database answers; for the readiness page. */
  async answers(): Promise<boolean> {
    return this.source.query('select 1').then(
      () => true,
      () => false,
    );
  }
}
