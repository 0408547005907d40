import { ConcernDesk, RaisedConcerns } from '@footing/concerns';
import type { PersonOfYear } from './person-of-year';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { daysFrom } from './year-clock';

interface Open {
  readonly id: string;
  readonly since: string;
}

const MOST_DAYS_LATER = 60;
const [LOOKED_INTO_AFTER, CONTACT_AFTER, DONE_AFTER] = [1, 14, 20] as const;

/** Students who raise a concern, contact that stops at once, and the safeguarding lead who sees to it. */
export class ConcernsOfYear {
  private open: Open[] = [];
  private readonly raised = new Set<string>();

  /** @param share how many of a hundred students raise one. */
  constructor(
    private readonly stage: StageOfYear,
    private readonly share: number,
  ) {}

  /** @param since the first day on which anybody has somebody to meet. */
  async pass(since: string): Promise<Counts> {
    const counts: Counts = new Map();
    const day = daysFrom(since, this.stage.clock.today);
    for (const student of this.stage.university.students)
      if (this.isOn(student, day)) await this.raise(student, counts);
    for (const one of this.open) await this.see(one, counts);
    return counts;
  }

  /** From a day of their own on, for as long as they meet nobody about whom they could raise it. */
  private isOn(student: PersonOfYear, day: number): boolean {
    const { wishes } = this.stage;
    if (this.raised.has(student.email) || !wishes.happens('raises a concern', student, this.share)) return false;
    const on = 40 + Math.floor(wishes.chance('day of a concern', student)() * 60);
    return day >= on && day < on + MOST_DAYS_LATER;
  }

  private async raise(student: PersonOfYear, counts: Counts): Promise<void> {
    const { app, clock, ledger, wishes } = this.stage;
    const [pairing] = await ledger.rows<{ id: string }>(
      `select p.id from pairing p join application a on a.id = p.application_id join student s on s.id = a.student_id
       where s.email = $1 and p.state in ('accepted', 'active', 'paused') order by p.id`,
      [student.email],
    );
    if (!pairing) return;
    this.raised.add(student.email);
    const concern = {
      what: 'I was asked for things I do not want to tell',
      about: '',
      reach: '',
      urgency: 'soon',
    } as const;
    const pause = wishes.happens('wants a break from contact', student, 75);
    const before = await this.ids();
    await app.get(RaisedConcerns).raiseAbout(student.actor, pairing.id, concern, pause);
    for (const id of await this.ids()) if (!before.includes(id)) this.open.push({ id, since: clock.today });
    addTo(counts, pause ? 'concerns raised, contact paused' : 'concerns raised');
  }

  private async ids(): Promise<string[]> {
    const { app, university } = this.stage;
    return (await app.get(ConcernDesk).list(university.safeguardingLead)).map(({ id }) => id);
  }

  private async see({ id, since }: Open, counts: Counts): Promise<void> {
    const { app, clock, university } = this.stage;
    const [desk, lead] = [app.get(ConcernDesk), university.safeguardingLead];
    const days = daysFrom(since, clock.today);
    if (days < LOOKED_INTO_AFTER) return;
    const { steps } = await desk.find(lead, id);
    if (steps.includes('look-into')) return desk.take(lead, id, 'look-into', nothingSaid);
    if (days >= CONTACT_AFTER && steps.includes('contact-again')) {
      await desk.take(lead, id, 'contact-again', nothingSaid);
      addTo(counts, 'contact again after a concern');
    } else if (days >= DONE_AFTER && steps.includes('done')) {
      await desk.take(lead, id, 'done', { words: 'Thank you for telling us', outcome: 'talked' });
      this.open = this.open.filter((one) => one.id !== id);
      addTo(counts, 'concerns done');
    }
  }
}

const nothingSaid = { words: '', outcome: '' } as const;
