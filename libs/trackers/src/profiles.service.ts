import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import { keepProfile, keepVersion, type SavedProfile, savedProfile, savedProfiles } from './data/profiles.query';
import { fieldOf, type TrackerFile } from './domain/fields';
import { isSpecial, type Profile } from './domain/profile';
import { type ProfileFault, profileText, readProfile } from './domain/read-profile';
import { columnsFor, headingsIn, startingProfile, type Tracker } from './domain/starting';
import { changed, noProfile, wrong } from './errors';

/** A profile that cannot be kept as it is. */
export class ProfileRefusal extends DomainError {
  /** @param faults at least one. */
  constructor(readonly faults: readonly ProfileFault[]) {
    const fields = faults.map(({ column, message }) => ({
      field: 'columns',
      message: column === '' ? message : `${column}: ${message}`,
    }));
    super('invalid', 'tracker.profile-wrong', `${faults.length} faults`, fields);
    this.name = 'ProfileRefusal';
  }
}

const LONGEST_NAME = 120;

/** How files for tracking services are made: saved, by version, and never changed once a version is saved. */
@Injectable()
export class TrackerProfiles {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** By name. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<SavedProfile[]> {
    permit(actor, 'trackers.read');
    return this.db.transaction(actor, (tx) => savedProfiles(tx, actor.institutionId));
  }

  /** The newest version. @throws {DomainError} forbidden; not-found, `tracker.no-profile`. */
  async find(actor: Actor, id: string): Promise<SavedProfile> {
    permit(actor, 'trackers.read');
    const found = await this.db.transaction(actor, (tx) => savedProfile(tx, actor.institutionId, id));
    if (!found) throw noProfile(id);
    return found;
  }

  /**
   * A profile to begin from.
   * @param pasted the header row of the service's own template; empty: our own names as headings.
   * @returns its id. @throws {DomainError} forbidden; invalid, `tracker.wrong`, or {ProfileRefusal}.
   */
  begin(actor: Actor, name: string, tracker: Tracker, file: TrackerFile, pasted: string): Promise<string> {
    const headings = headingsIn(pasted);
    const start = startingProfile(tracker, file);
    return this.keepNew(actor, name, headings.length === 0 ? start : { ...start, columns: columnsFor(file, headings) });
  }

  /** A profile from a file of another university. @returns its id. @throws {DomainError} as `begin`. */
  async bringIn(actor: Actor, name: string, text: string): Promise<string> {
    permit(actor, 'trackers.export');
    let given: unknown;
    try {
      given = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
      throw new ProfileRefusal([{ column: '', message: 'This is no profile: it cannot be read' }]);
    }
    return this.keepNew(actor, name, { ...(given as object), compared: false });
  }

  /**
   * Saves the next version.
   * @param version which was shown. @throws {DomainError} forbidden; not-found; conflict, `tracker.changed`; {ProfileRefusal}.
   */
  async save(actor: Actor, id: string, version: number, given: unknown): Promise<number> {
    permit(actor, 'trackers.export');
    return this.db.transaction(actor, async (tx) => {
      const found = await savedProfile(tx, actor.institutionId, id);
      if (!found) throw noProfile(id);
      const { tracker, file } = found;
      const profile = checked({ ...(given as object), tracker, file });
      const kept = { profile, by: accountOf(actor), at: this.clock.now() };
      const isNext = found.version === version;
      if (!isNext || !(await keepVersion(tx, actor.institutionId, id, version + 1, kept))) throw changed(id);
      await record(tx, actor, { event: 'tracker.profile-saved', object: id, count: version + 1, ...asks(profile) });
      return version + 1;
    });
  }

  /** The newest version as a file for another university. @throws {DomainError} forbidden; not-found. */
  async takeOut(actor: Actor, id: string): Promise<{ readonly name: string; readonly body: Buffer }> {
    const { tracker, file, version, profile } = await this.find(actor, id);
    const slug = tracker.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    return { name: `profile-${slug}-${file}-${version}.json`, body: Buffer.from(profileText(profile)) };
  }

  private async keepNew(actor: Actor, typed: string, given: unknown): Promise<string> {
    permit(actor, 'trackers.export');
    const name = typed.trim();
    if (name === '' || name.length > LONGEST_NAME)
      throw wrong([{ field: 'name', message: `Enter a name of up to ${LONGEST_NAME} letters` }]);
    const profile = checked(given);
    return this.db.transaction(actor, async (tx) => {
      const kept = { profile, by: accountOf(actor), at: this.clock.now() };
      const id = await keepProfile(tx, actor.institutionId, { name, ...kept });
      if (id === null) throw wrong([{ field: 'name', message: 'Enter a name that no other profile has' }]);
      await keepVersion(tx, actor.institutionId, id, 1, kept);
      await record(tx, actor, { event: 'tracker.profile-saved', object: id, count: 1, ...asks(profile) });
      return id;
    });
  }
}

/** What the record says of a profile: which fields that need special care it asks for. */
const asks = (profile: Profile) => ({ special: isSpecial(profile) });

/** @throws {ProfileRefusal} with every fault. */
function checked(given: unknown): Profile {
  const read = readProfile(given);
  if ('faults' in read) throw new ProfileRefusal(read.faults);
  return read.profile;
}

/** Who does it. @throws {DomainError} forbidden: another system makes no files. */
export function accountOf({ accountId }: Actor): string {
  if (accountId === null) throw new DomainError('forbidden', 'permission.missing', 'trackers');
  return accountId;
}

/** What a field is called. */
export const fieldName = (file: TrackerFile, key: string): string => fieldOf(file, key)?.name ?? key;
