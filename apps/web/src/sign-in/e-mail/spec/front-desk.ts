import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { SignInMail } from '@footing/identity';
import type { Role } from '@footing/kernel';
import { MailRuns } from '@footing/messages';
import {
  type Arrived,
  freshDatabase,
  type FreshDatabase,
  type MailServer,
  startMailServer,
  TEST_MASTER_KEY,
} from '@footing/testing';
import request from 'supertest';
import { startWeb } from '../../../start-web';

/** The pages of a university with a mail server, for specs. */
export class FrontDesk {
  institutionId = '';

  private constructor(
    readonly db: FreshDatabase,
    readonly post: MailServer,
    readonly web: NestExpressApplication,
  ) {}

  static async open(): Promise<FrontDesk> {
    const [db, post] = [await freshDatabase(), await startMailServer()];
    const [row] = await db.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ('wharfedale', 'Wharfedale', 'england', 'careers@wharfedale.example') returning id`,
    );
    const web = await startWeb(
      readSettings({
        NODE_ENV: 'test',
        PORT: '0',
        DATABASE_URL: db.url,
        SESSION_SECRET: 'a secret that only this spec knows about',
        MASTER_KEY: TEST_MASTER_KEY,
        SMTP_URL: post.url,
        MAIL_FROM: 'mentoring@wharfedale.example',
      }),
    );
    const desk = new FrontDesk(db, post, web);
    desk.institutionId = row?.id ?? '';
    return desk;
  }

  async addAccount(email: string, roles: readonly Role[]): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `with a as (insert into account (institution_id, name, email, created_at)
         values ($1, 'Joan Smith', $2, now() - interval '2 days') returning id)
       , r as (insert into account_role (institution_id, account_id, role, granted_at)
         select $1, a.id, unnest($3::text[]), now() - interval '2 days' from a)
       select id from a`,
      [this.institutionId, email, roles],
    );
    return row?.id ?? '';
  }

  browser(): Browser {
    return new Browser(request.agent(this.web.getHttpServer()));
  }

  /** Does what waits behind the pages. @returns the mail that arrived meanwhile. */
  async work(): Promise<readonly Arrived[]> {
    this.post.forget();
    const [decider, runs] = [this.web.get(SignInMail, { strict: false }), this.web.get(MailRuns, { strict: false })];
    for (let [job] = await this.waiting(); job; [job] = await this.waiting()) {
      const { institutionId, requestId, mailId } = job.data;
      if (requestId) await decider.decide(institutionId, requestId);
      if (mailId) await runs.run(institutionId, mailId);
      await this.db.query('delete from jobs.job where id = $1', [job.id]);
    }
    return [...this.post.arrived];
  }

  private waiting() {
    return this.db.query<{ id: string; data: { institutionId: string; requestId?: string; mailId?: string } }>(
      'select id, data from jobs.job where start_after <= now() order by created_on, id limit 1',
    );
  }

  /** Asks for a link in this browser. @returns its path. */
  async linkFor(browser: Browser, address: string, next = '/me'): Promise<string> {
    await browser.send('/sign-in/e-mail', { address, next });
    const [arrived] = await this.work();
    return pathIn(arrived);
  }

  async close(): Promise<void> {
    await this.web.close();
    await this.post.close();
    await this.db.drop();
  }
}

/** Somebody's browser: it keeps cookies, and sends the token of the form that it saw last. */
export class Browser {
  private token = '';

  constructor(readonly agent: ReturnType<typeof request.agent>) {}

  async open(path: string) {
    const answer = await this.agent.get(path);
    this.token = /name="_csrf" value="([^"]+)"/.exec(answer.text)?.[1] ?? this.token;
    return answer;
  }

  /** Sends a form as its page would; the page is opened first, where it has one of the same address. */
  async send(path: string, fields: object = {}, from = path) {
    await this.open(from);
    return this.agent
      .post(path)
      .type('form')
      .send({ _csrf: this.token, ...fields });
  }
}

/** The path of the link in a mail; '' where there is none. */
export const pathIn = (arrived: Arrived | undefined): string =>
  /^https?:\/\/[^/\s]+(\/\S+)$/m.exec(arrived?.mail.text ?? '')?.[1] ?? '';
