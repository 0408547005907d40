import type { EntityManager } from 'typeorm';

/** What the register says of a student, by key of column. */
export interface Joined {
  readonly personId: string;
  readonly key: string;
  readonly code: string;
}

/** Of everybody who says yes to it; under the purpose `linkage`. */
export const joinedValues = (tx: EntityManager, institutionId: string): Promise<Joined[]> =>
  tx.query<Joined[]>(
    'select student_id as "personId", key, code from registry_value where institution_id = $1 order by key',
    [institutionId],
  );

/** A file of the register, without what is in it. */
export interface RegistryFile {
  readonly id: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  readonly state: 'waiting' | 'done' | 'given-up';
  readonly columns: readonly string[];
  readonly rows: number;
  /** How many students it was joined to; null while it waits, or when it was given up. */
  readonly joined: number | null;
  readonly sentAt: Date;
}

const FILE = `select id, encode(sha256, 'hex') as sha256, state, columns, row_count as rows, joined, sent_at as "sentAt"
  from registry_file where institution_id = $1`;
const WITH_ROWS = FILE.replace('sent_at as "sentAt"', 'sent_at as "sentAt", content');

export const registryFiles = (tx: EntityManager, institutionId: string): Promise<RegistryFile[]> =>
  tx.query<RegistryFile[]>(`${FILE} order by sent_at desc, id`, [institutionId]);

/** One of them, with its rows sealed while it waits; null: there is none. */
export async function registryFile(
  tx: EntityManager,
  institutionId: string,
  id: string,
): Promise<(RegistryFile & { readonly content: Buffer | null }) | null> {
  const [row] = await tx.query<(RegistryFile & { content: Buffer | null })[]>(`${WITH_ROWS} and id = $2`, [
    ...[institutionId, id],
  ]);
  return row ?? null;
}

/** A file that waits, with its rows sealed; from here to the end of the transaction nobody else settles it. */
export async function heldFile(
  tx: EntityManager,
  institutionId: string,
  id: string,
): Promise<(RegistryFile & { readonly content: Buffer | null }) | null> {
  const [row] = await tx.query<(RegistryFile & { content: Buffer | null })[]>(`${WITH_ROWS} and id = $2 for update`, [
    institutionId,
    id,
  ]);
  return row ?? null;
}

/** Keeps a file until somebody says yes or no to it. */
export async function keepFile(
  tx: EntityManager,
  institutionId: string,
  file: Pick<RegistryFile, 'sha256' | 'columns' | 'rows' | 'sentAt'> & { readonly content: Buffer },
): Promise<string> {
  const [made] = await tx.query<{ id: string }[]>(
    `insert into registry_file (institution_id, sha256, columns, row_count, content, sent_at)
     values ($1, decode($2, 'hex'), $3, $4, $5, $6) returning id`,
    [institutionId, file.sha256, file.columns, file.rows, file.content, file.sentAt],
  );
  return made?.id ?? '';
}

export const settleFile = (
  tx: EntityManager,
  institutionId: string,
  { id, state, joined, at }: { id: string; state: 'done' | 'given-up'; joined: number | null; at: Date },
): Promise<unknown> =>
  tx.query(
    'update registry_file set state = $3, joined = $4, settled_at = $5, content = null where institution_id = $1 and id = $2',
    [institutionId, id, state, joined, at],
  );

/** Which students have these numbers; under the purpose `service`, on the identity side. */
export const studentsByNumber = (
  tx: EntityManager,
  institutionId: string,
  numbers: readonly string[],
): Promise<{ readonly number: string; readonly id: string }[]> =>
  tx.query(
    `select lower(university_id) as number, id from student where institution_id = $1 and lower(university_id) = any ($2)`,
    [institutionId, numbers.map((one) => one.toLowerCase())],
  );

/** What a file says takes the place of what was there, key by key; under the purpose `linkage`. */
export async function putJoined(
  tx: EntityManager,
  institutionId: string,
  fileId: string,
  values: readonly Joined[],
): Promise<void> {
  const columns = [values.map((one) => one.personId), values.map((one) => one.key), values.map((one) => one.code)];
  await tx.query(
    `delete from registry_value v using unnest($2::uuid[], $3::text[]) g (student_id, key)
     where v.institution_id = $1 and v.student_id = g.student_id and v.key = g.key`,
    [institutionId, columns[0], columns[1]],
  );
  await tx.query(
    `insert into registry_value (institution_id, student_id, key, code, file_id)
     select $1, g.student_id, g.key, g.code, $5 from unnest($2::uuid[], $3::text[], $4::text[]) g (student_id, key, code)`,
    [institutionId, ...columns, fileId],
  );
}
