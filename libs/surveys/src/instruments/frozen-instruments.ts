import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instrument } from '../domain/instrument';
import { instrumentNotFound } from '../errors';

/** So many are remembered; a university asks a dozen at a time. */
const MOST = 200;

/** Versions that people answer. What is frozen never changes, so it is read from the database once. */
@Injectable()
export class FrozenInstruments {
  private readonly known = new Map<string, Instrument>();

  /** @throws {DomainError} not-found, `instrument.not-found`, also for a draft. */
  async of(tx: EntityManager, institutionId: string, versionId: string): Promise<Instrument> {
    const key = `${institutionId} ${versionId}`;
    const known = this.known.get(key);
    if (known) return known;
    const [row] = await tx.query<{ content: string }[]>(
      `select content from instrument_version where institution_id = $1 and id = $2 and state <> 'draft'`,
      [institutionId, versionId],
    );
    if (!row) throw instrumentNotFound(versionId);
    const instrument = JSON.parse(row.content) as Instrument;
    const [oldest] = this.known.keys();
    if (this.known.size >= MOST && oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, instrument);
    return instrument;
  }
}
