import { createHash } from 'node:crypto';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { bareKey, Releases, type ReleaseView, SigningKeys } from '@footing/evidence';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import {
  keepPublication,
  keepSetting,
  nextPublication,
  type Publication,
  publications,
  publicationText,
  restsOn,
  type SectorSetting,
  settingOf,
} from './data/publications.query';
import { FORM_VERSION, FORMAT, profiles, type SectorContent } from './domain/content';
import { periodsOf, type Taken, takenFrom } from './file/from-release';
import { signedFile } from './file/sector-file';

/** A signed release, and the years that a file can be made of. */
export interface Publishable extends Pick<ReleaseView, 'number' | 'name' | 'profile'> {
  /** Empty: none of its tables is of one year. */
  readonly periods: readonly string[];
}

/** Where a university gives figures out. */
export interface PublishingView {
  readonly setting: SectorSetting;
  readonly releases: readonly Publishable[];
  readonly published: readonly Publication[];
  /** Null: nothing was signed yet, which makes the key. */
  readonly key: {
    /** Base64 of 32 bytes and what says that they are a key of Ed25519. */
    readonly publicKey: string;
    /** The key in ten words, to be read out on the telephone. */
    readonly fingerprint: string;
  } | null;
}

/** Files of signed releases, for whoever puts many universities together. */
@Injectable()
export class SectorPublishing {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly releases: Releases,
    private readonly keys: SigningKeys,
  ) {}

  /** @throws {DomainError} forbidden. */
  async view(actor: Actor): Promise<PublishingView> {
    permit(actor, 'sector.publish');
    const signed = await this.releases.signed(actor);
    const [key] = await this.keys.list(actor);
    return this.db.transaction(actor, async (tx) => {
      const releases: Publishable[] = [];
      for (const one of signed) {
        const periods = periodsOf(one, await restsOn(tx, actor.institutionId, one.snapshot));
        releases.push({ number: one.number, name: one.name, profile: one.profile, periods });
      }
      const setting = await settingOf(tx, actor.institutionId);
      const published = await publications(tx, actor.institutionId);
      const shown = key ? { publicKey: bareKey(key.pem), fingerprint: key.fingerprint } : null;
      return { setting, releases, published, key: shown };
    });
  }

  /** How the university stands in the picture from the next file on. @throws {DomainError} forbidden; invalid, `sector.wrong`. */
  async settle(actor: Actor, setting: Pick<SectorSetting, 'ukprn' | 'mayBeNamed'>): Promise<void> {
    permit(actor, 'sector.publish');
    const { ukprn } = setting;
    if (ukprn !== null && !/^\d{8}$/.test(ukprn))
      throw new DomainError('invalid', 'sector.wrong', 'ukprn', [
        { field: 'ukprn', message: 'Enter the eight digits of your UKPRN, or leave it empty' },
      ]);
    await this.db.transaction(actor, async (tx) => {
      await keepSetting(tx, actor.institutionId, setting);
      await record(tx, actor, { event: 'sector.settled' });
    });
  }

  /** What a file of this release and year would hold. @throws {DomainError} forbidden; not-found, `release.not-found`. */
  async preview(actor: Actor, release: number, period: string): Promise<Taken> {
    permit(actor, 'sector.publish');
    return (await this.taken(actor, release, period)).taken;
  }

  /**
   * Makes and keeps a signed file, with the next number.
   * @returns its id.
   * @throws {DomainError} forbidden; not-found, `release.not-found`; conflict, `sector.nothing-to-give`, `sector.breaks-rules`.
   */
  async publish(actor: Actor, release: number, period: string): Promise<string> {
    permit(actor, 'sector.publish');
    const { taken, profile } = await this.taken(actor, release, period);
    if (taken.tables.length === 0) throw new DomainError('conflict', 'sector.nothing-to-give', `release ${release}`);
    const publicKey = bareKey(await this.keys.publicKey(actor));
    const sign = (bytes: Uint8Array) => this.keys.sign(actor, bytes);
    for (;;) {
      // Signed before anything is locked: the key is opened over a connection of its own.
      const made = await this.db.transaction(actor, async (tx) => ({
        setting: await settingOf(tx, actor.institutionId),
        number: await nextPublication(tx, actor.institutionId),
      }));
      const { number, setting } = made;
      const content: SectorContent = {
        ...{ format: FORMAT, version: FORM_VERSION, institution: setting, number, period, profile },
        tables: taken.tables,
      };
      const text = await signedFile(content, { publicKey, sign });
      const id = await this.keep(actor, { number, release, period, madeAt: this.clock.now() }, text);
      if (id !== null) return id;
    }
  }

  /** A file as it was signed. @throws {DomainError} forbidden; not-found, `sector.no-file`. */
  async file(actor: Actor, id: string): Promise<{ readonly name: string; readonly body: Buffer }> {
    permit(actor, 'sector.publish');
    return this.db.transaction(actor, async (tx) => {
      const found = await publicationText(tx, actor.institutionId, id);
      if (!found) throw new DomainError('not-found', 'sector.no-file', id);
      await record(tx, actor, { event: 'sector.taken-out', count: found.number });
      const { name } = await settingOf(tx, actor.institutionId);
      const slug = name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
      return { name: `footing-release-${slug}-${found.number}.json`, body: Buffer.from(found.content) };
    });
  }

  /** Null: another file took the number meanwhile. */
  private keep(actor: Actor, one: Omit<Publication, 'id'>, text: string): Promise<string | null> {
    return this.db.transaction(actor, async (tx) => {
      if ((await nextPublication(tx, actor.institutionId)) !== one.number) return null;
      const sha256 = createHash('sha256').update(text).digest('hex');
      const id = await keepPublication(tx, actor.institutionId, { ...one, content: text, sha256 });
      await record(tx, actor, { event: 'sector.published', count: one.number });
      return id;
    });
  }

  private async taken(actor: Actor, number: number, period: string) {
    const release = (await this.releases.signed(actor)).find((one) => one.number === number);
    const profile = profiles.find((one) => one === release?.profile);
    if (!release || !profile) throw new DomainError('not-found', 'release.not-found', `release ${number}`);
    const head = await this.db.transaction(actor, (tx) => restsOn(tx, actor.institutionId, release.snapshot));
    return { taken: takenFrom(release, head, period), profile };
  }
}
