import { Settings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import type { Actor, Purpose } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Choices, type Decision } from '../choices.service';
import { StopJournal } from '../journal/stop-journal';
import { Notices } from '../notices.service';
import type { Person } from '../person';

/** One institution, on a database of its own, with people who decide. */
export class Stage {
  readonly choices: Choices;
  private people = 0;

  private constructor(
    readonly fresh: FreshDatabase,
    readonly source: DataSource,
    readonly db: Database,
    readonly institutionId: string,
  ) {
    this.choices = new Choices(db, new StopJournal(new Settings()));
  }

  static async set(connections = 6): Promise<Stage> {
    const fresh = await freshDatabase();
    const source = await new DataSource(connectionOptions(fresh.url, connections)).initialize();
    const [university] = await fresh.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id`,
    );
    return new Stage(fresh, source, new Database(source), university?.id ?? '');
  }

  async clear(): Promise<void> {
    await this.source.destroy();
    await this.fresh.drop();
  }

  get self(): Actor {
    return { institutionId: this.institutionId, accountId: null, roles: ['student'] };
  }

  async person(kind: Person['kind'] = 'student'): Promise<Person> {
    this.people += 1;
    const [row] = await this.fresh.query<{ id: string }>(
      `insert into ${kind} (institution_id, university_id, first_name, last_name) values ($1, $2, 'A', 'B') returning id`,
      [this.institutionId, `p${this.people}`],
    );
    return { kind, id: row?.id ?? '' };
  }

  /** Somebody's decision after they were shown the text in force. */
  async decision(purpose: Purpose, item = ''): Promise<Decision> {
    const notice = await this.db.transaction(this.self, (tx) => new Notices().current(tx, this.self, purpose));
    return { purpose, item, noticeSha256: notice.sha256, shownAt: new Date(), method: 'button on my data' };
  }

  /** @returns the epoch of their yes. */
  async gives(person: Person, purpose: Purpose, item = ''): Promise<number> {
    return (await this.choices.give(this.self, person, await this.decision(purpose, item))).epoch;
  }

  /** @returns the epoch of their no. */
  async stops(person: Person, purpose: Purpose, item = ''): Promise<number> {
    return (await this.choices.stop(this.self, person, await this.decision(purpose, item))).epoch;
  }

  /** Begins a stop and goes away before it is recorded. */
  async beginsToStop(person: Person, purpose: Purpose): Promise<void> {
    const { noticeSha256 } = await this.decision(purpose);
    await this.db.transaction(this.self, (tx) =>
      tx.query(
        `select consent.intend_stop($1, $2, $3, '', 'withdrawn', decode($4, 'hex'), now(), 'button on my data', 'x')`,
        [...[person.id, person.kind, purpose, noticeSha256]],
      ),
    );
  }
}
