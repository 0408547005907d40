import {
  Attendance,
  MeetingAnswers,
  Meetings,
  type OneTap,
  Reflections,
  type ReflectionShare,
} from '@footing/scheduling';
import { pickWeighted } from '../demo/chance';
import type { PersonOfYear } from './person-of-year';
import { refusalOf } from './refusal-of';
import { forEachOf } from './several';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { daysFrom } from './year-clock';

interface Waiting {
  readonly id: string;
  readonly status: 'proposed' | 'held' | 'confirmed';
  readonly version: number;
  /** YYYY-MM-DD. */
  readonly changedOn: string;
  /** Null: no time is agreed on. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly isGroup: boolean;
  /** Addresses: of its people, of whoever asked, and of those who have said who came. */
  readonly people: readonly string[];
  readonly askedBy: string;
  readonly said: readonly string[];
  /** How many times are offered. */
  readonly times: number;
  /** How many came before it, of the same pair. */
  readonly number: number;
}

/** What somebody does about a meeting that was agreed on. */
type Change = 'moves a meeting' | 'calls a meeting off';

const WAITING = `
  select m.id, m.status, m.version, to_char(m.changed_at, 'YYYY-MM-DD') as "changedOn", m.starts_at as "startsAt",
    m.ends_at as "endsAt", m.kind = 'group' as "isGroup", w.people, w."askedBy",
    coalesce((select json_agg(distinct coalesce(s.email, t.email)) from attendance d
      left join student s on s.institution_id = m.institution_id and s.id = d.said_by
      left join mentor t on t.institution_id = m.institution_id and t.id = d.said_by
      where d.institution_id = m.institution_id and d.meeting_id = m.id), '[]') as said,
    (select count(*)::int from meeting_option x where x.institution_id = m.institution_id and x.meeting_id = m.id
      and x.version = m.version) as times,
    (select count(*)::int from meeting x where x.institution_id = m.institution_id and x.round_id = m.round_id
      and (x.pairing_id = m.pairing_id or x.kind = 'group' and x.offer_id = m.offer_id) and x.changed_at < m.changed_at) as number
  from meeting m cross join lateral (select json_agg(coalesce(s.email, t.email) order by p.person_kind, s.email) as people,
      max(coalesce(s.email, t.email)) filter (where p.person_id = m.asked_by) as "askedBy"
    from meeting_person p left join student s on s.institution_id = m.institution_id and s.id = p.person_id
      left join mentor t on t.institution_id = m.institution_id and t.id = p.person_id
    where p.institution_id = m.institution_id and p.meeting_id = m.id) w
  where m.kind <> 'intro' and m.status in ('proposed', 'held', 'confirmed')
    and (m.ends_at is null or m.ends_at > $1::timestamptz - interval '13 days') order by m.id`;

/** What people do about meetings that are there: they answer, move them, call them off, say who came and write what it was like. */
export class AnswersOfYear {
  constructor(
    private readonly stage: StageOfYear,
    private readonly people: ReadonlyMap<string, PersonOfYear>,
  ) {}

  async pass(): Promise<Counts> {
    const counts: Counts = new Map();
    const { ledger, clock } = this.stage;
    await forEachOf(await ledger.rows<Waiting>(WAITING, [clock.now()]), (one) => this.day(one, counts));
    return counts;
  }

  private async day(one: Waiting, counts: Counts): Promise<void> {
    const now = this.stage.clock.now();
    const all = one.people.flatMap((email) => this.people.get(email) ?? []);
    if (one.status !== 'confirmed') await this.answer(one, all, counts);
    else if (one.endsAt && one.endsAt < now) for (const who of all) await this.after(one, who, counts);
    else await this.secondThoughts(one, all, counts);
  }

  /** A day after they were asked. */
  private async answer(
    { id, status, version, changedOn, askedBy, number, times }: Waiting,
    all: readonly PersonOfYear[],
    counts: Counts,
  ) {
    const { app, wishes, clock } = this.stage;
    const who = all.find(({ email }) => email !== askedBy);
    if (!who || daysFrom(changedOn, clock.today) < 1) return;
    const answers = app.get(MeetingAnswers);
    const what = pickWeighted(wishes.chance(`answers ${number}`, who), [
      ['agrees to a time', 80],
      ['says that no time suits', 10],
      ['leaves it', 10],
    ]);
    const work = {
      'agrees to a time': () => answers.accept(who.actor, id, status === 'held' ? null : times, version),
      'says that no time suits': () => answers.decline(who.actor, id, 'later', version),
      'leaves it': null,
    }[what];
    if (work) addTo(counts, `${who.side}: ${await work().then(() => what, refusalOf)}`);
  }

  /** The day after it was agreed on. */
  private async secondThoughts(one: Waiting, all: readonly PersonOfYear[], counts: Counts): Promise<void> {
    const { wishes, clock } = this.stage;
    const [mentor] = all;
    if (!mentor || daysFrom(one.changedOn, clock.today) !== 1) return;
    const what = pickWeighted<'keeps it' | Change>(wishes.chance(`second thoughts ${one.number}`, mentor), [
      ['keeps it', 84],
      ['moves a meeting', 8],
      ['calls a meeting off', 8],
    ]);
    if (what === 'keeps it') return;
    addTo(counts, `${mentor.side}: ${await this.change(one, mentor, what)}`);
  }

  private async change({ id, version }: Waiting, who: PersonOfYear, what: Change): Promise<string> {
    const { app } = this.stage;
    const answers = app.get(MeetingAnswers);
    if (what === 'calls a meeting off')
      return answers.cancel(who.actor, id, 'clash', version).then(() => what, refusalOf);
    const { times, meeting } = await app.get(Meetings).open(who.actor, id);
    const last = times.at(-1);
    if (!last) return 'finds no time to move a meeting to';
    const how = { minutes: meeting.minutes, mode: meeting.mode };
    return answers.reschedule(who.actor, id, last.start, how, version).then(() => what, refusalOf);
  }

  /** Up to two weeks after it, each once: who came, and what it was like. */
  private async after(one: Waiting, who: PersonOfYear, counts: Counts): Promise<void> {
    const { wishes } = this.stage;
    const isToday = wishes.happens(`says today ${one.number} ${this.stage.clock.today}`, who, 60);
    if (one.said.includes(who.email) || !isToday || !wishes.happens('says who came', who, 90)) return;
    const tap = pickWeighted<OneTap>(wishes.chance(`who came ${one.number}`, who), [
      ['met', 88],
      ['they-missed', 5],
      ['i-missed', 3],
      ['not-held', 4],
    ]);
    addTo(counts, `${who.side}: ${await this.tap(one.id, who, tap)}`);
    if (tap === 'met' && wishes.happens(`writes down ${one.number}`, who, who.side === 'student' ? 40 : 25))
      await this.write(one, who, counts);
  }

  private async tap(id: string, who: PersonOfYear, tap: OneTap): Promise<string> {
    const { app, pages } = this.stage;
    if (tap === 'met' && pages?.has(who) && (await pages.tapLink(who))) return 'says in a mail’s one tap that they met';
    return app
      .get(Attendance)
      .tap(who.actor, id, tap)
      .then(
        ({ agreement }) => (agreement === 'disputed' ? 'says who came, and they differ' : `says who came: ${tap}`),
        refusalOf,
      );
  }

  private async write({ id, number }: Waiting, who: PersonOfYear, counts: Counts): Promise<void> {
    const share = pickWeighted<ReflectionShare>(this.stage.wishes.chance(`shares ${number}`, who), [
      ['private', 35],
      ['pair', 25],
      ['pair-when-both', 20],
      ['programme', 20],
    ]);
    await this.stage.app.get(Reflections).write(who.actor, id, 'It was good to hear how you began.', share);
    addTo(counts, `${who.side}: writes what it was like (${share})`);
  }
}
