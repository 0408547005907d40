import { connectionOptions, Database, Jobs, underPurpose } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, HeldClock } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Meetings } from '../booking/meetings.service';
import { OwnMeetings } from '../booking/own-meetings';
import type { ShortCall } from '../booking/short-calls';
import { type StageServices, stageServices } from './stage-services';

/** Somebody on the stage: their record, and as whom they sign in. */
export interface Cast {
  readonly kind: 'student' | 'mentor';
  readonly id: string;
  readonly actor: Actor;
}

/** Minutes since 1970 of an instant, as `book` takes it. */
export const minute = (iso: string): number => Date.parse(iso) / 60_000;

/** Students and mentors under way in rounds of December 2026 to June 2027, in a real database; the third of November at nine. */
export class SchedulingStage {
  readonly clock = new HeldClock();
  readonly sources: DataSource[] = [];
  institutionId = '';
  private readonly rounds: string[] = [];
  private made = 0;
  private jobs: Jobs | null = null;

  private constructor(readonly db: FreshDatabase) {}

  static async open(): Promise<SchedulingStage> {
    const stage = new SchedulingStage(await freshDatabase());
    const [made] = await stage.db.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ('wharfedale', 'Wharfedale', 'england', 'a@b.example') returning id`,
    );
    stage.institutionId = made?.id ?? '';
    return stage;
  }

  /** The service under test, with connections of its own: another server. */
  async meetings(connections = 10): Promise<Meetings> {
    const own = new OwnMeetings(await this.connect(connections), this.clock);
    return new Meetings(own);
  }

  /** Pairings of which it was said that their people have met. */
  readonly met: string[] = [];

  /** Everything that the module offers, over connections of its own. What pairings would hear is kept in `met`. */
  async services(): Promise<StageServices> {
    this.jobs ??= new Jobs(this.db.url);
    return stageServices(await this.connect(6), { clock: this.clock, jobs: this.jobs, met: this.met });
  }

  /** Each student with each mentor, in rounds of their own. @returns the pairings, by "student mentor" as numbers. */
  async pairAll(students: readonly Cast[], mentors: readonly Cast[]): Promise<Map<string, string>> {
    for (const n of mentors.keys()) await this.round(n);
    await this.db.query(`set session_replication_role = 'replica'`);
    const rows = await this.db.query<{ key: string; id: string }>(
      `with wanted as (select s.id as student, m.id as mentor, s.n as sn, m.n as mn, ($4::uuid[])[1 + (s.n + m.n) % cardinality($4::uuid[])] as round
           from unnest($2::uuid[]) with ordinality s (id, n), unnest($3::uuid[]) with ordinality m (id, n)),
         a as (insert into application (institution_id, round_id, student_id) select $1, round, student from wanted returning id, round_id, student_id),
         o as (insert into offer (institution_id, round_id, mentor_id, places) select distinct $1::uuid, round, mentor, 500 from wanted returning id, round_id, mentor_id),
         p as (insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state, decision_id, answer_by)
           select $1, w.round, gen_random_uuid(), a.id, o.id, w.sn, 500, 1, 'active', gen_random_uuid(), '2026-11-30' from wanted w
             join a on a.round_id = w.round and a.student_id = w.student join o on o.round_id = w.round and o.mentor_id = w.mentor
           returning id, application_id, offer_id)
       select concat_ws(' ', w.sn - 1, w.mn - 1) as key, p.id from p join a on a.id = p.application_id join o on o.id = p.offer_id
         join wanted w on w.student = a.student_id and w.mentor = o.mentor_id`,
      [this.institutionId, students.map(({ id }) => id), mentors.map(({ id }) => id), this.rounds],
    );
    await this.db.query(`set session_replication_role = 'origin'`);
    return new Map(rows.map(({ key, id }) => [key, id]));
  }

  /** One of the two, or staff by the clock, takes a break or carries on. */
  async step(pairingId: string, step: 'pause' | 'resume' | 'finish'): Promise<void> {
    const to = { pause: 'paused', resume: 'active', finish: 'finished' }[step];
    const [awaits, by] = { pause: ['return', '2027-03-01'], resume: ['end', '2027-06-01'], finish: ['', null] }[step];
    await this.db.query(
      `insert into pairing_step (institution_id, pairing_id, number, step, who, from_state, to_state, at, awaits, by)
       select institution_id, id, 0, $2, 'student', state, $3, $4, $5, $6 from pairing where id = $1`,
      [pairingId, step, to, this.clock.now(), awaits, by],
    );
  }

  async connect(connections = 4): Promise<Database> {
    const source = await new DataSource({ ...connectionOptions(this.db.url, connections, 'work') }).initialize();
    this.sources.push(source);
    return new Database(source);
  }

  /** The n-th round; each of a programme of its own. */
  async round(n = 0, kind = 'career'): Promise<string> {
    const known = this.rounds[n];
    if (known) return known;
    const [row] = await this.db.query<{ id: string }>(
      `with g as (insert into programme (institution_id, name, kind, about) values ($1, $2, $3, '') returning id)
       insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select $1, id, $2, '2026-09-21', '2026-11-01', '2026-11-02', '2026-11-02', '2027-06-01' from g returning id`,
      [this.institutionId, `Round ${n}`, kind],
    );
    this.rounds[n] = row?.id ?? '';
    return this.rounds[n];
  }

  async person(kind: 'student' | 'mentor', name: string): Promise<Cast> {
    this.made += 1;
    const [row] = await this.db.query<{ id: string; account: string }>(
      `with p as (insert into ${kind} (institution_id, first_name, last_name, email) values ($1, $2, 'Example', $3) returning id),
         a as (insert into account (institution_id, name, email, ${kind}_id) select $1, $2, $3, id from p returning id)
       select p.id, a.id as account from p, a`,
      [this.institutionId, name, `${kind}.${this.made}@example.example`],
    );
    const actor: Actor = { institutionId: this.institutionId, accountId: row?.account ?? '', roles: [kind] };
    return { kind, id: row?.id ?? '', actor };
  }

  /** They can meet every day from eight to eight, in any way. */
  async alwaysFree(...people: readonly Cast[]): Promise<void> {
    await this.db.query(
      `insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, from_day)
       select $1, p.kind, p.id, d, 480, 1200, '2026-01-01' from unnest($2::text[], $3::uuid[]) p (kind, id), generate_series(1, 7) d`,
      [this.institutionId, people.map(({ kind }) => kind), people.map(({ id }) => id)],
    );
  }

  /** Two whose mentoring is under way, whatever came before it. @returns the pairing's id. */
  async pair(student: Cast, mentor: Cast, n = 0, kind = 'career'): Promise<string> {
    const round = await this.round(n, kind);
    await this.db.query(`set session_replication_role = 'replica'`);
    const [row] = await this.db.query<{ id: string }>(
      `with a as (insert into application (institution_id, round_id, student_id) values ($1, $2, $3) returning id),
         o as (insert into offer (institution_id, round_id, mentor_id, places) values ($1, $2, $4, 500)
           on conflict (institution_id, round_id, mentor_id) do update set places = 500 returning id)
       insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state, decision_id, answer_by)
       select $1, $2, gen_random_uuid(), a.id, o.id, (select count(*) + 1 from pairing p where p.offer_id = o.id), 500, 1, 'active',
         gen_random_uuid(), '2026-11-30' from a, o returning id`,
      [this.institutionId, round, student.id, mentor.id],
    );
    await this.db.query(`set session_replication_role = 'origin'`);
    return row?.id ?? '';
  }

  /** So many students, each with a short call with this mentor, before anybody is paired; whatever came before it. */
  async shortCalls(mentor: Cast, many: number): Promise<{ student: Cast; call: ShortCall }[]> {
    const roundId = await this.round(40);
    const made: { student: Cast; call: ShortCall }[] = [];
    for (let n = 0; n < many; n += 1) {
      const student = await this.person('student', `Caller ${n}`);
      await this.alwaysFree(student);
      await this.db.query(`set session_replication_role = 'replica'`);
      const [row] = await this.db.query<{ applicationId: string; offerId: string }>(
        `with a as (insert into application (institution_id, round_id, student_id) values ($1, $2, $3) returning id),
           o as (insert into offer (institution_id, round_id, mentor_id, places) values ($1, $2, $4, 5)
             on conflict (institution_id, round_id, mentor_id) do update set places = 5 returning id),
           c as (insert into introduction_call (institution_id, round_id, application_id, offer_id, call_no, calls, made_at)
             select $1, $2, a.id, o.id, $5, $5, now() from a, o)
         select a.id as "applicationId", o.id as "offerId" from a, o`,
        [this.institutionId, roundId, student.id, mentor.id, n + 1],
      );
      await this.db.query(`set session_replication_role = 'origin'`);
      const of = { roundId, applicationId: row?.applicationId ?? '', offerId: row?.offerId ?? '' };
      made.push({
        student,
        call: { ...of, studentId: student.id, mentorId: mentor.id, minutes: 15, until: '2026-12-31' },
      });
    }
    return made;
  }

  /** The same as whoever looks after safety does it: with the rights of the apps, in work that may not read of meetings. */
  async holdContactForSafety(pairingId: string): Promise<void> {
    const db = await this.connect(1);
    await db.transaction(
      { institutionId: this.institutionId },
      (tx) =>
        underPurpose(tx, 'service', () =>
          tx.query(
            `with p as (select * from pairing where id = $1),
               h as (insert into contact_hold (institution_id, pairing_id, since) select institution_id, id, $2 from p)
             insert into pairing_step (institution_id, pairing_id, number, step, who, from_state, to_state, at, awaits, by)
             select institution_id, id, 0, 'pause', 'clock', state, 'paused', $2, 'return', '2027-03-01' from p`,
            [pairingId, this.clock.now()],
          ),
        ),
      'safeguarding',
    );
  }

  /** Contact of two is put on hold, and with it their pairing. */
  async holdContact(pairingId: string): Promise<void> {
    await this.db.query(
      `with p as (select * from pairing where id = $1),
         h as (insert into contact_hold (institution_id, pairing_id, since) select institution_id, id, $2 from p)
       insert into pairing_step (institution_id, pairing_id, number, step, who, from_state, to_state, at, awaits, by)
       select institution_id, id, 0, 'pause', 'clock', state, 'paused', $2, 'return', '2027-03-01' from p`,
      [pairingId, this.clock.now()],
    );
  }

  /** Somebody's own calendar has them busy. */
  async busy(person: Cast, from: string, to: string): Promise<void> {
    await this.db.query(
      `with c as (insert into busy_calendar (institution_id, person_kind, person_id, kind, sealed, added_at) values ($1, $2, $3, 'ics', '\\x00', now()) returning id)
       insert into busy_time (institution_id, calendar_id, person_kind, person_id, starts_at, ends_at) select $1, id, $2, $3, $4, $5 from c`,
      [this.institutionId, person.kind, person.id, from, to],
    );
  }

  /** A meeting as an older edition of the time-zone data had it: its instant so much later, its hour on the wall the same. */
  async asOf(edition: string, meetingId: string, off: string): Promise<void> {
    await this.db.query(`set session_replication_role = 'replica'`);
    for (const table of ['meeting', 'meeting_person'])
      await this.db.query(
        `update ${table} set blocked_from = blocked_from + $2::interval, blocked_to = blocked_to + $2::interval
         ${table === 'meeting' ? ', starts_at = starts_at + $2::interval, ends_at = ends_at + $2::interval, zone_data = $3' : ''}
         where ${table === 'meeting' ? 'id' : 'meeting_id'} = $1`,
        table === 'meeting' ? [meetingId, off, edition] : [meetingId, off],
      );
    await this.db.query(`set session_replication_role = 'origin'`);
  }

  /** No meetings, and nothing of them. */
  async cleared(): Promise<void> {
    await this.db.query(`set session_replication_role = 'replica'`);
    for (const table of [
      ...[
        'nudge',
        'meeting_reminder',
        'meeting_told',
        'meeting_left',
        'calendar_message',
        'attendance',
        'reflection',
        'reflection_given',
      ],
      ...['programme_reflection', 'meeting_tick', 'meeting_option', 'meeting_event', 'meeting_person', 'meeting'],
    ])
      await this.db.query(`delete from ${table}`);
    await this.db.query(`set session_replication_role = 'origin'`);
  }

  async close(): Promise<void> {
    await this.jobs?.onApplicationShutdown();
    for (const source of this.sources) await source.destroy();
    await this.db.drop();
  }
}
