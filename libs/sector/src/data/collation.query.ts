import type { EntityManager } from 'typeorm';
import type { SectorContent, SectorNation } from '../domain/content';
import type { SectorFault } from '../domain/shape';

/** Somebody who signs files that are put together here. */
export interface SectorInstitution {
  readonly id: string;
  readonly name: string;
  readonly nation: SectorNation;
  readonly ukprn: string | null;
  /** Base64 of 44 bytes. */
  readonly publicKey: string;
  readonly addedAt: Date;
  /** When somebody said that they compared the key by telephone; null: not yet. */
  readonly confirmedAt: Date | null;
  readonly stoppedAt: Date | null;
}

/** Figures of an institution for a year, as they came. */
export interface SectorRelease {
  readonly id: string;
  readonly sourceId: string;
  readonly number: number;
  readonly period: string;
  readonly content: SectorContent;
  readonly sha256: string;
  readonly state: 'current' | 'replaced' | 'withdrawn';
  readonly broughtInAt: Date;
}

/** A file that came. */
export interface ArrivedFile {
  readonly name: string;
  /** Null where it cannot be brought in. */
  readonly text: string | null;
  readonly faults: readonly SectorFault[];
  /** Whose it is and what it would do; null where it cannot be brought in. */
  readonly told: string | null;
}

export interface Arrival {
  readonly id: string;
  readonly files: readonly ArrivedFile[];
  readonly sentAt: Date;
}

export const institutions = (tx: EntityManager, institutionId: string): Promise<SectorInstitution[]> =>
  tx.query<SectorInstitution[]>(
    `select id, name, nation, ukprn, public_key as "publicKey", added_at as "addedAt", confirmed_at as "confirmedAt",
       stopped_at as "stoppedAt" from sector_institution where institution_id = $1 order by lower(name), id`,
    [institutionId],
  );

/** @returns its id; null where the key is known already. */
export async function addInstitution(
  tx: EntityManager,
  institutionId: string,
  one: Pick<SectorInstitution, 'name' | 'nation' | 'ukprn' | 'publicKey' | 'addedAt'>,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into sector_institution (institution_id, name, nation, ukprn, public_key, added_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (institution_id, public_key) do nothing returning id`,
    [institutionId, one.name, one.nation, one.ukprn, one.publicKey, one.addedAt],
  );
  return row?.id ?? null;
}

export const markInstitution = (
  tx: EntityManager,
  institutionId: string,
  id: string,
  mark: 'confirmed_at' | 'stopped_at',
  at: Date,
): Promise<unknown> =>
  tx.query(`update sector_institution set ${mark} = $3 where institution_id = $1 and id = $2`, [institutionId, id, at]);

export const releases = (tx: EntityManager, institutionId: string): Promise<SectorRelease[]> =>
  tx.query<SectorRelease[]>(
    `select id, source_id as "sourceId", number, period, content, encode(sha256, 'hex') as sha256, state,
       brought_in_at as "broughtInAt" from sector_release where institution_id = $1 order by period desc, number desc, id`,
    [institutionId],
  );

/** Nobody else brings anything in until the transaction ends. */
export const holdReleases = (tx: EntityManager, institutionId: string): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended('sector release:' || $1::text, 0))`, [institutionId]);

export async function keepRelease(
  tx: EntityManager,
  institutionId: string,
  one: Omit<SectorRelease, 'id' | 'state'>,
): Promise<void> {
  await tx.query(
    `update sector_release set state = 'replaced' where institution_id = $1 and source_id = $2 and period = $3 and state = 'current'`,
    [institutionId, one.sourceId, one.period],
  );
  await tx.query(
    `insert into sector_release (institution_id, source_id, number, period, content, sha256, brought_in_at)
     values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7)`,
    [institutionId, one.sourceId, one.number, one.period, JSON.stringify(one.content), one.sha256, one.broughtInAt],
  );
}

export const withdrawRelease = (tx: EntityManager, institutionId: string, id: string): Promise<unknown> =>
  tx.query(
    `update sector_release set state = 'withdrawn' where institution_id = $1 and id = $2 and state = 'current'`,
    [institutionId, id],
  );

export const withdrawAllOf = (tx: EntityManager, institutionId: string, sourceId: string): Promise<unknown> =>
  tx.query(
    `update sector_release set state = 'withdrawn' where institution_id = $1 and source_id = $2 and state = 'current'`,
    [institutionId, sourceId],
  );

/** @param since those sent before are as good as gone. */
export const arrivals = (tx: EntityManager, institutionId: string, since: Date): Promise<Arrival[]> =>
  tx.query<Arrival[]>(
    `select id, files, sent_at as "sentAt" from sector_arrival where institution_id = $1 and sent_at >= $2 order by sent_at desc, id`,
    [institutionId, since],
  );

export const forgetArrivalsBefore = (tx: EntityManager, institutionId: string, since: Date): Promise<unknown> =>
  tx.query('delete from sector_arrival where institution_id = $1 and sent_at < $2', [institutionId, since]);

export async function keepArrival(
  tx: EntityManager,
  institutionId: string,
  files: readonly ArrivedFile[],
  at: Date,
): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    'insert into sector_arrival (institution_id, files, sent_at) values ($1, $2, $3) returning id',
    [institutionId, JSON.stringify(files), at],
  );
  return row?.id ?? '';
}

export const forgetArrival = (tx: EntityManager, institutionId: string, id: string): Promise<unknown> =>
  tx.query('delete from sector_arrival where institution_id = $1 and id = $2', [institutionId, id]);
