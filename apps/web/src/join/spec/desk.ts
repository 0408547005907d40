import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { Accounts } from '@footing/identity';
import { systemActor } from '@footing/kernel';
import { Institutions, Programmes, Rounds } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import request from 'supertest';
import { DoorModule } from '../../spec/door';
import { startWeb } from '../../start-web';

const DAY = 24 * 60 * 60 * 1000;
const day = (from: number): string => new Date(Date.now() + from * DAY).toISOString().slice(0, 10);

/** A university whose sign-up is open today, with its pages. */
export class JoinDesk {
  private people = 0;

  private constructor(
    readonly db: FreshDatabase,
    readonly web: NestExpressApplication,
    readonly here: string,
    readonly roundId: string,
  ) {}

  static async open(kind: 'career' | 'reverse' | 'group' = 'career'): Promise<JoinDesk> {
    const db = await freshDatabase();
    const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY };
    const web = await startWeb(readSettings({ ...env, SESSION_SECRET: 's'.repeat(40) }), { modules: [DoorModule] });
    const given = { slug: 'w', name: 'University of W', nation: 'england', contactEmail: 'a@w.example' } as const;
    const { id: here } = await web.get(Institutions, { strict: false }).create(given);
    const lead = systemActor(here);
    const programme = { name: 'Mentoring', kind, about: '' };
    const { id } = await web.get(Programmes, { strict: false }).create(lead, programme);
    const dates = { signUpOpens: day(-10), signUpCloses: day(10), matchBy: day(20) };
    const later = { meetingsStart: day(30), meetingsEnd: day(90) };
    const round = { name: 'This year', answerWithinDays: 7, ...dates, ...later };
    const made = await web.get(Rounds, { strict: false }).create(lead, id, round);
    return new JoinDesk(db, web, here, made.id);
  }

  async close(): Promise<void> {
    await this.web.close();
    await this.db.drop();
  }

  /** Somebody with an account and no record, on a device of their own. @param trained whether they did the short module. */
  async student(trained = true) {
    this.people += 1;
    const [name, email] = ['Amina Yusuf', `amina${this.people}@w.example`];
    const account = { name, email, roles: ['student' as const] };
    const { id } = await this.web.get(Accounts, { strict: false }).create(systemActor(this.here), account);
    const device = await this.device(id);
    await device.post(`/join/rounds/${this.roundId}`, {});
    if (trained)
      await this.db.query(
        `insert into training_result (institution_id, student_id, code, version, passed_at)
         select $1, a.student_id, n.code, n.version, now() from account a, training_now($1) n
         where a.id = $2 and n.audience = 'student'`,
        [this.here, id],
      );
    return { ...device, accountId: id };
  }

  /** A programme lead. */
  async staff() {
    this.people += 1;
    const account = { name: 'Grace', email: `grace${this.people}@w.example`, roles: ['programme-lead' as const] };
    const { id } = await this.web.get(Accounts, { strict: false }).create(systemActor(this.here), account);
    return this.device(id);
  }

  /** A browser that somebody is signed in with. */
  async device(accountId: string) {
    const agent = request.agent(this.web.getHttpServer());
    await agent.get(`/enter/${this.here}/${accountId}`).expect(200);
    const page = async (path: string) => (await agent.get(path)).text;
    const post = async (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
      const csrf = /name="_csrf" value="([^"]+)"/.exec(await page('/accessibility'))?.[1] ?? '';
      return agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields });
    };
    /** Sends a question as its page would, with what was hidden in it. */
    const answer = async (
      step: string,
      fields: Readonly<Record<string, string | readonly string[]>>,
      html?: string,
    ) => {
      const path = `/join/rounds/${this.roundId}/questions/${step}`;
      const shown = html ?? (await page(path));
      return post(path, { times: hidden(shown, 'times'), shown: hidden(shown, 'shown'), ...fields });
    };
    return { agent, page, post, answer };
  }
}

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
