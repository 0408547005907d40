import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { fingerprintOf } from '@footing/evidence';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  addInstitution,
  type Arrival,
  type ArrivedFile,
  arrivals,
  forgetArrival,
  forgetArrivalsBefore,
  holdReleases,
  institutions,
  keepArrival,
  keepRelease,
  markInstitution,
  releases,
  type SectorInstitution,
  type SectorRelease,
  withdrawAllOf,
  withdrawRelease,
} from './data/collation.query';
import { type Here, judged, type Known } from './domain/judge';
import { readSectorFile, type SectorFile } from './file/sector-file';
import { type InstitutionInput, readInstitution, wrongInstitution } from './read-institution';

/** Who signs, as it is shown: with the key in ten words. */
export type InstitutionView = SectorInstitution & {
  readonly fingerprint: string;
  readonly releases: readonly SectorRelease[];
};

/** A file as it was sent. */
export interface SentRelease {
  readonly name: string;
  readonly body: Buffer;
}

/** So many files are taken at once. */
export const MOST_AT_ONCE = 200;
/** For so many days files wait for somebody to say yes; then they go. */
export const ARRIVAL_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whose key is trusted, and which figures come in. */
@Injectable()
export class Collation {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Everybody who may sign, by name. @throws {DomainError} forbidden. */
  async institutions(actor: Actor): Promise<InstitutionView[]> {
    permit(actor, 'sector.collate');
    return this.db.transaction(actor, async (tx) => {
      const all = await releases(tx, actor.institutionId);
      return (await institutions(tx, actor.institutionId)).map((one) => ({
        ...one,
        fingerprint: fingerprintOf(one.publicKey),
        releases: all.filter(({ sourceId }) => sourceId === one.id),
      }));
    });
  }

  /** @throws {DomainError} forbidden; not-found, `sector.no-institution`. */
  async institution(actor: Actor, id: string): Promise<InstitutionView> {
    const found = (await this.institutions(actor)).find((one) => one.id === id);
    if (!found) throw new DomainError('not-found', 'sector.no-institution', id);
    return found;
  }

  /** Writes a key down. It is not trusted yet. @returns its id. @throws {DomainError} forbidden; invalid, `sector.wrong`. */
  async add(actor: Actor, input: InstitutionInput): Promise<string> {
    permit(actor, 'sector.collate');
    const { name, nation, ukprn, publicKey, faults } = readInstitution(input);
    if (!nation || publicKey === null || faults.length > 0) throw wrongInstitution(faults);
    return this.db.transaction(actor, async (tx) => {
      const addedAt = this.clock.now();
      const id = await addInstitution(tx, actor.institutionId, { name, nation, ukprn, publicKey, addedAt });
      if (id === null) throw wrongInstitution([{ field: 'publicKey', message: 'This key is in the list already' }]);
      await record(tx, actor, { event: 'sector.institution-added' });
      return id;
    });
  }

  /** Trusts a key, once somebody compared it by telephone. @throws {DomainError} as `institution`; conflict, `sector.stopped`. */
  async confirm(actor: Actor, id: string): Promise<void> {
    const found = await this.institution(actor, id);
    if (found.stoppedAt) throw new DomainError('conflict', 'sector.stopped', id);
    if (found.confirmedAt) return;
    await this.mark(actor, id, 'confirmed_at');
  }

  /** Trusts a key no more, for good; its figures leave the picture. @throws {DomainError} as `institution`. */
  async stop(actor: Actor, id: string): Promise<void> {
    const found = await this.institution(actor, id);
    if (!found.stoppedAt) await this.mark(actor, id, 'stopped_at');
  }

  /** Takes figures out of the picture. @throws {DomainError} forbidden; not-found, `sector.no-figures`. */
  async withdraw(actor: Actor, id: string): Promise<SectorRelease> {
    permit(actor, 'sector.collate');
    return this.db.transaction(actor, async (tx) => {
      const found = (await releases(tx, actor.institutionId)).find((one) => one.id === id);
      if (!found) throw new DomainError('not-found', 'sector.no-figures', id);
      await withdrawRelease(tx, actor.institutionId, id);
      await record(tx, actor, { event: 'sector.withdrawn' });
      return found;
    });
  }

  /** Checks files and keeps them until somebody says yes; nothing else changes. @returns the id of what came. @throws {DomainError} forbidden. */
  async send(actor: Actor, sent: readonly SentRelease[]): Promise<string> {
    permit(actor, 'sector.collate');
    return this.db.transaction(actor, async (tx) => {
      const files = await this.checked(tx, actor, sent);
      const id = await keepArrival(
        tx,
        actor.institutionId,
        files.map(({ arrived }) => arrived),
        this.clock.now(),
      );
      await record(tx, actor, { event: 'sector.sent', count: sent.length });
      return id;
    });
  }

  /** What came and waits, the newest first. @throws {DomainError} forbidden. */
  async arrivals(actor: Actor): Promise<Arrival[]> {
    permit(actor, 'sector.collate');
    return this.db.transaction(actor, (tx) => arrivals(tx, actor.institutionId, this.since()));
  }

  /** @throws {DomainError} forbidden; not-found, `sector.no-arrival`. */
  async arrival(actor: Actor, id: string): Promise<Arrival> {
    permit(actor, 'sector.collate');
    return this.db.transaction(actor, (tx) => arrivalOf(tx, actor, id, this.since()));
  }

  /**
   * Brings in what of it still stands: everything is checked again.
   * @returns how many files. @throws {DomainError} forbidden; not-found, `sector.no-arrival`; conflict, `sector.changed`, where one that was
   *   good is not any more: nothing is brought in.
   */
  async confirmArrival(actor: Actor, id: string): Promise<number> {
    permit(actor, 'sector.collate');
    return this.db.transaction(actor, async (tx) => {
      await holdReleases(tx, actor.institutionId);
      const { files } = await arrivalOf(tx, actor, id, this.since());
      const sent = files.flatMap(({ name, text }) => (text === null ? [] : [{ name, body: Buffer.from(text) }]));
      const good = await this.checked(tx, actor, sent);
      for (const { file, source } of good) {
        if (!file || !source) throw new DomainError('conflict', 'sector.changed', id);
        const { content, sha256 } = file;
        const { number, period } = content;
        const what = { sourceId: source.id, number, period, content, sha256, broughtInAt: this.clock.now() };
        await keepRelease(tx, actor.institutionId, what);
      }
      await forgetArrival(tx, actor.institutionId, id);
      await record(tx, actor, { event: 'sector.brought-in', count: good.length });
      return good.length;
    });
  }

  /** Lets go of what came. @throws {DomainError} as `arrival`. */
  async giveUp(actor: Actor, id: string): Promise<void> {
    permit(actor, 'sector.collate');
    await this.db.transaction(actor, async (tx) => {
      await arrivalOf(tx, actor, id, this.since());
      await forgetArrival(tx, actor.institutionId, id);
      await record(tx, actor, { event: 'sector.given-up' });
    });
  }

  /** Takes away what came and waited for {@link ARRIVAL_DAYS} days. Nobody asks for it: the worker does. */
  async forgetOld(institutionId: string): Promise<void> {
    await this.db.transaction({ institutionId }, (tx) => forgetArrivalsBefore(tx, institutionId, this.since()));
  }

  /** What was sent before waits no longer. */
  private since(): Date {
    return new Date(this.clock.now().getTime() - ARRIVAL_DAYS * DAY_MS);
  }

  private async mark(actor: Actor, id: string, mark: 'confirmed_at' | 'stopped_at'): Promise<void> {
    await this.db.transaction(actor, async (tx) => {
      await markInstitution(tx, actor.institutionId, id, mark, this.clock.now());
      if (mark === 'stopped_at') await withdrawAllOf(tx, actor.institutionId, id);
      await record(tx, actor, {
        event: mark === 'stopped_at' ? 'sector.institution-stopped' : 'sector.institution-confirmed',
      });
    });
  }

  /** Each file by itself, then against those that are here and those before it; older numbers first. */
  private async checked(tx: EntityManager, actor: Actor, sent: readonly SentRelease[]): Promise<Checked[]> {
    const known = await institutions(tx, actor.institutionId);
    const here: Here[] = await releases(tx, actor.institutionId);
    const read = sent.map(({ name, body }) => ({ name, found: readSectorFile(body), body }));
    const numberOf = ({ found }: (typeof read)[number]) => ('file' in found ? found.file.content.number : 0);
    return [...read]
      .sort((a, b) => numberOf(a) - numberOf(b))
      .map(({ name, found, body }) => {
        const bad = (faults: ArrivedFile['faults']): Checked => ({ arrived: { name, text: null, faults, told: null } });
        if ('faults' in found) return bad(found.faults);
        const judgement = judged(found.file, known, here);
        if ('refused' in judgement) return bad([{ at: '', words: judgement.refused }]);
        const { source, told } = judgement;
        const { number, period } = found.file.content;
        for (const [at, one] of here.entries())
          if (one.sourceId === source.id && one.period === period) here[at] = { ...one, state: 'replaced' };
        here.push({ sourceId: source.id, number, period, sha256: found.file.sha256, state: 'current' });
        return { arrived: { name, text: body.toString('utf8'), faults: [], told }, file: found.file, source };
      });
  }
}

interface Checked {
  readonly arrived: ArrivedFile;
  readonly file?: SectorFile;
  readonly source?: Known;
}

async function arrivalOf(tx: EntityManager, actor: Actor, id: string, since: Date): Promise<Arrival> {
  const found = (await arrivals(tx, actor.institutionId, since)).find((one) => one.id === id);
  if (!found) throw new DomainError('not-found', 'sector.no-arrival', id);
  return found;
}
