import { createHash, randomBytes } from 'node:crypto';
import type { Settings } from '@footing/config';
import { DomainError } from '@footing/kernel';
import { unwrapKey, wrapKey } from './wrapping';
import { KeyHolder } from './key-holder';

/** The master key from the settings, and while keys are being wrapped anew the one before it. */
export class MasterKeys extends KeyHolder {
  readonly currentId: string;
  private readonly keys: ReadonlyMap<string, Buffer>;

  /** @throws {DomainError} invalid, `settings.master-key`, without one. */
  constructor({ MASTER_KEY, OLD_MASTER_KEY }: Pick<Settings, 'MASTER_KEY' | 'OLD_MASTER_KEY'>) {
    super();
    if (!MASTER_KEY) throw new DomainError('invalid', 'settings.master-key', 'MASTER_KEY is needed');
    const given = [MASTER_KEY, OLD_MASTER_KEY].flatMap((text) => (text ? [Buffer.from(text, 'base64')] : []));
    this.keys = new Map(given.map((key) => [idOf(key), key]));
    this.currentId = idOf(Buffer.from(MASTER_KEY, 'base64'));
  }

  wrap(key: Buffer, context: string): Promise<Buffer> {
    return Promise.resolve(wrapKey(this.key(this.currentId), randomBytes(12), key, context));
  }

  unwrap(masterId: string, wrapped: Buffer, context: string): Promise<Buffer> {
    return Promise.resolve().then(() => unwrapKey(this.key(masterId), wrapped, context));
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new DomainError('conflict', 'key.unknown-master', `master key ${id}`);
    return key;
  }
}

/** Tells keys apart without telling anything of them. */
const idOf = (key: Buffer): string =>
  createHash('sha256').update('footing master key').update(key).digest('hex').slice(0, 16);
