import 'reflect-metadata';
import { ConfigModule, readSettings } from '@footing/config';
import { Choices, ConsentModule, type Decision, Notices, type Person } from '@footing/consent';
import { Database, DatabaseModule } from '@footing/database';
import type { Actor, Purpose } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { freshDatabase, type FreshDatabase, HeldClock, TEST_MASTER_KEY } from '@footing/testing';
import { type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { AnsweringByLink } from '../answering/answering-by-link.service';
import { SurveyClock } from '../clock/survey-clock.service';
import { SurveysModule } from '../surveys.module';

const DAY_MS = 86_400_000;

/** A mail that was put in the outbox, opened. */
export interface OpenMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly purpose: string | null;
  readonly state: string;
}

/** A university with rounds, students and mentors, and everything that surveys do; the third of November at nine. */
export class SurveysStage {
  readonly clock = new HeldClock();
  institutionId = '';
  round = '';
  private people = 0;

  private constructor(
    readonly db: FreshDatabase,
    private readonly app: INestApplicationContext,
    readonly lead: Actor,
  ) {}

  static async open(): Promise<SurveysStage> {
    const db = await freshDatabase();
    const [made] = await db.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ('wharfedale', 'Wharfedale', 'england', 'a@b.example') returning id`,
    );
    const institutionId = made?.id ?? '';
    const clock = new HeldClock();
    const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY });
    const imports = [
      ...[ConfigModule.with(settings), DatabaseModule.at(db.url, 'pages', clock), ConsentModule, SurveysModule],
    ];
    class World {}
    const app = await NestFactory.createApplicationContext({ module: World, imports }, { logger: false });
    const stage = new SurveysStage(db, app, { institutionId, accountId: null, roles: ['programme-lead'] });
    Object.assign(stage, { clock, institutionId });
    return stage;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.db.drop();
  }

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }
  get link(): AnsweringByLink {
    return this.get(AnsweringByLink);
  }
  tick() {
    return this.get(SurveyClock).tick(this.institutionId);
  }

  at(iso: string): void {
    this.clock.moveTo(new Date(iso));
  }
  later(days: number): void {
    this.clock.moveTo(new Date(this.clock.now().getTime() + days * DAY_MS));
  }

  /** A round of its own, in which nobody is yet; the outbox is empty. */
  async newRound(): Promise<string> {
    this.at('2026-11-03T09:00:00Z');
    await this.db.query('delete from mail');
    // Rounds before this one are over, so that the clock has this one alone.
    await this.db.query('update survey_wave set closed_at = made_at');
    await this.db.query(
      `update survey_invitation set ended_at = invited_at, ended_as = 'closed' where ended_at is null`,
    );
    this.people += 1;
    this.round = await this.one(
      `with g as (insert into programme (institution_id, name, kind, about) values ($1, $2, 'career', '') returning id)
       insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select $1, id, $2, '2026-09-21', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from g returning id`,
      [this.institutionId, `Round ${this.people}`],
    );
    return this.round;
  }

  async person(kind: 'student' | 'mentor'): Promise<Person & { readonly actor: Actor }> {
    this.people += 1;
    const email = `${kind}.${this.people}@example.example`;
    const [row] = await this.db.query<{ id: string; account: string }>(
      `with p as (insert into ${kind} (institution_id, first_name, last_name, email) values ($1, 'Amina', 'Example', $2) returning id),
         a as (insert into account (institution_id, name, email, ${kind}_id) select $1, 'Amina', $2, id from p returning id)
       select p.id, a.id as account from p, a`,
      [this.institutionId, email],
    );
    const actor: Actor = { institutionId: this.institutionId, accountId: row?.account ?? '', roles: [kind] };
    return { kind, id: row?.id ?? '', actor };
  }

  /** A student who applied to the round now. */
  async applicant(): Promise<Person & { readonly actor: Actor; readonly applicationId: string }> {
    const person = await this.person('student');
    const applicationId = await this.one(
      `insert into application (institution_id, round_id, student_id, created_at) values ($1, $2, $3, $4) returning id`,
      [this.institutionId, this.round, person.id, this.clock.now()],
    );
    return { ...person, applicationId };
  }

  /** Many students who applied now and say yes to being counted; straight into the tables. @returns their ids. */
  async crowd(count: number): Promise<string[]> {
    this.people += 1;
    const rows = await this.db.query<{ id: string }>(
      `with p as (insert into student (institution_id, first_name, last_name, email)
           select $1, 'Amina', 'Example', 'crowd.' || $3::text || '.' || n || '@example.example' from generate_series(1, $4::int) n returning id),
         a as (insert into application (institution_id, round_id, student_id, created_at) select $1, $2, id, $5 from p),
         s as (insert into consent.state (institution_id, subject_id, subject_kind, purpose, permitted, epoch, last_seq)
           select $1, id, 'student', 'evidence', true, 1, 1 from p)
       select id from p`,
      [this.institutionId, this.round, String(this.people), count, this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  /** They say yes to being counted and to being asked again, for as long as it takes; straight into the tables. */
  async lastingYes(ids: readonly string[]): Promise<void> {
    await this.db.query(
      `insert into consent.state (institution_id, subject_id, subject_kind, purpose, permitted, epoch, last_seq)
       select $1, id, 'student', purpose, true, 1, 1 from unnest($2::uuid[]) id, unnest('{evidence,follow-up}'::text[]) purpose`,
      [this.institutionId, ids],
    );
  }

  /** These people of the crowd answered and handed in; straight into the tables, past every rule. */
  async answeredBy(ids: readonly string[]): Promise<void> {
    await this.db.query(`set session_replication_role = 'replica'`);
    await this.db.query(
      `insert into survey_response (institution_id, invitation_id, version_id, kind, person_id, language, mode, started_at, touched_at, submitted_at)
       select institution_id, id, version_id, kind, person_id, 'en', 'link', $2, $2, $2 from survey_invitation where person_id = any ($1)`,
      [ids, this.clock.now()],
    );
    await this.db.query(`set session_replication_role = 'origin'`);
  }

  /** Each of them has the same mentor, to whom both said yes. */
  async allPaired(ids: readonly string[]): Promise<void> {
    const mentor = await this.person('mentor');
    await this.db.query(`set session_replication_role = 'replica'`);
    await this.db.query(
      `with o as (insert into offer (institution_id, round_id, mentor_id, places) values ($1, $2, $3, 500) returning id)
       insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state, decision_id, answer_by)
       select $1, $2, gen_random_uuid(), a.id, o.id, row_number() over (), 500, 1, 'active', gen_random_uuid(), '2026-12-30'
       from o, application a where a.round_id = $2 and a.student_id = any ($4)`,
      [this.institutionId, this.round, mentor.id, ids],
    );
    await this.db.query(`set session_replication_role = 'origin'`);
  }

  /** Both said yes to each other, whatever came before it. @returns the pairing's id. */
  async pair(
    applicationId: string,
    state = 'active',
  ): Promise<{ readonly id: string; readonly mentor: Person & { readonly actor: Actor } }> {
    const mentor = await this.person('mentor');
    await this.db.query(`set session_replication_role = 'replica'`);
    const id = await this.one(
      `with o as (insert into offer (institution_id, round_id, mentor_id, places, created_at) values ($1, $2, $4, 5, $5) returning id)
       insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state,
         decision_id, answer_by, proposed_at)
       select $1, $2, gen_random_uuid(), $3, o.id, 1, 5, 1, $6, gen_random_uuid(), '2026-12-30', $5 from o returning id`,
      [this.institutionId, this.round, applicationId, mentor.id, this.clock.now(), state],
    );
    await this.db.query(`set session_replication_role = 'origin'`);
    return { id, mentor };
  }

  /** They decide, as on My data. */
  async says(
    wish: 'give' | 'refuse' | 'stop',
    person: Person & { readonly actor: Actor },
    purpose: Purpose = 'evidence',
  ) {
    return this.get(Choices)[wish](person.actor, person, await this.decision(purpose));
  }

  async decision(purpose: Purpose): Promise<Decision> {
    const here = { institutionId: this.institutionId };
    const { noticeSha256, shownAt } = await this.get(Database).transaction(here, async (tx) => {
      const { sha256 } = await this.get(Notices).current(tx, here, purpose);
      const [clock] = await tx.query<{ at: Date }[]>('select clock_timestamp() as at');
      return { noticeSha256: sha256, shownAt: clock?.at ?? new Date(0) };
    });
    return { purpose, item: '', noticeSha256, shownAt, method: 'button on my data' };
  }

  /** What is in the outbox, the oldest first; what was dropped has no words. */
  async mails(): Promise<OpenMail[]> {
    const here = { institutionId: this.institutionId };
    const rows = await this.db.query<{ id: string; purpose: string | null; state: string; sealed: Buffer | null }>(
      'select id, purpose, state, sealed from mail order by id',
    );
    return this.get(Database).transaction(here, async (tx) => {
      const all: OpenMail[] = [];
      for (const { sealed, ...row } of rows) {
        const text = sealed && (await this.get(Secrets).open(tx, here, 'mail.sealed', null, sealed));
        const { to = '', subject = '', text: words = '' } = text ? (JSON.parse(text) as Partial<OpenMail>) : {};
        all.push({ ...row, to, subject, text: words });
      }
      return all;
    });
  }

  /** The link in each mail, the oldest first. */
  async tokens(): Promise<string[]> {
    return (await this.mails()).flatMap(({ text }) => /\/survey\/([A-Za-z0-9_-]{54})/.exec(text)?.[1] ?? []);
  }

  /** Signs in as the apps do and then does as it likes, for a purpose and a person; nothing of it stays. */
  async hostile<T>(purpose: string, subject: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.db.url });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', $2, true), set_config('footing.subject_id', $3, true)`,
        [this.institutionId, purpose, subject],
      );
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async one(sql: string, values: unknown[] = []): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(sql, values);
    return row?.id ?? '';
  }

  async count(sql: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.db.query<{ n: number }>(`select count(*)::int as n ${sql}`, values);
    return row?.n ?? 0;
  }
}
