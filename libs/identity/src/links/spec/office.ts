import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule, readSettings, Settings } from '@footing/config';
import { Database, DatabaseModule, Jobs } from '@footing/database';
import type { Actor, Role } from '@footing/kernel';
import { Mail, MailRuns, MessagesModule } from '@footing/messages';
import {
  type Arrived,
  freshDatabase,
  type FreshDatabase,
  HeldClock,
  type MailServer,
  startMailServer,
  TEST_MASTER_KEY,
} from '@footing/testing';
import { secretsWith } from '@footing/secrets';
import { Invitations } from '../../invitations/invitations.service';
import { Invited } from '../../invitations/invited.service';
import { OwnAddresses } from '../../own-addresses.service';
import { SecondFactorResets } from '../../second-factor/resets.service';
import { SecondFactor } from '../../second-factor/second-factor.service';
import { StaffNotices } from '../../staff-notices/staff-notices.service';
import { CampusNetworks } from '../campus-networks.service';
import { type Permit, Permits } from '../permits.service';
import { SignInLinks } from '../sign-in-links.service';
import { SignInMail } from '../sign-in-mail.service';

class MailContext {}

class WithoutLimits extends Permits {
  override take(): Promise<Permit> {
    return Promise.resolve({ allowed: true, retryAfter: 0 });
  }
}

/** A university with a mail server, for specs: everything that begins with an e-mail. */
export class Office {
  readonly clock = new HeldClock();
  institutionId = '';

  private constructor(
    readonly db: FreshDatabase,
    readonly post: MailServer,
    private readonly app: INestApplicationContext,
  ) {}

  static async open(): Promise<Office> {
    const [db, post] = [await freshDatabase(), await startMailServer()];
    const settings = readSettings({
      MASTER_KEY: TEST_MASTER_KEY,
      SMTP_URL: post.url,
      MAIL_FROM: 'mentoring@wharfedale.example',
      PUBLIC_URL: 'https://mentoring.example',
    });
    const imports = [ConfigModule.with(settings), DatabaseModule.at(db.url), MessagesModule];
    const app = await NestFactory.createApplicationContext({ module: MailContext, imports }, { logger: false });
    const office = new Office(db, post, app);
    office.institutionId = await office.addInstitution('wharfedale');
    return office;
  }

  async addInstitution(slug: string): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ($1, $1, 'england', 'careers@wharfedale.example') returning id`,
      [slug],
    );
    return row?.id ?? '';
  }

  async addAccount(email: string, roles: readonly Role[], institutionId = this.institutionId): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `with a as (insert into account (institution_id, name, email, created_at)
         values ($1, 'Joan Smith', $2, now() - interval '2 days') returning id)
       , r as (insert into account_role (institution_id, account_id, role, granted_at)
         select $1, a.id, unnest($3::text[]), now() - interval '2 days' from a)
       select id from a`,
      [institutionId, email, roles],
    );
    return row?.id ?? '';
  }

  actor(accountId: string, role: Role): Actor {
    return { institutionId: this.institutionId, accountId, roles: [role] };
  }

  get links(): SignInLinks {
    return new SignInLinks(this.database, this.jobs, this.permits, this.campus);
  }
  get addresses(): OwnAddresses {
    return new OwnAddresses(this.database, this.settings);
  }
  get campus(): CampusNetworks {
    return new CampusNetworks(this.database, new StaffNotices(this.mail));
  }
  get decider(): SignInMail {
    return new SignInMail(this.database, this.mail);
  }
  get invitations(): Invitations {
    return new Invitations(this.database, this.mail, this.permits);
  }
  get invited(): Invited {
    return new Invited(this.database, this.links);
  }
  get secondFactor(): SecondFactor {
    return new SecondFactor(this.database, secretsWith(this.settings), this.mail, this.permits, this.clock);
  }
  /** For seeing what happens when more ask at once than the limits let through. */
  get secondFactorWithoutLimits(): SecondFactor {
    const without = new WithoutLimits(this.database);
    return new SecondFactor(this.database, secretsWith(this.settings), this.mail, without, this.clock);
  }
  get resets(): SecondFactorResets {
    return new SecondFactorResets(this.database, this.mail, new StaffNotices(this.mail));
  }

  /** Does everything that waits behind the pages, and what comes of that. @returns what arrived meanwhile. */
  async work(): Promise<readonly Arrived[]> {
    this.post.forget();
    for (let [job] = await this.waiting(); job; [job] = await this.waiting()) {
      const { institutionId, requestId, mailId } = job.data;
      if (requestId) await this.decider.decide(institutionId, requestId);
      if (mailId) await this.app.get(MailRuns).run(institutionId, mailId);
      await this.db.query('delete from jobs.job where id = $1', [job.id]);
    }
    return [...this.post.arrived];
  }

  private waiting() {
    return this.db.query<{ id: string; data: { institutionId: string; requestId?: string; mailId?: string } }>(
      'select id, data from jobs.job where start_after <= now() order by created_on, id limit 1',
    );
  }

  /** Leaves institutions and accounts, and forgets the rest. */
  async clear(): Promise<void> {
    await this.db.query(
      `delete from second_factor_reset; delete from recovery_code; delete from account_totp; delete from sign_in_request;
       delete from invitation; delete from mail; delete from permit; delete from jobs.job`,
    );
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.post.close();
    await this.db.drop();
  }

  private get database() {
    return this.app.get(Database);
  }
  private get jobs() {
    return this.app.get(Jobs);
  }
  private get mail() {
    return this.app.get(Mail);
  }
  private get settings() {
    return this.app.get(Settings);
  }
  private get permits() {
    return new Permits(this.database);
  }
}

/** The token in a mail's link below this path. */
export const tokenIn = (arrived: Arrived | undefined, path: string): string =>
  new RegExp(`https://mentoring.example${path}/([A-Za-z0-9_-]{43})`).exec(arrived?.mail.text ?? '')?.[1] ?? '';
