import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@footing/kernel';
import type { DataSource, EntityManager } from 'typeorm';

/** The one way to the tables: a transaction that knows for which institution it is. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** Does all of `work` or none of it, for the actor's institution. Use only the given `tx` inside. */
  transaction<T>(actor: Pick<Actor, 'institutionId'>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction(async (tx) => {
      await tx.query(`select set_config('footing.institution_id', $1, true)`, [actor.institutionId]);
      return work(tx);
    });
  }

  /** Whether the database answers; for the readiness page. */
  async answers(): Promise<boolean> {
    return this.source.query('select 1').then(
      () => true,
      () => false,
    );
  }
}
