import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor, Purpose } from '@footing/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import type { OpenDoor } from './open-doors';

/** How many pieces of work of one kind are in one state: `created` (waits), `retry`, `active`, `completed`, `failed` … */
export interface JobState {
  readonly name: string;
  readonly state: string;
  readonly count: number;
}

const SET_INSTITUTION = `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', $2, true)`;

/**
 * Does a part of a transaction's work for another purpose, and for one person alone where `subjectId` is given; then the
 * transaction's own holds again.
 */
export async function underPurpose<T>(
  tx: EntityManager,
  purpose: Purpose,
  work: () => Promise<T>,
  subjectId = '',
): Promise<T> {
  const [before] = await tx.query<{ purpose: string; subject: string }[]>(
    `select current_setting('footing.purpose', true) as purpose, coalesce(current_setting('footing.subject_id', true), '') as subject`,
  );
  const back = () => tx.query(SET_PURPOSE, [before?.purpose ?? '', before?.subject ?? '']);
  await tx.query(SET_PURPOSE, [purpose, subjectId]);
  try {
    const done = await work();
    await back();
    return done;
  } catch (error) {
    // Where a statement failed the transaction is over, and the setting with it; a refusal of ours leaves it going.
    await back().catch(() => undefined);
    throw error;
  }
}

const SET_PURPOSE = `select set_config('footing.purpose', $1, true), set_config('footing.subject_id', $2, true)`;

/**
 * A column for a statement that finds whose a row is: from there on the transaction reads of that person alone what is read
 * of one person only. @param id an expression of the statement, never anything that somebody typed.
 */
export const fromHereOnOf = (id: string): string => `set_config('footing.subject_id', ${id}::text, true)`;

/** The one way to the tables: a transaction that knows for which institution it is. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /**
   * Does all of `work` or none of it, for the actor's institution and one purpose: rows about people that hold what the
   * purpose does not declare are not there. Use only the given `tx` inside.
   */
  transaction<T>(
    actor: Pick<Actor, 'institutionId'>,
    work: (tx: EntityManager) => Promise<T>,
    purpose: Purpose = 'service',
  ): Promise<T> {
    return this.source.transaction(async (tx) => {
      await tx.query(SET_INSTITUTION, [actor.institutionId, purpose]);
      return work(tx);
    });
  }

  /** The same, with no more rights than a matching run has: equality monitoring, for one, is out of its reach. */
  asMatcher<T>(actor: Pick<Actor, 'institutionId'>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transaction(
      actor,
      async (tx) => {
        await tx.query('set local role footing_matcher');
        return work(tx);
      },
      'matching.core',
    );
  }

  /** Reads snapshots of the evidence base, and can do nothing else: no table with a name is within its reach. */
  asEvaluator<T>(actor: Pick<Actor, 'institutionId'>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transaction(
      actor,
      async (tx) => {
        await tx.query('set local role footing_evaluator');
        return work(tx);
      },
      'evidence',
    );
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
