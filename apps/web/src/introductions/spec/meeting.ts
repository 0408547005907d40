import { Notices } from '@footing/consent';
import { Database } from '@footing/database';
import { Accounts } from '@footing/identity';
import { IntroductionClock, IntroductionRounds } from '@footing/introductions';
import { type Actor, type Role, systemActor } from '@footing/kernel';
import { MeetingClock } from '@footing/scheduling';
import { type ProgrammeKind, Programmes, Rounds } from '@footing/programmes';
import { Paired } from '../../pairing/spec/paired';

/** Somebody of a round: who they are, and what they take part with. */
export interface Met {
  readonly accountId: string;
  readonly recordId: string;
  /** Of their application or offer. */
  readonly partId: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** So many days from today, YYYY-MM-DD. */
export const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** The pages over a round in which people meet before the final draft: four students, three mentors with two places each. */
export class Meeting {
  roundId = '';
  readonly people = new Map<string, Met>();
  private readonly heard = new Set<string>();
  private constructor(readonly paired: Paired) {}

  static async open(): Promise<Meeting> {
    return new Meeting(await Paired.open());
  }

  get lead(): Actor {
    return this.paired.lead;
  }

  get db() {
    return this.paired.db;
  }

  close(): Promise<void> {
    return this.paired.close();
  }

  of(name: string): Met {
    const found = this.people.get(name);
    if (!found) throw new Error(`nobody here is called ${name}`);
    return found;
  }

  actor(name: string, role: 'student' | 'mentor'): Actor {
    return { institutionId: this.paired.institutionId, accountId: this.of(name).accountId, roles: [role] };
  }

  visitor(name: string) {
    return this.paired.visitor(this.of(name).accountId);
  }

  /** A round whose sign-up closed yesterday. */
  async newRound(kind: ProgrammeKind = 'career'): Promise<void> {
    const system = systemActor(this.paired.institutionId);
    const programme = await this.paired.get(Programmes).create(system, { name: `P ${Math.random()}`, kind, about: '' });
    const days = { signUpOpens: inDays(-30), signUpCloses: inDays(-1), matchBy: inDays(40), meetingsStart: inDays(41) };
    const round = await this.paired
      .get(Rounds)
      .create(system, programme.id, { name: 'Spring', ...days, meetingsEnd: inDays(200), answerWithinDays: 7 });
    this.roundId = round.id;
    this.people.clear();
    for (const [name, help] of Object.entries({ Amina: 'CV', Ben: 'CV', Cerys: 'Law', Dev: 'Art' }))
      this.people.set(name, await this.person('student', name, help));
    for (const [name, help] of Object.entries({ Joan: 'CV', Kofi: 'Law', Lena: 'Art' }))
      this.people.set(name, await this.person('mentor', name, help));
    await this.db.query(
      `insert into training_result (institution_id, mentor_id, code, version, passed_at)
       select o.institution_id, o.mentor_id, t.code, 1, now() - interval '1 day' from offer o, training_shipped t
       where o.round_id = $1 and t.audience = 'mentor'`,
      [round.id],
    );
  }

  /** The lists are out today; everybody chooses for eight days. */
  async drawn(hidesNames = true): Promise<void> {
    const days = { listsOn: inDays(0), picksBy: inDays(8), callsBy: inDays(16), ratingsBy: inDays(20) };
    await this.paired.get(IntroductionRounds).save(this.lead, this.roundId, { ...days, hidesNames, listsPerPlace: 3 });
    await this.tick();
  }

  /** So many days go by, for shortlists and calls of this round. */
  async daysLater(days: number): Promise<void> {
    await this.db.query(
      `update introduction_round set lists_on = lists_on - $2::int, picks_by = picks_by - $2::int,
         calls_by = calls_by - $2::int, ratings_by = ratings_by - $2::int where round_id = $1`,
      [this.roundId, days],
    );
    await this.db.query(
      `update introduction_wait set by = by - $2::int, began_at = began_at - make_interval(days => $2::int) where round_id = $1`,
      [this.roundId, days],
    );
    await this.tick();
  }

  async tick() {
    return this.paired.get(IntroductionClock).round(this.paired.institutionId);
  }

  /** How many letters of ours wait in the outbox; then it is emptied. */
  async letters(): Promise<number> {
    return (await this.db.query(`delete from mail where kind = 'introduction-notice' returning id`)).length;
  }

  /** They can meet every day, from eight to eight on their own clock. */
  async free(...names: readonly string[]): Promise<void> {
    for (const name of names)
      await this.db.query(
        `insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, from_day)
         select $1, case when $2 in (select id from student) then 'student' else 'mentor' end, $2, d, 480, 1200, '2026-01-01'
         from generate_series(1, 7) d`,
        [this.paired.institutionId, this.of(name).recordId],
      );
  }

  /** The time of a call came an hour ago. */
  async timeCame(callId: string): Promise<void> {
    const earlier = `(select t.id from meeting t join introduction_call c on c.application_id = t.application_id and c.offer_id = t.offer_id
      where c.id = $1)`;
    const shift = (column: string) =>
      `${column} = ${column} - ((select starts_at from meeting where id = ${earlier}) - date_trunc('minute', now()) + interval '1 hour')`;
    await this.db.query(`set session_replication_role = 'replica'`);
    const blocked = `${shift('blocked_from')}, ${shift('blocked_to')}`;
    await this.db.query(`update meeting_person set ${blocked} where meeting_id = ${earlier}`, [callId]);
    await this.db.query(
      `update meeting set ${blocked}, ${shift('ends_at')}, ${shift('starts_at')} where id = ${earlier}`,
      [callId],
    );
    await this.db.query(`set session_replication_role = 'origin'`);
  }

  /** What calendars were told since it was last asked, as the clock of meetings writes to everybody: what, its number, and whose. */
  async calendarsTold(): Promise<string[]> {
    await this.paired.get(MeetingClock).round(this.paired.institutionId);
    const rows = await this.db.query<{ meeting: string; told: string }>(
      `select m.meeting_id as meeting, m.method || ' ' || m.sequence || ' ' || coalesce((select first_name from student s where s.id = m.person_id),
         (select first_name from mentor t where t.id = m.person_id)) as told from calendar_message m order by 2`,
    );
    const told = rows.filter((row) => !this.heard.has(`${row.meeting} ${row.told}`));
    for (const row of told) this.heard.add(`${row.meeting} ${row.told}`);
    return told.map((row) => row.told);
  }

  /** The call of two people. */
  async callOf(student: string, mentor: string): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      'select id from introduction_call where application_id = $1 and offer_id = $2',
      [this.of(student).partId, this.of(mentor).partId],
    );
    return row?.id ?? '';
  }

  /** Somebody objects to being matched. */
  async objects(name: string): Promise<void> {
    await this.paired.get(Database).transaction(this.lead, async (tx) => {
      const { sha256 } = await this.paired.get(Notices).current(tx, this.lead, 'matching.core');
      await tx.query(
        `select consent.record(coalesce(student_id, mentor_id), case when student_id is null then 'mentor' else 'student' end,
           'matching.core', '', 'objected', decode($2, 'hex'), clock_timestamp(), 'button', 'self') from account where id = $1`,
        [this.of(name).accountId, sha256],
      );
    });
  }

  private async person(role: Role & ('student' | 'mentor'), name: string, help: string): Promise<Met> {
    const [part, wants] = role === 'student' ? ['application', 'helpWanted'] : ['offer', 'helpOffered'];
    const here = this.paired.institutionId;
    const [row] = await this.db.query<{ id: string; part: string }>(
      `with who as (insert into ${role} (institution_id, email, first_name, last_name) values ($1, $2, $3, 'Quince') returning id)
       insert into ${part} (institution_id, round_id, ${role}_id, answers) select $1, $4, id, $5 from who
       returning ${role}_id as id, id as part`,
      [here, `${Math.random()}@record.example`, name, this.roundId, JSON.stringify({ [wants]: [help] })],
    );
    const [recordId, partId] = [row?.id ?? '', row?.part ?? ''];
    if (role === 'mentor') await this.db.query('update offer set places = 2 where id = $1', [partId]);
    const account = { name, email: `${Math.random()}@account.example`, roles: [role] };
    const of = role === 'student' ? { studentId: recordId } : { mentorId: recordId };
    const { id: accountId } = await this.paired.get(Accounts).create(systemActor(here), account, of);
    return { accountId, recordId, partId };
  }
}
