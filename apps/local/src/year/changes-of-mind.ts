import { OwnChoices } from '@footing/consent';
import { DomainError } from '@footing/kernel';
import { Places } from '@footing/pairings';
import type { PersonOfYear } from './person-of-year';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { seeStopsThrough } from './work-of-day';
import { dayAfter, daysFrom } from './year-clock';

const nothing = { experience: [], field: [], story: [], group: [] } as const;

/** What happens to people beside their pairings: they stop being matched, offer more places or fewer. */
export class ChangesOfMind {
  /** On which day each student stopped being matched, by their address. */
  readonly stopped = new Map<string, string>();
  /** Up to which day it has been done, counted from the first. */
  private done = -1;

  constructor(private readonly stage: StageOfYear) {}

  async pass(since: string): Promise<Counts> {
    const { university, wishes, clock } = this.stage;
    const counts: Counts = new Map();
    const day = daysFrom(since, clock.today);
    const isSince = (on: number) => on > this.done && on <= day;
    const isToday = (about: string, person: PersonOfYear, ofHundred: number, within: number): boolean =>
      wishes.happens(about, person, ofHundred) &&
      isSince(Math.floor(wishes.chance(`day of ${about}`, person)() * within));
    for (const student of university.students) {
      if (isToday('stops', student, 5, 100)) await this.stops(student, counts);
    }
    for (const mentor of university.mentors) {
      if (isToday('more places', mentor, 8, 60)) await this.places(mentor, 1, counts);
      if (isToday('fewer places', mentor, 8, 60)) await this.places(mentor, -1, counts);
      if (isToday('no more for now', mentor, 5, 60)) await this.pauses(mentor, counts);
    }
    this.done = day;
    return counts;
  }

  /** Stops being matched, as on My data. */
  private async stops(student: PersonOfYear, counts: Counts): Promise<void> {
    const own = this.stage.app.get(OwnChoices);
    const shown = await own.shown(student.actor, nothing);
    const choice = shown?.find(({ purpose }) => purpose === 'matching.core')?.choices[0];
    if (!choice) return;
    await own.decide(student.actor, 'stop', choice.shown);
    this.stopped.set(student.email, this.stage.clock.today);
    await seeStopsThrough(this.stage);
    addTo(counts, 'stopped being matched');
  }

  private async places(mentor: PersonOfYear, by: number, counts: Counts): Promise<void> {
    const places = this.stage.app.get(Places);
    const [own] = await places.of(mentor.actor);
    if (!own || own.places + by < 0) return;
    const changed = await places.change(mentor.actor, own.offerId, own.places + by).catch(refused('places.held'));
    addTo(counts, changed ? `places ${by > 0 ? 'more' : 'fewer'}` : 'fewer places refused: they are held');
  }

  private async pauses(mentor: PersonOfYear, counts: Counts): Promise<void> {
    const { app, clock } = this.stage;
    const [own] = await app.get(Places).of(mentor.actor);
    if (!own) return;
    await app.get(Places).pause(mentor.actor, own.offerId, dayAfter(clock.today, 40));
    addTo(counts, 'mentors who want nobody new for now');
  }
}

/** A refusal that is foreseen; anything else is a fault. */
const refused =
  (code: string) =>
  (error: unknown): null => {
    if (error instanceof DomainError && error.code === code) return null;
    throw error;
  };
