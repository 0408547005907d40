import { record } from '@footing/audit';
import { Database, underPurpose } from '@footing/database';
import { type Actor, Clock, may, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { linesBefore } from './data/lines.query';
import {
  dropUploads,
  exportsMade,
  keepPreparation,
  keepUpload,
  nameOfAccount,
  type Preparation,
  preparation,
  setLooked,
  setState,
  type TrackerExport,
  waitingPreparations,
} from './data/preparations.query';
import { type SavedProfile, savedProfile } from './data/profiles.query';
import { nationHere, trackedPeople } from './data/rows.query';
import { type Deadline, nextDeadlines } from './deadlines';
import { type Difference, differenceOf } from './domain/difference';
import type { CellFault } from './domain/lay-out';
import { layOut } from './domain/lay-out';
import { fieldsToBring, isSpecial } from './domain/profile';
import { daysOfYear, yearOf } from './domain/year';
import { changed, noPreparation, noProfile, ownLook, settled, wrong } from './errors';
import { gather, SEALED } from './gathering';
import { hashed } from './hashed';
import { accountOf } from './profiles.service';
import { readPlanningFile } from './read-planning-file';

/** Something wrong with one row; who it is, for those who may see it. */
export type RowFault = Omit<CellFault, 'at'> & {
  /** Null: a row about nobody, or the asker may not see whose it is. */
  readonly person: { readonly number: string; readonly name: string } | null;
};

/** What a file would hold, before it leaves. */
export interface Preflight {
  readonly preparation: Preparation;
  readonly saved: SavedProfile;
  readonly madeByName: string;
  /** Null: nobody else looked at it yet. */
  readonly lookedByName: string | null;
  /** Whether the asker is who made it. */
  readonly isOwn: boolean;
  /** People in the rows. */
  readonly people: number;
  readonly rows: number;
  /** Rows with at least one thing that is wrong. */
  readonly faulty: number;
  /** By column, the most first. */
  readonly byColumn: readonly (Omit<CellFault, 'at'> & { readonly rows: number })[];
  /** The first 500, for whoever may see whose they are. */
  readonly faults: readonly RowFault[];
  readonly toldTooOld: number;
  readonly objections: number | null;
  readonly notBrought: readonly string[];
  readonly hasSpecial: boolean;
  /** Against the last file of this profile. */
  readonly difference: Difference;
}

/** Where files are made. */
export interface TrackersView {
  readonly waiting: readonly (Preparation & { readonly name: string; readonly madeByName: string })[];
  readonly made: readonly TrackerExport[];
  readonly deadlines: readonly Deadline[];
  /** The academic year in which we are, by the calendar year in which it began. */
  readonly year: number;
}

const MOST_FAULTS_SHOWN = 500;
const YEARS_BACK = 10;

/** Files for tracking services, before they leave: prepared by one, looked at by another. */
@Injectable()
export class TrackerPreparations {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** @throws {DomainError} forbidden. */
  async view(actor: Actor): Promise<TrackersView> {
    permit(actor, 'trackers.read');
    const today = this.clock.now().toISOString().slice(0, 10);
    const here = actor.institutionId;
    return this.db.transaction(actor, async (tx) => {
      const waiting: TrackersView['waiting'][number][] = [];
      for (const one of await waitingPreparations(tx, here)) {
        const name = (await savedProfile(tx, here, one.profileId))?.name ?? '';
        waiting.push({ ...one, name, madeByName: (await nameOfAccount(tx, here, one.madeBy)) ?? LEFT });
      }
      const deadlines = nextDeadlines(today, await nationHere(tx, here));
      return { waiting, made: await exportsMade(tx, here), deadlines, year: yearOf(today) };
    });
  }

  /**
   * Begins a file. What the planning office brings is read in the columns that the profile asks for, of those alone who would be in
   * the file, and kept sealed, for a day at most.
   * @param path of the planning office's file; null: none. @returns its id.
   * @throws {PlanningRefusal} with every fault by row and column, or {FileRefusal}: then nothing is kept.
   * @throws {DomainError} forbidden; invalid, `tracker.wrong`; not-found, `tracker.no-profile`.
   */
  async prepare(
    actor: Actor,
    { profileId, year }: { readonly profileId: string; readonly year: number },
    path: string | null,
  ): Promise<string> {
    permit(actor, 'trackers.export');
    const now = this.clock.now();
    const newest = yearOf(now.toISOString().slice(0, 10));
    if (!Number.isInteger(year) || year > newest || year < newest - YEARS_BACK)
      throw wrong([{ field: 'year', message: 'Choose an academic year of the list' }]);
    const here = actor.institutionId;
    const saved = await this.db.transaction(actor, (tx) => savedProfile(tx, here, profileId));
    if (!saved) throw noProfile(profileId);
    const wanted = fieldsToBring(saved.profile);
    if (path !== null && wanted.length === 0)
      throw wrong([{ field: 'file', message: 'This profile asks for nothing from the planning office. Send no file' }]);
    const brought = path === null ? null : await readPlanningFile(path, wanted);
    return this.db.transaction(actor, async (tx) => {
      const made = { profileId, version: saved.version, year, madeBy: accountOf(actor), madeAt: now };
      const id = await keepPreparation(tx, here, { ...made, unread: brought?.unread ?? [] });
      if (brought) {
        const people = await underPurpose(tx, 'tracking', () => trackedPeople(tx, daysOfYear(year)));
        const numbers = new Set(people.map(({ number }) => (number ?? '').toLowerCase()));
        const rows = brought.rows.filter(({ number }) => numbers.has(number.toLowerCase()));
        await keepUpload(tx, here, id, await this.secrets.seal(tx, actor, SEALED, null, JSON.stringify(rows)));
      }
      await record(tx, actor, { event: 'tracker.prepared', object: id, special: isSpecial(saved.profile) });
      return id;
    });
  }

  /** What a file would hold now: read anew at every look. @throws {DomainError} forbidden; not-found; conflict, `tracker.settled`. */
  async open(actor: Actor, id: string): Promise<Preflight> {
    permit(actor, 'trackers.check');
    return this.db.transaction(actor, async (tx) => {
      const { one, saved } = await waitingOf(tx, actor, id);
      const found = await this.preflight(tx, actor, one, saved);
      const subjects = found.shown.map((person) => ({ kind: 'student', id: person }) as const);
      await record(tx, actor, { event: 'tracker.checked', object: id, subjects, special: found.view.hasSpecial });
      return found.view;
    });
  }

  /** A second person says that they looked. @throws {DomainError} as `open`; conflict, `tracker.own-look`. */
  async look(actor: Actor, id: string): Promise<void> {
    permit(actor, 'trackers.check');
    const by = accountOf(actor);
    await this.db.transaction(actor, async (tx) => {
      const { one } = await waitingOf(tx, actor, id, true);
      if (one.madeBy === by) throw ownLook(id);
      if (one.lookedBy !== null) throw changed(id);
      await setLooked(tx, actor.institutionId, id, { by, at: this.clock.now() });
      await record(tx, actor, { event: 'tracker.looked-over', object: id });
    });
  }

  /** Lets go of a file in the making, with all that came for it. @throws {DomainError} as `open`. */
  async giveUp(actor: Actor, id: string): Promise<void> {
    permit(actor, 'trackers.export');
    await this.db.transaction(actor, async (tx) => {
      await waitingOf(tx, actor, id, true);
      await underPurpose(tx, 'tracking', () => dropUploads(tx, actor.institutionId, id));
      await underPurpose(tx, 'service', () => dropUploads(tx, actor.institutionId, id));
      await setState(tx, actor.institutionId, id, 'given-up');
      await record(tx, actor, { event: 'tracker.given-up', object: id });
    });
  }

  /** Forgets what waited for more than a day. @returns how many files. */
  forgetOld(institutionId: string): Promise<number> {
    return this.db.transaction({ institutionId }, (tx) => dropUploads(tx, institutionId));
  }

  private async preflight(tx: EntityManager, actor: Actor, one: Preparation, saved: SavedProfile) {
    const gathered = await gather(tx, this.secrets, actor, one, saved.profile);
    const { lines, faults } = layOut(saved.profile, gathered.rows);
    const before = await linesBefore(tx, actor.institutionId, one.profileId);
    const here = actor.institutionId;
    const maySee = may(actor, 'trackers.export');
    const first = maySee ? faults.slice(0, MOST_FAULTS_SHOWN) : [];
    const view: Preflight = {
      ...{ preparation: one, saved, isOwn: one.madeBy === actor.accountId },
      madeByName: (await nameOfAccount(tx, here, one.madeBy)) ?? LEFT,
      lookedByName: one.lookedBy === null ? null : ((await nameOfAccount(tx, here, one.lookedBy)) ?? LEFT),
      people: new Set(gathered.whose.flatMap((person) => (person ? [person.id] : []))).size,
      rows: gathered.rows.length,
      faulty: gathered.rows.length - lines.length,
      byColumn: countedByColumn(faults),
      faults: first.map(({ at, heading, why }) => ({ heading, why, person: namedAt(gathered.whose[at] ?? null) })),
      ...{ toldTooOld: gathered.toldTooOld, objections: gathered.objections, notBrought: gathered.notBrought },
      hasSpecial: isSpecial(saved.profile),
      difference: differenceOf(before, await hashed(tx, this.secrets, actor, lines)),
    };
    const shown = first.flatMap(({ at }) => gathered.whose[at]?.id ?? []);
    return { view, shown };
  }
}

const LEFT = 'Somebody who has left';

const namedAt = (
  person: { readonly number: string | null; readonly firstName: string; readonly lastName: string } | null,
) => person && { number: person.number ?? '', name: `${person.firstName} ${person.lastName}` };

function countedByColumn(faults: readonly CellFault[]): Preflight['byColumn'] {
  const counts = new Map<string, Preflight['byColumn'][number]>();
  for (const { heading, why } of faults) {
    const key = `${why} ${heading}`;
    counts.set(key, { heading, why, rows: (counts.get(key)?.rows ?? 0) + 1 });
  }
  return [...counts.values()].sort((one, other) => other.rows - one.rows);
}

/** One that waits. @throws {DomainError} not-found; conflict, `tracker.settled`. */
export async function waitingOf(tx: EntityManager, { institutionId }: Actor, id: string, alone = false) {
  const one = await preparation(tx, institutionId, id, alone);
  if (!one) throw noPreparation(id);
  if (one.state !== 'waiting') throw settled(id);
  const saved = await savedProfile(tx, institutionId, one.profileId, one.version);
  if (!saved) throw noProfile(one.profileId);
  return { one, saved };
}
