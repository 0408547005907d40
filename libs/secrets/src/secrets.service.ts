import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { DataKeys } from './data-keys';
import { type Key, keyOf, seal, unseal } from './envelope';

type Here = Pick<Actor, 'institutionId'>;

/** One value to seal: whose it is (null: the institution's own), and the text. */
export interface Plain {
  readonly personId: string | null;
  readonly plain: string;
}

/** One value to open. */
export interface Sealed {
  readonly personId: string | null;
  readonly sealed: Buffer;
}

/**
 * Seals what the database must not know: special-category answers, free-text concerns, other systems' secrets. Each
 * person has a key, wrapped with the institution's, wrapped with the master key, which never is in the database.
 */
@Injectable()
export class Secrets {
  constructor(private readonly dataKeys: DataKeys) {}

  /** @param field names the column, for example `experience_wanted.experiences`; the same must be given to open it. */
  async seal(tx: EntityManager, here: Here, field: string, personId: string | null, plain: string): Promise<Buffer> {
    const [sealed] = await this.sealMany(tx, here, field, [{ personId, plain }]);
    return sealed ?? Buffer.alloc(0);
  }

  /** @throws {DomainError} not-found, `secret.gone`, when the person's key has been destroyed. */
  async open(tx: EntityManager, here: Here, field: string, personId: string | null, sealed: Buffer): Promise<string> {
    const [plain] = await this.openMany(tx, here, field, [{ personId, sealed }]);
    if (plain === undefined || plain === null) throw new DomainError('not-found', 'secret.gone', field);
    return plain;
  }

  /** Seals values of one field, in order; two statements, however many people. */
  async sealMany(tx: EntityManager, here: Here, field: string, rows: readonly Plain[]): Promise<Buffer[]> {
    const { institutionId } = here;
    const subjects = rows.map(({ personId }) => personId ?? institutionId);
    const keys = await this.dataKeys.findOrMake(tx, institutionId, subjects);
    return rows.map(({ plain }, index) => {
      const subjectId = subjects[index] ?? '';
      return seal(found(keys, subjectId), randomBytes(12), { institutionId, subjectId, field }, plain);
    });
  }

  /** Opens values of one field, in order; null where the person's key has been destroyed. One statement. */
  async openMany(tx: EntityManager, here: Here, field: string, rows: readonly Sealed[]): Promise<(string | null)[]> {
    const { institutionId } = here;
    const subjects = rows.map(({ personId }) => personId ?? institutionId);
    const keys = await this.dataKeys.find(tx, institutionId, subjects);
    return rows.map(({ sealed }, index) => {
      const subjectId = subjects[index] ?? '';
      const key = keys.get(subjectId);
      // After a person's key was destroyed they may have come back, with another.
      return key && key.id === keyOf(sealed) ? unseal(key, { institutionId, subjectId, field }, sealed) : null;
    });
  }

  /**
   * Stand-ins for words, in order: the same for the same word at one institution, and telling nothing of it to who does
   * not have the key. @param use keeps stand-ins for one use apart from those for another.
   */
  async tokens(tx: EntityManager, here: Here, use: string, words: readonly string[]): Promise<string[]> {
    const { institutionId } = here;
    const key = found(await this.dataKeys.findOrMake(tx, institutionId, [institutionId]), institutionId);
    return words.map((word) => createHmac('sha256', key.bytes).update(`${use}|${word}`).digest('hex').slice(0, 24));
  }

  /**
   * Keyed hashes of words, in order, 32 bytes each, under a key that belongs to nobody else: the same for the same word, and nothing
   * to whoever does not have the key. @param keeper the id that the key is kept under; `shred` it, and nobody can make them again.
   */
  async digests(tx: EntityManager, here: Here, keeper: string, words: readonly string[]): Promise<Buffer[]> {
    const key = found(await this.dataKeys.findOrMake(tx, here.institutionId, [keeper]), keeper);
    return words.map((word) => createHmac('sha256', key.bytes).update(word).digest());
  }

  /** Destroys a person's key: nothing that was sealed for them can ever be opened again. */
  shred(tx: EntityManager, here: Here, personId: string): Promise<void> {
    return this.dataKeys.shred(tx, here.institutionId, personId);
  }
}

function found(keys: ReadonlyMap<string, Key>, subjectId: string): Key {
  const key = keys.get(subjectId);
  if (!key) throw new Error(`no key for ${subjectId}`);
  return key;
}
