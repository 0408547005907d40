import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Key } from './envelope';
import { KeyHolder } from './key-holder';

interface Row {
  readonly id: string;
  readonly wrapped: Buffer;
  readonly master_id: string;
}

const contextOf = (institutionId: string) => `institution|${institutionId}`;

/** Each institution's own key, which wraps the keys of its people. Unwrapped ones are kept in memory, and only there. */
@Injectable()
export class InstitutionKeys {
  private readonly known = new Map<string, Buffer>();

  constructor(private readonly holder: KeyHolder) {}

  /** The key that wraps from now on; made when the institution has none. */
  async current(tx: EntityManager, institutionId: string): Promise<Key> {
    const there = await this.active(tx, institutionId);
    return this.unwrapped(institutionId, there ?? (await this.make(tx, institutionId)));
  }

  /** One that wrapped before, or does still. */
  async byId(tx: EntityManager, institutionId: string, id: string): Promise<Key> {
    const bytes = this.known.get(id);
    if (bytes) return { id, bytes };
    const [row] = await tx.query<Row[]>(
      'select id, wrapped, master_id from institution_key where institution_id = $1 and id = $2',
      [institutionId, id],
    );
    if (!row) throw new Error(`no key ${id}`);
    return this.unwrapped(institutionId, row);
  }

  /** Retires the key that wraps now and makes another. */
  async renew(tx: EntityManager, institutionId: string): Promise<Key> {
    await tx.query('update institution_key set retired_at = now() where institution_id = $1 and retired_at is null', [
      institutionId,
    ]);
    return this.unwrapped(institutionId, await this.make(tx, institutionId));
  }

  /** Wraps the institution's keys with the newest master key. @returns how many were wrapped with another. */
  async rewrap(tx: EntityManager, institutionId: string): Promise<number> {
    const rows = await tx.query<Row[]>(
      'select id, wrapped, master_id from institution_key where institution_id = $1 and master_id <> $2 order by id for update',
      [institutionId, this.holder.currentId],
    );
    for (const row of rows) {
      const { bytes } = await this.unwrapped(institutionId, row);
      await tx.query('update institution_key set wrapped = $3, master_id = $4 where institution_id = $1 and id = $2', [
        institutionId,
        row.id,
        await this.holder.wrap(bytes, contextOf(institutionId)),
        this.holder.currentId,
      ]);
    }
    return rows.length;
  }

  private async active(tx: EntityManager, institutionId: string): Promise<Row | undefined> {
    const [row] = await tx.query<Row[]>(
      'select id, wrapped, master_id from institution_key where institution_id = $1 and retired_at is null',
      [institutionId],
    );
    return row;
  }

  /** Two that make the first at once end with one and the same. */
  private async make(tx: EntityManager, institutionId: string): Promise<Row> {
    const wrapped = await this.holder.wrap(randomBytes(32), contextOf(institutionId));
    await tx.query(
      `insert into institution_key (institution_id, wrapped, master_id) values ($1, $2, $3)
       on conflict (institution_id) where retired_at is null do nothing`,
      [institutionId, wrapped, this.holder.currentId],
    );
    const made = await this.active(tx, institutionId);
    if (!made) throw new Error('an institution key was retired at this very moment');
    return made;
  }

  private async unwrapped(institutionId: string, { id, wrapped, master_id }: Row): Promise<Key> {
    const bytes = this.known.get(id) ?? (await this.holder.unwrap(master_id, wrapped, contextOf(institutionId)));
    this.known.set(id, bytes);
    return { id, bytes };
  }
}
