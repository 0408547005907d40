import { readSettings, Settings } from '@footing/config';
import { Choices, Notices, ShownTexts } from '@footing/consent';
import { connectionOptions, Database, Jobs } from '@footing/database';
import { identityEntities } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Candidates, OwnApplications, peopleEntities } from '@footing/people';
import { programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, HeldClock, TEST_MASTER_KEY, testSecrets } from '@footing/testing';
import { Training } from '@footing/training';
import { StopJournal } from '../../../consent/src/journal/stop-journal';
import { DataSource } from 'typeorm';
import { SealedAnswers } from '../sealed-answers.service';
import { Seats } from '../seats.service';
import { Sending } from '../sending.service';
import { SignUps } from '../sign-ups.service';
import type { StepName } from '../domain/steps';
import type { Typed } from '../domain/read-step';

const CRITERIA = [
  ['help', 25],
  ['direction', 20],
  ['ways-of-working', 15],
  ['shared-experience', 15],
  ['recent-path', 10],
  ['practical', 10],
  ['interests', 5],
] as const;

/** A university with a round that is open for sign-up, a mentor, and students with and without a record. */
export class Stage {
  readonly clock = new HeldClock(new Date('2026-10-05T12:00:00Z'));
  readonly secrets = testSecrets();
  readonly applications = new OwnApplications(this.secrets);
  readonly choices: Choices;
  readonly seats: Seats;
  readonly sending: Sending;
  readonly signUps: SignUps;
  private people = 0;

  private constructor(
    readonly db: FreshDatabase,
    readonly source: DataSource,
    readonly database: Database,
    readonly here: string,
    readonly programmeId: string,
    readonly roundId: string,
    private readonly jobs: Jobs,
  ) {
    const notices = new Notices();
    this.choices = new Choices(database, new StopJournal(new Settings()));
    this.seats = new Seats(database, this.clock, this.applications, new ShownTexts(notices, this.secrets));
    const sealed = new SealedAnswers(this.secrets);
    const settings = readSettings({ MASTER_KEY: TEST_MASTER_KEY, MAIL_FROM: 'mentoring@w.example' });
    const mail = new Mail(this.secrets, this.jobs, settings);
    this.sending = new Sending(this.seats, sealed, this.choices, new Training(this.clock), mail);
    this.signUps = new SignUps(this.seats, sealed, this.sending);
  }

  static async open(kind: 'career' | 'reverse' | 'group' = 'career'): Promise<Stage> {
    const db = await freshDatabase();
    const entities = [...programmesEntities, ...identityEntities, ...peopleEntities];
    const source = await new DataSource({ ...connectionOptions(db.url, 6), entities }).initialize();
    const [row] = await db.query<{ here: string; programme: string; round: string }>(
      `with i as (insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@w.example') returning id),
         p as (insert into programme (institution_id, name, kind) select id, 'Mentoring', $1 from i returning id),
         r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
           select i.id, p.id, '2026', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from i, p returning id)
       select i.id as here, p.id as programme, r.id as round from i, p, r`,
      [kind],
    );
    const { here = '', programme = '', round = '' } = row ?? {};
    await db.query(
      `insert into criterion (institution_id, round_id, kind, name, weight, position)
       select $1, $2, kind, kind, weight, place from unnest($3::text[], $4::int[]) with ordinality c (kind, weight, place)`,
      [here, round, CRITERIA.map(([name]) => name), CRITERIA.map(([, weight]) => weight)],
    );
    return new Stage(db, source, new Database(source), here, programme, round, new Jobs(db.url));
  }

  async close(): Promise<void> {
    await this.jobs.onApplicationShutdown();
    await this.source.destroy();
    await this.db.drop();
  }

  /** A student with an account. @param record false: nothing is known of them but the account. */
  async student(record = true, trained = true): Promise<Actor & { readonly studentId: string }> {
    this.people += 1;
    const email = `amina${this.people}@w.example`;
    const [row] = await this.db.query<{ account: string; student: string | null }>(
      `with s as (insert into student (institution_id, email, first_name, last_name)
           select $1, $2, 'Amina', 'Yusuf' where $3 returning id),
         a as (insert into account (institution_id, name, email, student_id) select $1, 'Amina Zahra Yusuf', $2, (select id from s) returning id),
         r as (insert into account_role (institution_id, account_id, role) select $1, id, 'student' from a)
       select a.id as account, (select id from s) as student from a`,
      [this.here, email, record],
    );
    if (trained && row?.student) await this.passes(row.student);
    const actor = { institutionId: this.here, accountId: row?.account ?? '', roles: ['student' as const] };
    return { ...actor, studentId: row?.student ?? '' };
  }

  async passes(studentId: string): Promise<void> {
    await this.db.query(
      `insert into training_result (institution_id, student_id, code, version, passed_at)
       select $1, $2, n.code, n.version, $3 from training_now($1) n where n.audience = 'student'`,
      [this.here, studentId, this.clock.now()],
    );
  }

  /** Answers one question as its page would, with whatever was there before. */
  async answers(actor: Actor, step: StepName, typed: Typed): Promise<void> {
    const { times, text } = await this.signUps.question(actor, this.roundId, step);
    await this.signUps.save(actor, this.roundId, step, { typed, times, shown: text?.shown ?? '' });
  }

  /** What matching reads of the round's students. */
  async candidates() {
    const system = { institutionId: this.here, accountId: null, roles: ['system' as const] };
    return (await new Candidates(this.database, this.secrets).of(system, this.roundId)).students;
  }
}
