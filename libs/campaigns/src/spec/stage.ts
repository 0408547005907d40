import { StopLinks } from '@footing/consent';
import { readSettings } from '@footing/config';
import { connectionOptions, Database, Jobs } from '@footing/database';
import type { Actor, Role } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { freshDatabase, type FreshDatabase, HeldClock, testSecrets } from '@footing/testing';
import { DataSource } from 'typeorm';
import { CampaignRuns } from '../campaign-runs.service';
import type { CampaignInput } from '../campaign.input';
import { Campaigns } from '../campaigns.service';

/** A round that is open for sign-up, with nobody in it yet, and the services over a database of its own. */
export class Stage {
  readonly clock = new HeldClock();
  private readonly sources: DataSource[] = [];
  private people = 0;
  here = '';
  round = '';

  private constructor(
    readonly db: FreshDatabase,
    private readonly jobs: Jobs,
  ) {}

  static async open(): Promise<Stage> {
    const db = await freshDatabase();
    const stage = new Stage(db, new Jobs(db.url));
    stage.here = await stage.add('institution', {
      slug: 'w',
      name: 'W',
      nation: 'england',
      contact_email: 'a@b.example',
    });
    return stage;
  }

  async newRound(): Promise<void> {
    await this.db.query('delete from mail');
    this.clock.moveTo(new Date('2026-11-03T09:00:00Z'));
    this.people += 1;
    const programme = await this.insert('programme', { name: `Career ${this.people}`, kind: 'career' });
    this.round = await this.insert('round', {
      ...{ programme_id: programme, name: 'Autumn', sign_up_opens: '2026-09-01', sign_up_closes: '2026-11-30' },
      ...{ match_by: '2026-12-01', meetings_start: '2026-12-02', meetings_end: '2027-06-01' },
    });
  }

  /** The services, with connections of their own: another server. */
  async services(): Promise<{ campaigns: Campaigns; runs: CampaignRuns; database: Database }> {
    const source = await new DataSource(connectionOptions(this.db.url, 3)).initialize();
    this.sources.push(source);
    const [database, secrets] = [new Database(source), testSecrets()];
    const mail = new Mail(secrets, this.jobs, readSettings({ NODE_ENV: 'test' }));
    // A link is made from the person alone: the other two are for those who open it.
    const links = new StopLinks(database, undefined as never, secrets);
    return {
      campaigns: new Campaigns(database, this.clock, mail),
      runs: new CampaignRuns(database, this.clock, mail, links),
      database,
    };
  }

  async student(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    this.people += 1;
    const email = `s${this.people}@student.example`;
    return this.insert('student', {
      university_id: `s${this.people}`,
      email,
      first_name: 'Amina',
      last_name: 'B',
      ...more,
    });
  }

  /** A student who began to sign up so many days ago. */
  async begun(days: number, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const id = await this.student(more);
    const at = new Date(this.clock.now().getTime() - days * 86_400_000);
    await this.insert('sign_up', { round_id: this.round, student_id: id, created_at: at });
    return id;
  }

  apply = (studentId: string) => this.insert('application', { round_id: this.round, student_id: studentId });

  insert = (table: string, row: Readonly<Record<string, unknown>>) =>
    this.add(table, { institution_id: this.here, ...row });

  input(more: Partial<CampaignInput> = {}): CampaignInput {
    const none = { schools: [], groups: [], years: [], courses: [], sectors: [] };
    const words = { name: 'Nudge', subject: 'Your sign-up', body: 'Go on.\n\nIt takes five minutes.' };
    return { ...none, ...words, roundId: this.round, standing: 'begun', ...more };
  }

  as = (role: Role): Actor => ({ institutionId: this.here, accountId: null, roles: [role] });

  /** Who was handed a mail of a campaign, and why others were not. */
  async outcome(campaignId: string): Promise<Record<string, number>> {
    const rows = await this.db.query<{ how: string; n: number }>(
      `select coalesce(why, state) as how, count(*)::int as n from campaign_recipient where campaign_id = $1 group by 1 order by 1`,
      [campaignId],
    );
    return Object.fromEntries(rows.map(({ how, n }) => [how, n]));
  }

  async mails(): Promise<string[]> {
    const rows = await this.db.query<{ kind: string }>('select kind from mail order by id');
    return rows.map(({ kind }) => kind);
  }

  async close(): Promise<void> {
    for (const source of this.sources) await source.destroy();
    await this.jobs.onApplicationShutdown();
    await this.db.drop();
  }

  private async add(table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
    const names = Object.keys(row);
    const [made] = await this.db.query<{ id: string }>(
      `insert into ${table} (${names.join()}) values (${names.map((_, at) => `$${at + 1}`).join()}) returning id`,
      Object.values(row),
    );
    return made?.id ?? '';
  }
}
