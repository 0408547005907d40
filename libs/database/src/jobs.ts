import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { patientPool } from './patience';
import { whereOf } from './where-of';

/** Every kind of work that is done behind a page, and what it is handed: ids only, never personal data. */
export interface JobData {
  'read-import': { institutionId: string; importId: string };
  'check-import': { institutionId: string; importId: string };
  'write-import': { institutionId: string; importId: string };
  'run-draft': { institutionId: string; draftId: string };
  'run-study': { institutionId: string; studyId: string };
  'decide-sign-in': { institutionId: string; requestId: string };
  'send-mail': { institutionId: string; mailId: string };
  'silence-clock': { institutionId: string };
}
export type JobName = keyof JobData;

/** When a piece of work is to be done, where that is not at once and in turn. */
export interface When {
  /** Not before so many seconds have passed. */
  readonly afterSeconds?: number;
  /** Before everything of its kind that is not. */
  readonly isUrgent?: boolean;
}

const names: readonly JobName[] = [
  'read-import',
  'check-import',
  'write-import',
  'run-draft',
  'run-study',
  'decide-sign-in',
  'send-mail',
  'silence-clock',
];
const SCHEMA = 'jobs';

/**
 * A worker that dies stops its heartbeat, and the job goes to another (or to the same one, started again) within
 * about a quarter of a minute. So every job must be safe to begin again.
 */
const queue = { retryLimit: 5, retryDelay: 1, retryBackoff: true, expireInSeconds: 15 * 60, heartbeatSeconds: 10 };

/** The apps put jobs in and take them out; the tables stay the owner's. */
const FOR_THE_APPS = `
  grant usage on schema ${SCHEMA} to footing_app;
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to footing_app;
  grant usage on all sequences in schema ${SCHEMA} to footing_app;
  grant execute on all functions in schema ${SCHEMA} to footing_app;`;

/** Makes the queue's own tables and our queues; does nothing when they are there. */
export async function createJobTables(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: SCHEMA, supervise: false, schedule: false, max: 2 });
  await boss.start();
  try {
    for (const name of names) {
      await boss.createQueue(name, queue);
      // One that an older version made keeps its ways otherwise.
      await boss.updateQueue(name, queue);
    }
    await boss.getDb().executeSql(FOR_THE_APPS);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** What the queue keeps of a defect: an error of our own making, for a database's own holds the rows it was about. */
class BrokeOff extends Error {
  override readonly name = 'BrokeOff';
}

/** The queue of work behind the pages. It stands in the same database, so sending is part of the sender's transaction. */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private readonly log = new Logger(Jobs.name);
  private started: Promise<PgBoss> | undefined;

  constructor(private readonly url: string) {}

  /** Puts work in the queue when, and only when, the transaction commits. */
  async send<N extends JobName>(name: N, data: JobData[N], tx: EntityManager, when: When = {}): Promise<void> {
    const boss = await this.boss();
    const db = {
      executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.query<unknown[]>(text, values) }),
    };
    const { afterSeconds: startAfter = 0, isUrgent = false } = when;
    await boss.send(name, data, { db, startAfter, priority: isUrgent ? 1 : 0 });
  }

  /**
   * Starts doing one kind of work, one piece at a time unless said otherwise. A piece that throws is tried again later, five times at most; the
   * log and the queue learn where it broke off, and nothing of what it was about.
   */
  async work<N extends JobName>(name: N, run: (data: JobData[N]) => Promise<void>, atOnce = 1): Promise<void> {
    const boss = await this.boss({ worker: true });
    const how = { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: atOnce };
    await boss.work<JobData[N]>(name, how, async ([job]) => {
      if (!job) return;
      await run(job.data).catch((error: unknown) => {
        this.log.error(`${name} ${job.id} broke off: ${whereOf(error)}`);
        throw new BrokeOff(whereOf(error));
      });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.started) await (await this.started).stop({ graceful: true, timeout: 15_000 });
  }

  private boss({ worker = false } = {}): Promise<PgBoss> {
    // A database that was not there is asked again the next time.
    this.started ??= this.start(worker).catch((error: unknown) => {
      this.started = undefined;
      throw error;
    });
    return this.started;
  }

  private async start(worker: boolean): Promise<PgBoss> {
    const watch = worker
      ? { supervise: true, superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 }
      : { supervise: false };
    const boss = new PgBoss({
      connectionString: this.url,
      schema: SCHEMA,
      migrate: false,
      schedule: false,
      max: 4,
      ...patientPool('queue', this.url),
      ...watch,
    });
    boss.on('error', (error) => this.log.warn(`queue: ${error.name}`));
    return boss.start();
  }
}
