import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule, readSettings, Settings } from '@footing/config';
import { Database, DatabaseModule } from '@footing/database';
import type { Actor, Role } from '@footing/kernel';
import { Mail, MessagesModule } from '@footing/messages';
import { freshDatabase, type FreshDatabase, HeldClock, SoftPasskey, TEST_MASTER_KEY } from '@footing/testing';
import type { KeptProof } from '../../database-sessions';
import { Permits } from '../../links/permits.service';
import { SecondFactorResets } from '../../second-factor/resets.service';
import { OwnAddresses } from '../../own-addresses.service';
import { StaffNotices } from '../../staff-notices/staff-notices.service';
import { PasskeyOffers } from '../passkey-offers.service';
import { PasskeySignIn } from '../passkey-sign-in.service';
import { Passkeys } from '../passkeys.service';

export const ORIGIN = 'https://mentoring.example';

class DeskContext {}

/** Two universities under one address, and people with passkeys, for specs. */
export class Desk {
  readonly clock = new HeldClock();
  private accounts = 0;

  private constructor(
    readonly db: FreshDatabase,
    private readonly app: INestApplicationContext,
  ) {}

  static async open(): Promise<Desk> {
    const db = await freshDatabase();
    const settings = readSettings({
      MASTER_KEY: TEST_MASTER_KEY,
      MAIL_FROM: 'mentoring@wharfedale.example',
      PUBLIC_URL: `${ORIGIN}/`,
    });
    const imports = [ConfigModule.with(settings), DatabaseModule.at(db.url), MessagesModule];
    const app = await NestFactory.createApplicationContext({ module: DeskContext, imports }, { logger: false });
    return new Desk(db, app);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.db.drop();
  }

  get signIn(): PasskeySignIn {
    return new PasskeySignIn(this.database, this.permits, this.addresses);
  }
  get permits(): Permits {
    return new Permits(this.database);
  }
  get passkeys(): Passkeys {
    return new Passkeys(this.database, this.app.get(Mail), this.addresses, this.clock);
  }
  get addresses(): OwnAddresses {
    return new OwnAddresses(this.database, this.app.get(Settings));
  }
  get offers(): PasskeyOffers {
    return new PasskeyOffers(this.database);
  }
  get resets(): SecondFactorResets {
    return new SecondFactorResets(this.database, this.app.get(Mail), new StaffNotices(this.app.get(Mail)));
  }
  private get database(): Database {
    return this.app.get(Database);
  }

  async addInstitution(slug: string): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ($1, $1, 'england', 'careers@wharfedale.example') returning id`,
      [slug],
    );
    return row?.id ?? '';
  }

  /** Somebody who holds these roles and acts in the first. */
  async addPerson(institutionId: string, roles: readonly [Role, ...Role[]] = ['mentor']): Promise<Actor> {
    this.accounts += 1;
    const [row] = await this.db.query<{ id: string }>(
      `with a as (insert into account (institution_id, name, email, created_at) values ($1, 'Joan Smith', $2, now() - interval '2 days') returning id)
       , r as (insert into account_role (institution_id, account_id, role, granted_at) select $1, a.id, unnest($3::text[]), now() - interval '2 days' from a)
       select id from a`,
      [institutionId, `joan-${this.accounts}@example.org`, roles],
    );
    return { institutionId, accountId: row?.id ?? '', roles: [roles[0]] };
  }

  /** A sign-in so many minutes ago. */
  proof(minutesAgo = 0, strength: KeptProof['strength'] = 'single'): KeptProof {
    const at = new Date(this.clock.now().getTime() - minutesAgo * 60_000).toISOString();
    return { method: 'e-mail', strength, at };
  }

  /** Makes a passkey for somebody, as a browser does. */
  async give(actor: Actor, device = new SoftPasskey(ORIGIN)): Promise<SoftPasskey> {
    const proof = this.proof(0, 'two');
    const asked = await this.passkeys.begin(actor, proof);
    const made = { challenge: asked.challenge, sent: device.make(asked), name: 'Firefox on a Mac' };
    if ((await this.passkeys.add(actor, proof, made)) === null) throw new Error('the passkey was refused');
    return device;
  }

  /** What is to be signed to come in here. */
  async ask(institutionId: string) {
    const asked = await this.signIn.begin(institutionId, '203.0.113.7');
    if (!asked) throw new Error('too many were asked for');
    return asked;
  }

  /** Holds an account, as a change of it does. */
  async holdAccount({ accountId }: Actor): Promise<{ release(): Promise<void> }> {
    await this.db.query('begin');
    await this.db.query('select from account where id = $1 for no key update', [accountId]);
    return { release: () => this.db.query('commit').then(() => undefined) };
  }

  /** Until so many wait for what somebody else holds. */
  async untilWaiting(count: number): Promise<void> {
    const ask = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    for (let looks = 0; looks < 1_000; looks += 1) {
      await this.db.query('select pg_stat_clear_snapshot()');
      if ((await this.db.query(ask)).length >= count) return;
    }
    throw new Error('nobody waits');
  }

  /** Lines of the record about passkeys, oldest first. */
  record(event: string) {
    return this.db.query<{ fields: string[]; outcome: string; object: string | null; subjects: string[] }>(
      `select fields, outcome, object_id as object,
         array(select subject_id from audit_subject s where s.institution_id = e.institution_id and s.event_id = e.id) as subjects
       from audit_event e where event = $1 order by id`,
      [event],
    );
  }
}
