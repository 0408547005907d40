import type { EntityManager } from 'typeorm';

/** A file in the making. */
export interface Preparation {
  readonly id: string;
  readonly profileId: string;
  readonly version: number;
  /** The calendar year in which the academic year begins. */
  readonly year: number;
  /** Headings of the planning office's file that were not read. */
  readonly unread: readonly string[];
  readonly madeBy: string;
  readonly madeAt: Date;
  /** Null: nobody else looked at it yet. */
  readonly lookedBy: string | null;
  readonly state: 'waiting' | 'done' | 'given-up';
}

const COLUMNS = `id, profile_id as "profileId", version, year::int as year, unread, made_by as "madeBy", made_at as "madeAt",
  looked_by as "lookedBy", state`;

export async function keepPreparation(
  tx: EntityManager,
  institutionId: string,
  one: Pick<Preparation, 'profileId' | 'version' | 'year' | 'unread' | 'madeBy' | 'madeAt'>,
): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into tracker_preparation (institution_id, profile_id, version, year, unread, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [institutionId, one.profileId, one.version, one.year, one.unread, one.madeBy, one.madeAt],
  );
  return row?.id ?? '';
}

/** @param alone whether to keep everybody else from it until the transaction is over. */
export async function preparation(
  tx: EntityManager,
  institutionId: string,
  id: string,
  alone = false,
): Promise<Preparation | null> {
  const [row] = await tx.query<Preparation[]>(
    `select ${COLUMNS} from tracker_preparation where institution_id = $1 and id = $2 ${alone ? 'for update' : ''}`,
    [institutionId, id],
  );
  return row ?? null;
}

/** Those that wait, the newest first. */
export const waitingPreparations = (tx: EntityManager, institutionId: string): Promise<Preparation[]> =>
  tx.query<Preparation[]>(
    `select ${COLUMNS} from tracker_preparation where institution_id = $1 and state = 'waiting' order by made_at desc, id`,
    [institutionId],
  );

export const setLooked = (
  tx: EntityManager,
  institutionId: string,
  id: string,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<unknown> =>
  tx.query('update tracker_preparation set looked_by = $3, looked_at = $4 where institution_id = $1 and id = $2', [
    ...[institutionId, id, by, at],
  ]);

export const setState = (
  tx: EntityManager,
  institutionId: string,
  id: string,
  state: 'done' | 'given-up',
): Promise<unknown> =>
  tx.query('update tracker_preparation set state = $3 where institution_id = $1 and id = $2', [
    institutionId,
    id,
    state,
  ]);

export const keepUpload = (tx: EntityManager, institutionId: string, id: string, sealed: Buffer): Promise<unknown> =>
  tx.query('insert into tracker_upload (institution_id, preparation_id, sealed) values ($1, $2, $3)', [
    ...[institutionId, id, sealed],
  ]);

/** Null: none came, or it is gone. Under the purpose `tracking`. */
export async function uploadOf(tx: EntityManager, institutionId: string, id: string): Promise<Buffer | null> {
  const [row] = await tx.query<{ sealed: Buffer }[]>(
    'select sealed from tracker_upload where institution_id = $1 and preparation_id = $2',
    [institutionId, id],
  );
  return row?.sealed ?? null;
}

/** Of one file in the making, or absent of each that the purpose shows. @returns how many went. */
export async function dropUploads(tx: EntityManager, institutionId: string, id?: string): Promise<number> {
  const gone = await tx.query<[unknown[], number]>(
    'delete from tracker_upload where institution_id = $1 and ($2::uuid is null or preparation_id = $2)',
    [institutionId, id ?? null],
  );
  return gone[1];
}

/** A file that left. */
export interface TrackerExport {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly year: number;
  readonly rows: number;
  readonly leftOut: number;
  readonly format: 'csv' | 'xlsx';
  readonly reason: string;
  /** By name. */
  readonly madeBy: string;
  readonly lookedBy: string;
  readonly madeAt: Date;
}

/** The newest first. */
export const exportsMade = (tx: EntityManager, institutionId: string): Promise<TrackerExport[]> =>
  tx.query<TrackerExport[]>(
    `select e.id, p.name, e.version, e.year::int as year, e.row_count as rows, e.left_out as "leftOut", e.format, e.reason,
       coalesce(m.name, 'Somebody who has left') as "madeBy", coalesce(l.name, 'Somebody who has left') as "lookedBy", e.made_at as "madeAt"
     from tracker_export e join tracker_profile p on p.institution_id = e.institution_id and p.id = e.profile_id
       left join account m on m.institution_id = e.institution_id and m.id = e.made_by
       left join account l on l.institution_id = e.institution_id and l.id = e.looked_by
     where e.institution_id = $1 order by e.made_at desc, e.id desc limit 100`,
    [institutionId],
  );

export const keepExport = async (
  tx: EntityManager,
  institutionId: string,
  { id, profileId, version, year }: Preparation,
  one: Omit<TrackerExport, 'id' | 'name' | 'version' | 'year'>,
): Promise<string> => {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into tracker_export (institution_id, preparation_id, profile_id, version, year, row_count, left_out, format, reason, made_by,
       looked_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [
      ...[institutionId, id, profileId, version, year, one.rows, one.leftOut, one.format, one.reason],
      ...[one.madeBy, one.lookedBy, one.madeAt],
    ],
  );
  return row?.id ?? '';
};

/** An account by name; null: it is gone. */
export async function nameOfAccount(tx: EntityManager, institutionId: string, id: string): Promise<string | null> {
  const [row] = await tx.query<{ name: string }[]>('select name from account where institution_id = $1 and id = $2', [
    ...[institutionId, id],
  ]);
  return row?.name ?? null;
}
