import type { MigrationInterface, QueryRunner } from 'typeorm';
import { decisionsForget, decisionsStay, monitoringForgets } from './0021-rights/forgetting';
import { dropRequests, requests } from './0021-rights/requests';

/** What people ask about their own data, by when it is due, and what is left once somebody is erased. */
export class Rights1764000021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(requests);
    await runner.query(decisionsForget);
    await runner.query(monitoringForgets);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function monitoring.forget(text)');
    await runner.query(decisionsStay);
    await runner.query(dropRequests);
  }
}
