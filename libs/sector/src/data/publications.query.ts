import type { DimensionView, SnapshotScale } from '@footing/evidence';
import type { EntityManager } from 'typeorm';

/** How a university stands in the national picture. */
export interface SectorSetting {
  readonly name: string;
  readonly nation: 'England' | 'Scotland' | 'Wales' | 'Northern Ireland';
  /** Eight digits; null: not said. */
  readonly ukprn: string | null;
  readonly mayBeNamed: boolean;
}

/** A file that was made of a signed release. */
export interface Publication {
  readonly id: string;
  readonly number: number;
  readonly release: number;
  readonly period: string;
  readonly madeAt: Date;
}

export async function settingOf(tx: EntityManager, institutionId: string): Promise<SectorSetting> {
  const [row] = await tx.query<SectorSetting[]>(
    `select i.name, case i.nation::text when 'scotland' then 'Scotland' when 'wales' then 'Wales'
        when 'northern-ireland' then 'Northern Ireland' else 'England' end as nation,
       s.ukprn, coalesce(s.may_be_named, false) as "mayBeNamed"
     from institution i left join sector_setting s on s.institution_id = i.id where i.id = $1`,
    [institutionId],
  );
  return row ?? { name: '', nation: 'England', ukprn: null, mayBeNamed: false };
}

export const keepSetting = (
  tx: EntityManager,
  institutionId: string,
  { ukprn, mayBeNamed }: Pick<SectorSetting, 'ukprn' | 'mayBeNamed'>,
): Promise<unknown> =>
  tx.query(
    `insert into sector_setting (institution_id, ukprn, may_be_named) values ($1, $2, $3)
     on conflict (institution_id) do update set ukprn = excluded.ukprn, may_be_named = excluded.may_be_named`,
    [institutionId, ukprn, mayBeNamed],
  );

/** The newest first. */
export const publications = (tx: EntityManager, institutionId: string): Promise<Publication[]> =>
  tx.query<Publication[]>(
    `select id, number, release, period, made_at as "madeAt" from sector_publication where institution_id = $1 order by number desc`,
    [institutionId],
  );

export async function publicationText(
  tx: EntityManager,
  institutionId: string,
  id: string,
): Promise<{ readonly number: number; readonly content: string } | null> {
  const [row] = await tx.query<{ number: number; content: string }[]>(
    'select number, content from sector_publication where institution_id = $1 and id = $2',
    [institutionId, id],
  );
  return row ?? null;
}

/** The number of the next; from here to the end of the transaction nobody else makes one here. */
export async function nextPublication(tx: EntityManager, institutionId: string): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('sector publication:' || $1::text, 0))`, [
    institutionId,
  ]);
  const [row] = await tx.query<{ next: number }[]>(
    'select coalesce(max(number), 0) + 1 as next from sector_publication where institution_id = $1',
    [institutionId],
  );
  return row?.next ?? 1;
}

export async function keepPublication(
  tx: EntityManager,
  institutionId: string,
  one: Omit<Publication, 'id'> & { readonly content: string; readonly sha256: string },
): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into sector_publication (institution_id, number, release, period, content, sha256, made_at)
     values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7) returning id`,
    [institutionId, one.number, one.release, one.period, one.content, one.sha256, one.madeAt],
  );
  return row?.id ?? '';
}

/** What a snapshot is parted by and asked, without its rows. */
export async function restsOn(
  tx: EntityManager,
  institutionId: string,
  snapshot: number,
): Promise<{ readonly dimensions: readonly DimensionView[]; readonly scales: readonly SnapshotScale[] }> {
  const [row] = await tx.query<{ dimensions: DimensionView[]; scales: SnapshotScale[] }[]>(
    'select dimensions, scales from evidence.snapshot where institution_id = $1 and number = $2',
    [institutionId, snapshot],
  );
  return row ?? { dimensions: [], scales: [] };
}
