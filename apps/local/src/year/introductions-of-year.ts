import {
  CallArranging,
  CallOffers,
  CallsOff,
  IntroCalls,
  IntroductionRounds,
  OwnShortlists,
} from '@footing/introductions';
import type { PersonOfYear } from './person-of-year';
import { refusalOf } from './refusal-of';
import { forEachOf } from './several';
import { train } from './signing-up';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { workOfDay } from './work-of-day';
import { dayAfter } from './year-clock';

/** Between the end of sign-up and the draft. */
const days = { listsOn: '2026-12-01', picksBy: '2026-12-02', callsBy: '2026-12-06', ratingsBy: '2026-12-07' } as const;
const KIND = 'career';

/** What waits for somebody, with the address of whoever waits. */
interface Waiting {
  readonly email: string;
}
interface Call {
  readonly id: string;
  readonly student: string;
  readonly mentor: string;
}

/** In one programme people meet before they are paired: three are chosen from, and short calls are held. */
export class IntroductionsOfYear {
  private readonly counts: Counts = new Map();
  private readonly people: ReadonlyMap<string, PersonOfYear>;

  constructor(private readonly stage: StageOfYear) {
    const { students, mentors } = stage.university;
    this.people = new Map([...students, ...mentors].map((one) => [one.email, one]));
  }

  /** From the first day to the day before the draft. */
  async pass(): Promise<Counts> {
    const { app, clock, university } = this.stage;
    const roundId = university.rounds[KIND];
    if (!roundId) return this.counts;
    const settings = { ...days, hidesNames: true, listsPerPlace: 3 };
    await app.get(IntroductionRounds).save(university.lead, roundId, settings);
    for (let day: string = days.listsOn; day <= days.ratingsBy; day = dayAfter(day, 1)) {
      clock.moveTo(day);
      for (const [what, many] of await workOfDay(this.stage)) addTo(this.counts, what, many);
      if (day === days.listsOn) await this.choose(roundId);
      if (day === dayAfter(days.picksBy, 1)) await this.sayHours(roundId);
      if (day === dayAfter(days.picksBy, 2)) await this.findTimes(roundId);
      if (day === days.ratingsBy) await this.rate(roundId);
    }
    return this.counts;
  }

  private async choose(roundId: string): Promise<void> {
    const { app, wishes } = this.stage;
    await this.each(await this.awaited(roundId, 'picks'), async (who) => {
      if (!wishes.happens('answers the shortlist', who, 80)) return 'leaves the shortlist';
      const lists = app.get(OwnShortlists);
      const { list } = await lists.find(who.actor, roundId);
      const isNone = wishes.happens('finds nobody on the list', who, 8);
      const most = 1 + Math.floor(wishes.chance('picks', who)() * list.length);
      const picks = isNone ? [] : list.slice(0, most).map(({ offerId }) => offerId);
      await lists.pick(who.actor, roundId, { picks, isNone, missing: isNone ? 'Somebody who works nearby' : '' });
      return isNone ? 'finds nobody on the shortlist' : `picks ${picks.length} from the shortlist`;
    });
  }

  /** Mentors who have not done their training do it first. */
  private async sayHours(roundId: string): Promise<void> {
    const { app, wishes } = this.stage;
    await this.each(await this.awaited(roundId, 'hours'), async (who) => {
      if (!wishes.happens('has time for calls', who, 85)) return 'says nothing about calls';
      await train(this.stage, who);
      const calls = 1 + Math.floor(wishes.chance('calls', who)() * 2);
      const { students } = await app.get(CallOffers).find(who.actor, roundId);
      return app
        .get(CallOffers)
        .say(who.actor, roundId, Math.min(calls, students.length))
        .then(() => 'has time for short calls', refusalOf);
    });
  }

  /** The student gives a time and the mentor takes it; a few are called off. */
  private async findTimes(roundId: string): Promise<void> {
    await forEachOf(await this.calls(roundId), async ({ id, student, mentor }) => {
      const [asks, answers] = [this.people.get(student), this.people.get(mentor)];
      if (asks && answers) addTo(this.counts, `short calls: ${await this.findTime(id, asks, answers)}`);
    });
  }

  private async findTime(id: string, student: PersonOfYear, mentor: PersonOfYear): Promise<string> {
    const { app, wishes } = this.stage;
    const arranging = app.get(CallArranging);
    if (wishes.happens('calls a short call off', mentor, 6))
      return app
        .get(CallsOff)
        .callOff(mentor.actor, id, { reason: 'no-time', isOneFewer: false })
        .then(() => 'called off', refusalOf);
    const hour = 12 + Math.floor(wishes.chance('calls at', student)() * 6);
    const quarter = ['00', '15', '30', '45'][Math.floor(wishes.chance('calls at a quarter', student)() * 4)] ?? '00';
    const given = { times: [{ day: dayAfter(days.picksBy, 3), time: `${hour}:${quarter}` }], how: '' };
    const { theirs } = await arranging
      .propose(student.actor, id, given)
      .then(() => app.get(IntroCalls).find(mentor.actor, id));
    const [first] = theirs;
    if (!first) return 'no time';
    return arranging.agree(mentor.actor, id, first).then(() => 'a time agreed', refusalOf);
  }

  private async rate(roundId: string): Promise<void> {
    const { app, wishes } = this.stage;
    await forEachOf(await this.calls(roundId), async ({ id, student, mentor }) => {
      const both = [student, mentor].flatMap((email) => this.people.get(email) ?? []);
      const [first] = both;
      if (!first || !wishes.happens('holds a short call', first, 90)) {
        addTo(this.counts, 'short calls: not held');
        return;
      }
      const held = await app
        .get(IntroCalls)
        .hold(first.actor, id)
        .then(() => 'held', refusalOf);
      addTo(this.counts, `short calls: ${held}`);
      if (held !== 'held') return;
      for (const who of both.filter((one) => wishes.happens('rates a short call', one, 85))) {
        const stars = 2 + Math.floor(wishes.chance(`stars ${id.length}`, who)() * 4);
        await app.get(IntroCalls).rate(who.actor, id, { stars, words: '' });
        addTo(this.counts, `${who.side}: says how a short call was`);
      }
    });
  }

  private async each(waiting: readonly Waiting[], work: (who: PersonOfYear) => Promise<string>): Promise<void> {
    await forEachOf(waiting, async ({ email }) => {
      const who = this.people.get(email);
      if (who) addTo(this.counts, `${who.side}: ${await work(who)}`);
    });
  }

  private awaited(roundId: string, what: 'picks' | 'hours'): Promise<Waiting[]> {
    return this.stage.ledger.rows<Waiting>(
      `select coalesce(s.email, m.email) as email from introduction_wait w
         left join student s on s.institution_id = w.institution_id and s.id = w.subject_id
         left join mentor m on m.institution_id = w.institution_id and m.id = w.subject_id
       where w.round_id = $1 and w.what = $2 and w.done_at is null order by 1`,
      [roundId, what],
    );
  }

  /** Those that are not held yet. */
  private calls(roundId: string): Promise<Call[]> {
    return this.stage.ledger.rows<Call>(
      `select c.id, s.email as student, m.email as mentor from introduction_call c
         join application a on a.institution_id = c.institution_id and a.id = c.application_id
         join student s on s.institution_id = c.institution_id and s.id = a.student_id
         join offer o on o.institution_id = c.institution_id and o.id = c.offer_id
         join mentor m on m.institution_id = c.institution_id and m.id = o.mentor_id
       where c.round_id = $1 and c.held_at is null order by s.email, m.email`,
      [roundId],
    );
  }
}
