import { readSettings, Settings } from '@footing/config';
import { connectionOptions, Database, Jobs } from '@footing/database';
import type { Actor, Role } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { freshDatabase, type FreshDatabase, HeldClock, testSecrets } from '@footing/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { StopJournal } from '../journal/stop-journal';
import { Notices } from '../notices.service';
import { AgreedChanges } from '../rights/agreed-changes.service';
import { AgreedStops } from '../rights/agreed-stops.service';
import { Closings } from '../rights/closings.service';
import { Corrections } from '../rights/corrections.service';
import { Correctors } from '../rights/correctors';
import { Erasures } from '../rights/erasing/erasures.service';
import { MissedErasures } from '../rights/erasing/missed-erasures.service';
import { OwnRequests } from '../rights/own-requests.service';
import { Requests } from '../rights/requests.service';
import { RightMail } from '../rights/right-mail.service';
import { RightScribe } from '../rights/right-scribe';

/** Everything about people's rights, over one university in a real database. */
export class RightsStage {
  readonly clock = new HeldClock();
  readonly secrets = testSecrets();
  readonly database: Database;
  readonly own: OwnRequests;
  readonly requests: Requests;
  readonly erasures: Erasures;
  readonly journal: StopJournal;
  readonly missed: MissedErasures;
  readonly closings: Closings;
  institutionId = '';
  private number = 0;

  private constructor(
    readonly db: FreshDatabase,
    readonly source: DataSource,
    private readonly jobs: Jobs,
    private readonly folder: string,
  ) {
    this.database = new Database(source);
    const mail = new RightMail(new Mail(this.secrets, jobs, readSettings({ PORT: '3000' })));
    const scribe = new RightScribe(this.secrets, mail);
    const corrections = new Corrections(this.database, this.secrets, new Correctors());
    this.own = new OwnRequests(this.database, this.clock, this.secrets, mail, corrections);
    this.journal = new StopJournal(Object.assign(new Settings(), { CONSENT_JOURNAL_DIR: folder }));
    const stops = new AgreedStops(new Notices(), this.journal);
    this.requests = new Requests(this.database, this.clock, this.secrets, scribe, stops);
    this.erasures = new Erasures(this.database, this.secrets, new Notices(), this.journal);
    this.missed = new MissedErasures(this.database, this.journal, this.erasures);
    this.closings = new Closings(
      this.database,
      this.clock,
      this.erasures,
      new AgreedChanges(stops, corrections),
      scribe,
    );
  }

  static async open(nation = 'england'): Promise<RightsStage> {
    const db = await freshDatabase();
    const source = await new DataSource(connectionOptions(db.url, 4)).initialize();
    const folder = await mkdtemp(path.join(tmpdir(), 'footing-rights-'));
    const stage = new RightsStage(db, source, new Jobs(db.url), folder);
    stage.institutionId = await stage.university('wharfedale', nation);
    return stage;
  }

  /** Moves the clock. */
  on(moment: string): void {
    this.clock.moveTo(new Date(moment));
  }

  async close(): Promise<void> {
    await this.jobs.onApplicationShutdown();
    await this.source.destroy();
    await this.db.drop();
    await rm(this.folder, { recursive: true });
  }

  university(slug: string, nation = 'england'): Promise<string> {
    return this.one(
      `insert into institution (slug, name, nation, contact_email) values ($1, $1, $2, 'careers@w.example') returning id`,
      [slug, nation],
    );
  }

  /** Somebody with an account, and a record as a student or mentor where the role is one. */
  async person(
    role: Role,
    word: string = role,
    institutionId = this.institutionId,
  ): Promise<Actor & { readonly accountId: string }> {
    this.number += 1;
    const email = `${word}-${this.number}@w.example`.toLowerCase();
    const part = role === 'student' || role === 'mentor' ? role : null;
    const id = part
      ? await this.one(
          `insert into ${part} (institution_id, university_id, first_name, last_name, email)
           values ($1, $2, $3, 'Person', $4) returning id`,
          [institutionId, `${word}${this.number}`, word, email],
        )
      : null;
    const accountId = await this.one(
      `insert into account (institution_id, name, email, student_id, mentor_id) values ($1, $2, $3, $4, $5) returning id`,
      [institutionId, `${word} Person`, email, part === 'student' ? id : null, part === 'mentor' ? id : null],
    );
    await this.db.query(`insert into account_role (institution_id, account_id, role) values ($1, $2, $3)`, [
      ...[institutionId, accountId, role],
    ]);
    return { institutionId, accountId, roles: [role] };
  }

  async one(sql: string, values: unknown[] = []): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(sql, values);
    if (!row) throw new Error('nothing came back');
    return row.id;
  }

  /** A request of theirs that the officer has taken in hand. */
  async inHand(
    person: Actor,
    officer: Actor,
    kind: Parameters<OwnRequests['ask']>[1]['kind'] = 'erase',
  ): Promise<string> {
    const id = await this.own.ask(person, { kind, words: 'please' });
    await this.requests.step(officer, id, 'take-in-hand', '');
    return id;
  }
}
