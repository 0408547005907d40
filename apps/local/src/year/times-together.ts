import { Conversations } from '@footing/conversations';
import { Agreements, Endings, Goals } from '@footing/together';
import type { PersonOfYear } from './person-of-year';
import { refusalOf } from './refusal-of';
import { forEachOf } from './several';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import type { UnderWay } from './under-way';
import { daysFrom } from './year-clock';

/** The first and the last day on which people say goodbye, each pair on one of its own. */
const [GOODBYE_FROM, GOODBYE_DAYS] = ['2027-06-08', 14] as const;

/** What pairs do with each other: sign, write down a goal, write, say goodbye. */
export class TimesTogether {
  private readonly people: ReadonlyMap<string, PersonOfYear>;

  constructor(private readonly stage: StageOfYear) {
    const { students, mentors } = stage.university;
    this.people = new Map([...students, ...mentors].map((one) => [one.email, one]));
  }

  async pass(pairs: readonly UnderWay[]): Promise<Counts> {
    const counts: Counts = new Map();
    await forEachOf(pairs, (pair) => this.day(pair, counts));
    return counts;
  }

  private async day({ id, activeOn, ...of }: UnderWay, counts: Counts): Promise<void> {
    const { wishes, clock } = this.stage;
    const [student, mentor] = [this.people.get(of.student), this.people.get(of.mentor)];
    if (!student || !mentor) return;
    const day = daysFrom(activeOn, clock.today);
    if (day === 3) await this.sign(id, student, counts);
    if (day === 5 && wishes.happens('signs', mentor, 80)) await this.sign(id, mentor, counts);
    if (day === 10 && wishes.happens('has a goal', student, 60)) await this.goal(id, student, counts);
    if (day === 12 && wishes.happens('writes', student, 60)) await this.write(id, student, counts);
    if (day === 13 && wishes.happens('writes back', mentor, 60)) await this.write(id, mentor, counts);
    await this.goodbye(id, student, mentor, counts);
  }

  private async goodbye(id: string, student: PersonOfYear, mentor: PersonOfYear, counts: Counts): Promise<void> {
    const { wishes, clock } = this.stage;
    const on = Math.floor(wishes.chance('goodbye', student)() * GOODBYE_DAYS);
    const day = daysFrom(GOODBYE_FROM, clock.today);
    if (day === on && wishes.happens('says goodbye', student, 60)) await this.lastWords(id, student, counts);
    if (day === on + 3 && wishes.happens('says goodbye', mentor, 80)) await this.lastWords(id, mentor, counts);
  }

  private async sign(id: string, who: PersonOfYear, counts: Counts): Promise<void> {
    const agreements = this.stage.app.get(Agreements);
    const { sha256, isOpen } = await agreements.find(who.actor, id);
    if (!isOpen) return;
    await agreements.sign(who.actor, id, { name: who.name, agrees: true, sha256 });
    addTo(counts, `${who.side}: signs the agreement`);
  }

  private async goal(id: string, who: PersonOfYear, counts: Counts): Promise<void> {
    const goal = { goal: 'Talk to three people in the field', firstStep: 'Write to one', by: null, isShared: false };
    await this.stage.app.get(Goals).add(who.actor, id, goal);
    addTo(counts, `${who.side}: writes down a goal`);
  }

  /** Nothing can be written while contact is on hold. */
  private async write(id: string, who: PersonOfYear, counts: Counts): Promise<void> {
    const words = 'When would be good for you?';
    const done = await this.stage.app
      .get(Conversations)
      .write(who.actor, id, words)
      .then(() => 'writes', refusalOf);
    addTo(counts, `${who.side}: ${done}`);
  }

  private async lastWords(id: string, who: PersonOfYear, counts: Counts): Promise<void> {
    const words = { thanks: 'Thank you', changed: ['', '', ''], meetAgain: 'yes' } as const;
    const done = await this.stage.app
      .get(Endings)
      .answer(who.actor, id, words)
      .then(() => 'says goodbye', refusalOf);
    addTo(counts, `${who.side}: ${done}`);
  }
}
