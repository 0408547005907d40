import 'reflect-metadata';
import { ConfigModule, readSettings } from '@footing/config';
import { Choices, ConsentModule, Notices, type Person } from '@footing/consent';
import { Database, DatabaseModule } from '@footing/database';
import type { Actor, Purpose } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, HeldClock, TEST_MASTER_KEY } from '@footing/testing';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { EvidenceModule } from '../evidence.module';

/** A university with a round, a priority group and people in it; the third of November at nine. */
export class EvidenceStage {
  round = '';
  group = '';
  private people = 0;

  private constructor(
    readonly db: FreshDatabase,
    private readonly app: INestApplicationContext,
    readonly clock: HeldClock,
    readonly institutionId: string,
  ) {}

  static async open(): Promise<EvidenceStage> {
    const db = await freshDatabase();
    const [made] = await db.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ('wharfedale', 'Wharfedale', 'england', 'a@b.example') returning id`,
    );
    const clock = new HeldClock();
    clock.moveTo(new Date('2026-11-03T09:00:00Z'));
    const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY });
    const imports = [
      ...[ConfigModule.with(settings), DatabaseModule.at(db.url, 'pages', clock), ConsentModule, EvidenceModule],
    ];
    class World {}
    const app = await NestFactory.createApplicationContext({ module: World, imports }, { logger: false });
    const stage = new EvidenceStage(db, app, clock, made?.id ?? '');
    stage.round = await stage.newRound('Spring', '2026-09-21');
    stage.group = await stage.one(
      `insert into priority_group (institution_id, name) values ($1, 'First in the family') returning id`,
    );
    return stage;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.db.drop();
  }

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }
  as(...roles: Actor['roles']): Actor {
    return { institutionId: this.institutionId, accountId: null, roles };
  }

  newRound(name: string, opens: string): Promise<string> {
    return this.one(
      `with g as (insert into programme (institution_id, name, kind, about) values ($1, $2, 'career', '') returning id)
       insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select $1, id, $2, $3::date, $3::date + 60, $3::date + 70, $3::date + 80, $3::date + 250 from g returning id`,
      name,
      opens,
    );
  }

  /** A student or mentor with an account; a student applied, a mentor offers places. */
  async person(kind: 'student' | 'mentor', round = this.round): Promise<Person & { actor: Actor; partId: string }> {
    this.people += 1;
    const email = `${kind}.${this.people}@example.example`;
    const [row] = await this.db.query<{ id: string; account: string }>(
      `with p as (insert into ${kind} (institution_id, university_id, first_name, last_name, email)
           values ($1, $3, 'Amina', 'Quince', $2) returning id),
         a as (insert into account (institution_id, name, email, ${kind}_id) select $1, 'Amina Quince', $2, id from p returning id)
       select p.id, a.id as account from p, a`,
      [this.institutionId, email, `W${this.people}`],
    );
    const id = row?.id ?? '';
    const table = kind === 'student' ? 'application' : 'offer';
    const partId = await this.one(
      `insert into ${table} (institution_id, round_id, ${kind}_id, created_at) values ($1, $2, $3, '2026-10-05') returning id`,
      round,
      id,
    );
    return { kind, id, partId, actor: { ...this.as(kind), accountId: row?.account ?? '' } };
  }

  /** They decide, as on My data. */
  async says(wish: 'give' | 'stop', person: Person & { actor: Actor }, purpose: Purpose = 'evidence', item = '') {
    const here = { institutionId: this.institutionId };
    const { noticeSha256, shownAt } = await this.get(Database).transaction(here, async (tx) => {
      const { sha256 } = await this.get(Notices).current(tx, here, purpose);
      const [clock] = await tx.query<{ at: Date }[]>('select clock_timestamp() as at');
      return { noticeSha256: sha256, shownAt: clock?.at ?? new Date(0) };
    });
    const decision = { purpose, item, noticeSha256, shownAt, method: 'button on my data' };
    return this.get(Choices)[wish](person.actor, person, decision);
  }

  /** Many students who applied and say yes; straight into the tables. @returns their ids, in order. */
  async crowd(count: number, round = this.round): Promise<string[]> {
    const from = this.people + 1;
    this.people += count;
    const rows = await this.db.query<{ id: string }>(
      `with p as (insert into student (institution_id, university_id, first_name, last_name)
           select $1, 'W' || n, 'Amina', 'Quince' from generate_series($3::int, $4::int) n returning id),
         a as (insert into application (institution_id, round_id, student_id, created_at) select $1, $2, id, '2026-10-05' from p),
         s as (insert into consent.state (institution_id, subject_id, subject_kind, purpose, permitted, epoch, last_seq)
           select $1, id, 'student', purpose, true, 1, 1 from p, unnest(array['evidence', 'linkage', 'follow-up']) purpose)
       select id from p order by id`,
      [this.institutionId, round, from, this.people],
    );
    return rows.map(({ id }) => id);
  }

  /** Each of these has a mentor to whom both said yes; straight into the tables, past every rule. */
  async allPaired(
    ids: readonly string[],
    { state = 'active', score = 40_000, began = '2026-10-12' } = {},
  ): Promise<void> {
    const mentor = await this.person('mentor');
    await this.past(
      `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state, decision_id,
         answer_by, proposed_at)
       select $1, a.round_id, gen_random_uuid(), a.id, $3, row_number() over (), 500, $5::int, $4, gen_random_uuid(), '2026-12-30', $6::timestamptz
       from application a where a.student_id = any ($2)`,
      ...[ids, mentor.partId, state, score, began],
    );
  }

  /** Writes past every rule, as the owner. */
  async past(sql: string, ...values: unknown[]): Promise<void> {
    await this.db.query(`set session_replication_role = 'replica'`);
    await this.db.query(sql, [this.institutionId, ...values]);
    await this.db.query(`set session_replication_role = 'origin'`);
  }

  /** Signs in as the apps do, takes a role on if told, and then does as it likes; nothing of it stays. */
  async hostile<T>(
    role: 'footing_evaluator' | null,
    purpose: string,
    work: (client: Client) => Promise<T>,
  ): Promise<T> {
    const client = new Client({ connectionString: this.db.url });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', $2, true)`,
        [this.institutionId, purpose],
      );
      if (role) await client.query(`set local role ${role}`);
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async one(sql: string, ...values: unknown[]): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(sql, [this.institutionId, ...values]);
    return row?.id ?? '';
  }
}
