import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Arrival } from './arrival';
import { Arrivals, type Decision } from './arrivals.service';
import type { Flow } from './flows.service';
import type { Reason } from './reasons';
import { lookForRecord, type RecordFound } from './student-record.query';

/** What came of a test: who arrived and what would have happened, or why nobody would have been let in. */
export type Trial =
  | {
      readonly arrival: Arrival;
      readonly decision: Decision;
      /** Whether the student number leads to a record; null where none arrived that could. */
      readonly studentRecord: RecordFound | null;
    }
  | {
      readonly arrival: null;
      readonly decision: { readonly what: 'refuse'; readonly reason: Reason };
      readonly studentRecord: null;
    };

const FIELD = 'sign_in_trial.arrived';
const HOUR_MS = 60 * 60_000;

/** Tests of a connection: somebody signs in, nobody comes in, and the administrator sees what arrived. Kept for an hour, sealed. */
@Injectable()
export class Trials {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly arrivals: Arrivals,
    private readonly clock: Clock,
  ) {}

  /** @param came who arrived, or why not. @returns its id. */
  async keep(
    flow: Flow,
    came: Arrival | { readonly reason: Reason },
    useUp: (tx: EntityManager) => Promise<void>,
  ): Promise<string> {
    return this.db.transaction(flow, async (tx) => {
      await useUp(tx);
      const trial: Trial =
        'reason' in came
          ? { arrival: null, decision: { what: 'refuse', ...came }, studentRecord: null }
          : await this.foreseen(tx, flow, came);
      const arrived = await this.secrets.seal(tx, flow, FIELD, null, JSON.stringify(withoutTokens(trial)));
      const [made] = await tx.query<{ id: string }[]>(
        `insert into sign_in_trial (institution_id, provider_id, account_id, arrived, forget_at)
         values ($1, $2, $3, $4, $5) returning id`,
        [flow.institutionId, flow.providerId, flow.accountId, arrived, new Date(this.clock.now().getTime() + HOUR_MS)],
      );
      await record(tx, actorOf(flow), { event: 'sign-in.tested', object: flow.providerId });
      return made?.id ?? '';
    });
  }

  private async foreseen(tx: EntityManager, flow: Flow, arrival: Arrival): Promise<Trial> {
    const decision = await this.arrivals.foresee(tx, flow, arrival);
    const { studentNumber } = arrival;
    const studentRecord =
      studentNumber.state === 'one' ? await lookForRecord(tx, flow.institutionId, studentNumber.number) : null;
    return { arrival, decision, studentRecord };
  }

  /** What came of a test of one's own. @throws {DomainError} forbidden; not-found, `trial.not-found`. */
  async find(actor: Actor, id: string): Promise<Trial & { readonly providerId: string }> {
    permit(actor, 'sign-in.configure');
    return this.db.transaction(actor, async (tx) => {
      const [row] = await tx.query<{ providerId: string; arrived: Buffer }[]>(
        `select provider_id as "providerId", arrived from sign_in_trial
         where institution_id = $1 and id = $2 and account_id = $3 and forget_at > $4`,
        [actor.institutionId, id, actor.accountId, this.clock.now()],
      );
      if (!row) throw new DomainError('not-found', 'trial.not-found', `trial ${id}`);
      const opened = await this.secrets.open(tx, actor, FIELD, null, row.arrived);
      await record(tx, actor, { event: 'sign-in.test-viewed', object: row.providerId });
      return { ...(JSON.parse(opened) as Trial), providerId: row.providerId };
    });
  }
}

/** Tokens that could sign somebody out are not for showing. */
const withoutTokens = (trial: Trial): Trial =>
  trial.arrival ? { ...trial, arrival: { ...trial.arrival, leaving: {} } } : trial;

const actorOf = ({ institutionId, accountId }: Flow): Actor => ({ institutionId, accountId, roles: ['administrator'] });
