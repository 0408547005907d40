import { connectionOptions, Database } from '@footing/database';
import type { Actor, Role } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, HeldClock } from '@footing/testing';
import { DataSource } from 'typeorm';

/** A university with a lead, a student, a mentor and a round of career mentoring and one of reverse mentoring. */
export class Stage {
  readonly clock = new HeldClock();
  readonly database: Database;
  readonly lead: Actor;
  readonly joan: Actor;
  readonly amina: Actor;

  private constructor(
    readonly db: FreshDatabase,
    private readonly source: DataSource,
    readonly ids: Readonly<Record<'here' | 'joan' | 'amina' | 'lead' | 'career' | 'reverse' | 'offer', string>>,
    accounts: Readonly<Record<'joan' | 'amina', string>>,
  ) {
    this.database = new Database(source);
    const actor = (accountId: string, role: Role): Actor => ({ institutionId: ids.here, accountId, roles: [role] });
    this.lead = actor(ids.lead, 'programme-lead');
    this.joan = actor(accounts.joan, 'mentor');
    this.amina = actor(accounts.amina, 'student');
  }

  static async open(): Promise<Stage> {
    const db = await freshDatabase();
    const [row] = await db.query<{ here: string; [name: string]: string }>(FURNISH);
    if (!row) throw new Error('nothing was furnished');
    const { here } = row;
    const [joan = '', amina = '', lead = '', career = '', reverse = '', offer = ''] = NAMES.map((name) => row[name]);
    const source = await new DataSource(connectionOptions(db.url, 4)).initialize();
    const accounts = { joan: row['joan_account'] ?? '', amina: row['amina_account'] ?? '' };
    const ids = { here, joan, amina, lead, career, reverse, offer };
    return new Stage(db, source, ids, accounts);
  }

  /** Somebody passes modules, as of now. */
  async passes(column: 'student_id' | 'mentor_id' | 'account_id', id: string, ...codes: string[]): Promise<void> {
    for (const code of codes)
      await this.db.query(
        `insert into training_result (institution_id, ${column}, code, version, passed_at, until)
         select $1, $2, $3, n.version, $4::timestamptz, $4::timestamptz + n.months * interval '1 month' from training_now($1) n where n.code = $3`,
        [this.ids.here, id, code, this.clock.now()],
      );
  }

  async close(): Promise<void> {
    await this.source.destroy();
    await this.db.drop();
  }
}

const NAMES = ['joan', 'amina', 'lead', 'career', 'reverse', 'offer'];

const FURNISH = `
  with i as (insert into institution (slug, name, nation, contact_email) values ('wharfedale', 'Wharfedale', 'england', 'careers@wharfedale.example') returning id),
    joan as (insert into mentor (institution_id, first_name, last_name, email) select id, 'Joan', 'Example', 'joan@mentor.example' from i returning *),
    amina as (insert into student (institution_id, first_name, last_name, email) select id, 'Amina', 'Example', 'amina@student.example' from i returning *),
    p as (insert into programme (institution_id, name, kind) select i.id, k || ' mentoring', k from i, unnest('{career,reverse}'::text[]) k returning *),
    r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
      select institution_id, id, '2026/27', '2026-09-21', '2026-11-30', '2026-12-11', '2026-12-12', '2027-06-01' from p returning *),
    o as (insert into offer (institution_id, round_id, mentor_id, places) select r.institution_id, r.id, joan.id, 2 from r
      join p on p.id = r.programme_id and p.kind = 'career', joan returning *),
    ja as (insert into account (institution_id, name, email, mentor_id) select institution_id, 'Joan Example', email, id from joan returning *),
    aa as (insert into account (institution_id, name, email, student_id) select institution_id, 'Amina Example', email, id from amina returning *),
    la as (insert into account (institution_id, name, email) select id, 'Lena Lead', 'lena@wharfedale.example' from i returning *)
  select i.id as here, joan.id as joan, amina.id as amina, la.id as lead, ja.id as joan_account, aa.id as amina_account, o.id as offer,
    (select r.id from r join p on p.id = r.programme_id and p.kind = 'career') as career,
    (select r.id from r join p on p.id = r.programme_id and p.kind = 'reverse') as reverse
  from i, joan, amina, la, ja, aa, o`;
