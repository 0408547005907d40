import { OwnChoices } from '@footing/consent';
import { DomainError } from '@footing/kernel';
import { ContactHolds, Places } from '@footing/pairings';
import { Database } from '@footing/database';
import type { PersonOfYear } from './person-of-year';
import { addTo, type Counts, type StageOfYear } from './stage-of-year';
import { seeStopsThrough } from './work-of-day';
import { dayAfter, daysFrom } from './year-clock';

const nothing = { experience: [], field: [], story: [], group: [] } as const;

/** What happens to people beside their pairings: they stop being matched, offer more places or fewer, have contact put on hold. */
export class ChangesOfMind {
  /** On which day each student stopped being matched, by their address. */
  readonly stopped = new Map<string, string>();
  private readonly held: { readonly pairingId: string; readonly until: string }[] = [];

  constructor(private readonly stage: StageOfYear) {}

  async pass(since: string): Promise<Counts> {
    const { university, wishes, clock } = this.stage;
    const counts: Counts = new Map();
    const day = daysFrom(since, clock.today);
    const isToday = (about: string, person: PersonOfYear, ofHundred: number, within: number): boolean =>
      wishes.happens(about, person, ofHundred) &&
      Math.floor(wishes.chance(`day of ${about}`, person)() * within) === day;
    for (const student of university.students) {
      if (isToday('stops', student, 5, 100)) await this.stops(student, counts);
      if (isToday('on hold', student, 2, 150)) await this.holds(student, counts);
    }
    for (const mentor of university.mentors) {
      if (isToday('more places', mentor, 8, 60)) await this.places(mentor, 1, counts);
      if (isToday('fewer places', mentor, 8, 60)) await this.places(mentor, -1, counts);
      if (isToday('no more for now', mentor, 5, 60)) await this.pauses(mentor, counts);
    }
    await this.releases(counts);
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

  private async holds(student: PersonOfYear, counts: Counts): Promise<void> {
    const { app, clock, ledger, university } = this.stage;
    const [pairing] = await ledger.rows<{ id: string }>(
      `select p.id from pairing p join application a on a.id = p.application_id join student s on s.id = a.student_id
       where s.email = $1 and p.state in ('accepted', 'active', 'paused')`,
      [student.email],
    );
    if (!pairing) return;
    const { institutionId } = university;
    const hold = app.get(ContactHolds);
    await app.get(Database).transaction({ institutionId }, (tx) => hold.hold(tx, institutionId, pairing.id));
    this.held.push({ pairingId: pairing.id, until: dayAfter(clock.today, 20) });
    addTo(counts, 'contact put on hold');
  }

  private async releases(counts: Counts): Promise<void> {
    const { app, clock, university } = this.stage;
    const { institutionId } = university;
    for (const { pairingId } of this.held.filter(({ until }) => until === clock.today)) {
      const release = app.get(ContactHolds);
      await app.get(Database).transaction({ institutionId }, (tx) => release.release(tx, institutionId, pairingId));
      addTo(counts, 'contact let go on');
    }
  }
}

/** A refusal that is foreseen; anything else is a fault. */
const refused =
  (code: string) =>
  (error: unknown): null => {
    if (error instanceof DomainError && error.code === code) return null;
    throw error;
  };
