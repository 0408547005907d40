import { Sending, SignUps, Withdrawals } from '@footing/joining';
import { daysOfYear } from './found-university';
import type { PersonOfYear } from './person-of-year';
import { forEachOf } from './several';
import { answerEverything, offer, send, train } from './signing-up';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { dayAfter } from './year-clock';

const LAST_DAY_OF_ALL = 58;

/** Autumn: mentors offer places, students sign up, some take it back, some come again. */
export class SignUpSeason {
  constructor(private readonly stage: StageOfYear) {}

  async pass(): Promise<Counts> {
    const counts: Counts = new Map();
    const { students, mentors } = this.stage.university;
    await this.byDay(mentors, 5, (mentor) => this.offers(mentor, counts));
    await this.byDay(students, LAST_DAY_OF_ALL - 12, (student) => this.joins(student, counts));
    this.stage.clock.moveTo(dayAfter(daysOfYear.signUpOpens, LAST_DAY_OF_ALL));
    await this.secondThoughts(counts);
    return counts;
  }

  /** Each on a day of their own; those of one day at the same time. @param most within so many days from the first. */
  private async byDay(people: readonly PersonOfYear[], most: number, work: (person: PersonOfYear) => Promise<void>) {
    const days = Map.groupBy(people, (person) => this.dayOf(person, most));
    for (const day of [...days.keys()].sort()) {
      this.stage.clock.moveTo(day);
      await forEachOf(days.get(day) ?? [], work);
    }
  }

  private dayOf(person: PersonOfYear, most: number): string {
    const chance = this.stage.wishes.chance('signs up', person);
    return dayAfter(daysOfYear.signUpOpens, Math.floor(chance() * most));
  }

  private roundOf(person: PersonOfYear): string {
    return this.stage.university.rounds[person.kind] ?? '';
  }

  private async offers(mentor: PersonOfYear, counts: Counts): Promise<void> {
    const { wishes, sizes } = this.stage;
    const mostPlaces = sizes.find(({ kind }) => kind === mentor.kind)?.mostPlaces ?? 1;
    addTo(counts, 'places offered', await offer(this.stage, mentor, { roundId: this.roundOf(mentor), mostPlaces }));
    addTo(counts, 'mentors who offered places');
    // The others do it when they are asked to say yes.
    if (wishes.happens('trains early', mentor, 70)) await train(this.stage, mentor);
  }

  private async joins(student: PersonOfYear, counts: Counts): Promise<void> {
    const { wishes } = this.stage;
    await answerEverything(this.stage, student, this.roundOf(student));
    addTo(counts, 'students who began');
    if (wishes.joining(student) === 'never sends') return;
    await send(this.stage, student, this.roundOf(student));
    addTo(counts, 'applications sent');
  }

  private async secondThoughts(counts: Counts): Promise<void> {
    const { app, wishes, university } = this.stage;
    for (const student of university.students) {
      const joining = wishes.joining(student);
      if (!joining.startsWith('withdraws')) continue;
      await app.get(Withdrawals).withdraw(student.actor, this.roundOf(student));
      addTo(counts, 'applications taken back');
      if (joining !== 'withdraws and comes back') continue;
      await app.get(Withdrawals).undo(student.actor, this.roundOf(student));
      addTo(counts, 'applications that stand again');
    }
    const some = university.students.filter(
      (one) => wishes.happens('puts right', one, 10) && wishes.joining(one) === 'sends',
    );
    await forEachOf(some, (student) => this.putsRight(student, counts));
  }

  /** Somebody saves a question again after sending, and sends again. */
  private async putsRight(student: PersonOfYear, counts: Counts): Promise<void> {
    const [{ app }, roundId] = [this.stage, this.roundOf(student)];
    const { times, typed } = await app.get(SignUps).question(student.actor, roundId, 'help');
    await app.get(SignUps).save(student.actor, roundId, 'help', { times, typed, shown: '' });
    await app.get(Sending).send(student.actor, roundId);
    addTo(counts, 'answers put right');
  }
}
