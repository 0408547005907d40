import 'reflect-metadata';
import { ConfigModule, readSettings } from '@footing/config';
import { Choices, ConsentModule, type Decision, Endings, Notices, StopTasks } from '@footing/consent';
import { Database, DatabaseModule } from '@footing/database';
import type { Actor, Purpose, Role } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { OwnStories } from '../own-stories.service';
import { PublicStories } from '../public-stories.service';
import { StoriesModule } from '../stories.module';
import { Stories } from '../stories.service';
import type { StoryInput } from '../story.input';

/** The least that is a PNG: 20 by 10. */
export const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000140000000a0802000000000000000000000049454e44ae426082',
  'hex',
);

/** A university with a lead, students and mentors, and everything that stories do. */
export class Stage {
  readonly ids: Record<string, string> = {};
  institutionId = '';

  private constructor(
    readonly db: FreshDatabase,
    private readonly app: INestApplicationContext,
  ) {}

  static async open(): Promise<Stage> {
    const db = await freshDatabase();
    const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY });
    const imports = [ConfigModule.with(settings), DatabaseModule.at(db.url), ConsentModule, StoriesModule];
    class World {}
    const app = await NestFactory.createApplicationContext({ module: World, imports }, { logger: false });
    const stage = new Stage(db, app);
    stage.institutionId = await stage.university('wharfedale');
    for (const name of ['Amina', 'Ben']) await stage.person('student', name);
    await stage.person('mentor', 'Joan');
    await stage.account('Priya', 'programme-lead', {});
    return stage;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.db.drop();
  }

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }
  get stories(): Stories {
    return this.get(Stories);
  }
  get own(): OwnStories {
    return this.get(OwnStories);
  }
  get open(): PublicStories {
    return this.get(PublicStories);
  }
  get endings(): Endings {
    return this.get(Endings);
  }
  get tasks(): StopTasks {
    return this.get(StopTasks);
  }

  async university(slug: string): Promise<string> {
    return this.one(
      `insert into institution (slug, name, nation, contact_email) values ($1, $1, 'england', 'a@b.example') returning id`,
      [slug],
    );
  }

  /** A student or mentor with an account. */
  async person(kind: 'student' | 'mentor', name: string, here = this.institutionId): Promise<void> {
    const email = `${name.toLowerCase()}@${kind}.example`;
    this.ids[name] = await this.one(
      `insert into ${kind} (institution_id, first_name, last_name, email) values ($1, $2, 'Example', $3) returning id`,
      [here, name, email],
    );
    await this.account(`${name}'s account`, kind, { [`${kind}_id`]: this.ids[name] ?? '' }, here);
  }

  who = (name: string, kind: 'student' | 'mentor' = 'student'): string => `${kind}:${this.ids[name] ?? ''}`;

  actor(name: string, role: Role): Actor {
    const accountId = this.ids[`${name}'s account`] ?? this.ids[name] ?? '';
    return { institutionId: this.institutionId, accountId, roles: [role] };
  }
  get priya(): Actor {
    return this.actor('Priya', 'programme-lead');
  }
  get amina(): Actor {
    return this.actor('Amina', 'student');
  }

  /** What a lead types. @param until so many days from now. */
  input(more: Partial<StoryInput> = {}, until = 100): StoryInput {
    const day = new Date(Date.now() + until * 86_400_000).toISOString().slice(0, 10);
    const words = { title: 'How it went', words: 'It went well.', described: '', pictureWords: '' };
    return { who: this.who('Amina'), naming: 'first', places: ['our-page'], until: day, ...words, ...more };
  }

  /** What everybody reads now. */
  shown(): Promise<string[]> {
    return this.open.show(this.institutionId, (stories) => Promise.resolve(stories.map(({ words }) => words)));
  }

  async says(wish: 'give' | 'refuse' | 'stop', id: string, name = 'Amina', kind: 'student' | 'mentor' = 'student') {
    const decision = await this.decision('story', `story:${id}`);
    return this.get(Choices)[wish](this.actor(name, kind), { kind, id: this.ids[name] ?? '' }, decision);
  }

  async decision(purpose: Purpose, item: string): Promise<Decision> {
    const here = { institutionId: this.institutionId };
    const { sha256: noticeSha256 } = await this.get(Database).transaction(here, (tx) =>
      this.get(Notices).current(tx, here, purpose),
    );
    return { purpose, item, noticeSha256, shownAt: new Date(), method: 'button on my data' };
  }

  /** Signs in as the apps do and then does as it likes, for a purpose or none; nothing of it stays. */
  async hostile<T>(purpose: string, work: (client: Client) => Promise<T>, here = this.institutionId): Promise<T> {
    const client = new Client({ connectionString: this.db.url });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', $2, true)`,
        [here, purpose],
      );
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async one(sql: string, values: unknown[]): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(sql, values);
    return row?.id ?? '';
  }

  private async account(name: string, role: Role, of: Record<string, string>, here = this.institutionId) {
    const columns = Object.keys(of).map((column) => `, ${column}`);
    this.ids[name] = await this.one(
      `with made as (insert into account (institution_id, name, email${columns.join('')})
         values ($1, $2, gen_random_uuid() || '@w.example'${columns.map((_, at) => `, $${at + 4}`).join('')}) returning id),
       held as (insert into account_role (institution_id, account_id, role) select $1, id, $3 from made)
       select id from made`,
      [here, name, role, ...Object.values(of)],
    );
  }
}
