import { connectionOptions, Database } from '@footing/database';
import type { Actor, Role } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, HeldClock } from '@footing/testing';
import { DataSource } from 'typeorm';
import { PracticeActions } from '../practice-actions.service';
import { PracticeEntries } from '../practice-entries.service';
import { PracticeReports } from '../practice-reports.service';
import { PracticeWordings } from '../practice-wordings.service';
import { PracticeYears } from '../practice-years.service';

const FURNISH = `with i as (insert into institution (slug, name, nation, contact_email) values ($1, 'W', 'england', 'a@w.example') returning id),
    m as (insert into mentor (institution_id, first_name, last_name, email) select id, 'Joan', 'Example', 'joan@m.example' from i returning *),
    a as (insert into account (institution_id, name, email, mentor_id)
      select i.id, n.name, lower(n.name) || '@w.example', case when n.name = 'Joan' then m.id end
      from i, m, unnest('{Lena,Owen,Joan}'::text[]) n(name) returning *),
    r as (insert into account_role (institution_id, account_id, role)
      select institution_id, id, case name when 'Lena' then 'programme-lead' when 'Owen' then 'analyst' else 'mentor' end from a returning 1)
  select (select id from i) as here, (select id from a where name = 'Lena') as lena, (select id from a where name = 'Owen') as owen,
    (select id from a where name = 'Joan') as joan, (select count(*) from r) as roles`;

type Ids = Readonly<Record<'here' | 'lena' | 'owen' | 'joan', string>>;

/** A university with Lena, who leads programmes, Owen, who plans, and Joan, who mentors; the third of November. */
export class PracticeStage {
  readonly clock = new HeldClock();
  readonly years: PracticeYears;
  readonly entries: PracticeEntries;
  readonly actions: PracticeActions;
  readonly words: PracticeWordings;
  readonly reports: PracticeReports;

  private constructor(
    readonly db: FreshDatabase,
    private readonly source: DataSource,
    readonly database: Database,
    readonly ids: Ids,
  ) {
    const { clock } = this;
    this.years = new PracticeYears(database, clock);
    this.entries = new PracticeEntries(database, clock);
    this.actions = new PracticeActions(database, clock);
    this.words = new PracticeWordings(database, clock);
    this.reports = new PracticeReports(database, clock);
  }

  static async open(): Promise<PracticeStage> {
    const db = await freshDatabase();
    const [ids] = await db.query<Ids>(FURNISH, ['wharfedale']);
    if (!ids) throw new Error('nothing was furnished');
    const source = await new DataSource(connectionOptions(db.url, 4)).initialize();
    return new PracticeStage(db, source, new Database(source), ids);
  }

  as(role: Role, accountId = this.ids.lena, institutionId = this.ids.here): Actor {
    return { institutionId, accountId, roles: [role] };
  }
  get lead(): Actor {
    return this.as('programme-lead');
  }

  /** Another university of the same kind. */
  async another(): Promise<Ids> {
    const [ids] = await this.db.query<Ids>(FURNISH, ['airedale']);
    if (!ids) throw new Error('nothing was furnished');
    return ids;
  }

  /** Whatever SQL the apps could send, for this university. */
  hostile(sql: string, ...values: unknown[]): Promise<unknown> {
    return this.database.transaction(this.lead, (tx) => tx.query(sql, values));
  }

  async close(): Promise<void> {
    await this.source.destroy();
    await this.db.drop();
  }
}
