import { Conversations } from '@footing/conversations';
import { DomainError } from '@footing/kernel';
import { Agreements, Endings, Goals } from '@footing/together';
import type { PersonOfYear } from './person-of-year';
import { forEachOf } from './several';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { daysFrom } from './year-clock';

interface UnderWay {
  readonly id: string;
  readonly activeOn: string;
  readonly student: string;
  readonly mentor: string;
}

const UNDER_WAY = `
  select p.id, s.email as student, m.email as mentor,
    (select to_char(min(x.at) at time zone 'utc', 'YYYY-MM-DD') from pairing_step x where x.institution_id = p.institution_id
      and x.pairing_id = p.id and x.to_state = 'active') as "activeOn"
  from pairing p join application a on a.institution_id = p.institution_id and a.id = p.application_id
    join student s on s.institution_id = p.institution_id and s.id = a.student_id
    join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
    join mentor m on m.institution_id = p.institution_id and m.id = o.mentor_id
  where p.state = 'active' order by s.email, m.email`;

/** The first and the last day on which people say goodbye, each pair on one of its own. */
const [GOODBYE_FROM, GOODBYE_DAYS] = ['2027-06-08', 14] as const;

/** What pairs do with each other: sign, write down a goal, write, say goodbye. */
export class TimesTogether {
  private readonly people: ReadonlyMap<string, PersonOfYear>;

  constructor(private readonly stage: StageOfYear) {
    const { students, mentors } = stage.university;
    this.people = new Map([...students, ...mentors].map((one) => [one.email, one]));
  }

  async pass(): Promise<Counts> {
    const counts: Counts = new Map();
    await forEachOf(await this.stage.ledger.rows<UnderWay>(UNDER_WAY), (pair) => this.day(pair, counts));
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

/** A refusal that is foreseen, in a word; anything else is a fault. */
function refusalOf(error: unknown): string {
  if (error instanceof DomainError && error.kind === 'conflict') return `refused, ${error.code}`;
  throw error;
}
