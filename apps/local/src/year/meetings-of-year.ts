import { Availabilities, Meetings } from '@footing/scheduling';
import { pickWeighted } from '../demo/chance';
import { AnswersOfYear } from './answers-of-year';
import type { PersonOfYear } from './person-of-year';
import { refusalOf } from './refusal-of';
import { forEachOf } from './several';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import type { UnderWay } from './under-way';
import { dayAfter, daysFrom } from './year-clock';

/** The first and the last day on which people plan meetings. */
const [PLANNED_FROM, PLANNED_UNTIL] = ['2027-01-04', '2027-06-18'] as const;
const HOW = { minutes: 60, mode: 'online' } as const;
const EVENING = { fromMinute: 17 * 60, toMinute: 20 * 60, mode: 'any' } as const;

/** How a meeting is planned. */
type Way = 'books' | 'offers times' | 'keeps a time free';

/** Pairs that say when they can meet, plan meetings and answer to them, and say who came. */
export class MeetingsOfYear {
  private readonly people: ReadonlyMap<string, PersonOfYear>;
  private readonly saidWhen = new Set<string>();
  private readonly answers: AnswersOfYear;

  constructor(private readonly stage: StageOfYear) {
    const { students, mentors } = stage.university;
    this.people = new Map([...students, ...mentors].map((one) => [one.email, one]));
    this.answers = new AnswersOfYear(stage, this.people);
  }

  /** @param pairs as they stand this morning. */
  async pass(pairs: readonly UnderWay[]): Promise<Counts> {
    const counts = await this.answers.pass();
    await forEachOf(pairs, (pair) => this.day(pair, counts));
    return counts;
  }

  private async day(pair: UnderWay, counts: Counts): Promise<void> {
    const both = [this.people.get(pair.student), this.people.get(pair.mentor)];
    const [student, mentor] = both;
    if (!student || !mentor) return;
    const { wishes, clock } = this.stage;
    if (daysFrom(pair.activeOn, clock.today) < 2) return;
    for (const who of [student, mentor])
      if (!this.saidWhen.has(who.email) && wishes.happens('says when', who, 95)) await this.sayWhen(who, counts);
    if (this.isTime(pair, student)) await this.plan(pair, student, mentor, counts);
  }

  private isTime({ isPlanned, isFirst, isNudged, lastOn, proposal }: UnderWay, student: PersonOfYear): boolean {
    const { wishes, clock } = this.stage;
    const { today } = clock;
    if (isPlanned || !isFirst || today < PLANNED_FROM || today > PLANNED_UNTIL) return false;
    const going = wishes.going(student, proposal);
    if (going === 'quiet' || going === 'no answer') return isNudged && wishes.happens('is woken', student, 50);
    const pause = 14 + Math.floor(wishes.chance('meets every', student)() * 22);
    return daysFrom(lastOn ?? dayAfter(PLANNED_FROM, -pause), today) >= pause;
  }

  private async sayWhen(who: PersonOfYear, counts: Counts): Promise<void> {
    this.saidWhen.add(who.email);
    const chance = this.stage.wishes.chance('free on', who);
    const week = ([1, 2, 3, 4, 5] as const).filter(() => chance() < 0.7).map((weekday) => ({ weekday, ...EVENING }));
    await this.stage.app.get(Availabilities).saveWeek(who.actor, week);
    addTo(counts, `${who.side}: says when they can meet`);
  }

  private async plan(pair: UnderWay, student: PersonOfYear, mentor: PersonOfYear, counts: Counts): Promise<void> {
    const chance = this.stage.wishes.chance(`plans ${pair.meetings}`, student);
    const isGroup = pair.kind === 'group';
    const who = isGroup || chance() < 0.3 ? mentor : student;
    const way = pickWeighted<Way>(chance, [
      ['books', 70],
      ['offers times', 15],
      ['keeps a time free', 15],
    ]);
    addTo(counts, `${who.side}: ${await this.arrange(who, pair.id, isGroup ? 'books' : way)}`);
  }

  private async arrange(who: PersonOfYear, pairingId: string, way: Way): Promise<string> {
    const { app, pages } = this.stage;
    const [meetings, page] = [app.get(Meetings), `/my-pairings/${pairingId}/meetings`];
    const { next, isOpen } = await meetings.ofPairing(who.actor, pairingId);
    const starts = next.times.map(({ start }) => start);
    const [first] = starts;
    if (first === undefined) return isOpen ? 'finds no time that suits both' : 'can plan nothing now';
    const works: Readonly<Record<Way, () => Promise<unknown>>> = {
      books: () => meetings.book(who.actor, pairingId, first, HOW),
      'offers times': () => meetings.propose(who.actor, pairingId, apart(starts), HOW),
      'keeps a time free': () => meetings.hold(who.actor, pairingId, first, HOW),
    };
    if (way === 'books' && pages?.has(who)) {
      const { status } = await pages.tryToSend(who, page, { start: String(first) }, `${page}/book`);
      return status === 303 || status === 302 ? 'books a meeting' : `books a meeting refused, page ${status}`;
    }
    return works[way]().then(() => (way === 'books' ? 'books a meeting' : way), refusalOf);
  }
}

/** Those of them that do not overlap, in their order. */
const apart = (starts: readonly number[]): number[] =>
  starts.reduce<number[]>(
    (kept, start) => (kept.every((one) => Math.abs(one - start) >= HOW.minutes) ? [...kept, start] : kept),
    [],
  );
