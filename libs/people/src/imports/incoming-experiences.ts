import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Import } from '../data/import.entity';
import { keepExperiences, readExperiences } from '../data/experiences.query';
import { sides } from '../data/sides';

/** Readings are not yet anybody's, so what they say is sealed with the institution's own key. */
const FIELD = 'import_row.experiences';

/** Seals what readings say of shared experience, in order; null where one says nothing. */
export async function sealIncoming(
  tx: EntityManager,
  secrets: Secrets,
  { institutionId }: Pick<Import, 'institutionId'>,
  said: readonly (readonly string[] | undefined)[],
): Promise<(string | null)[]> {
  const speaking = said.flatMap((experiences) =>
    experiences ? [{ personId: null, plain: JSON.stringify(experiences) }] : [],
  );
  const sealed = await secrets.sealMany(tx, { institutionId }, FIELD, speaking);
  let next = 0;
  return said.map((experiences) => (experiences ? (sealed[next++]?.toString('base64') ?? null) : null));
}

interface IncomingRow {
  readonly row: number;
  readonly partId: string | null;
  readonly experiences: string | null;
}

/**
 * Marks in `incoming` who says something else of shared experience than we have: it is sealed, so the database cannot
 * compare it. Those who say the same keep the agreement that was recorded then.
 */
export async function compareExperiences(tx: EntityManager, secrets: Secrets, of: Import): Promise<void> {
  await tx.query('alter table incoming add column experiences_differ boolean not null default false');
  const rows = await incomingRows(tx);
  const agreed = await readExperiences(tx, secrets, sides[of.kind], of);
  const known = new Map(agreed.map(({ partId, experiences }) => [partId, JSON.stringify(experiences)]));
  const said = await openedIncoming(tx, secrets, of, rows);
  const differ = rows.filter(({ partId }, index) => (said[index] ?? null) !== (known.get(partId ?? '') ?? null));
  await tx.query('update incoming set experiences_differ = true where row_number = any($1::int[])', [
    differ.map(({ row }) => row),
  ]);
}

/** Writes what `incoming` says of shared experience, where it says something else than we have. */
export async function writeExperiences(tx: EntityManager, secrets: Secrets, of: Import, at: Date): Promise<void> {
  const { part, partKey, personKey, experience } = sides[of.kind];
  const theirs = `${part} a join incoming i on i.person_id = a.${personKey} and a.institution_id = $1 and a.round_id = $2`;
  await tx.query(
    `delete from ${experience} e where e.institution_id = $1
       and e.${partKey} in (select a.id from ${theirs} where i.experiences is null)`,
    [of.institutionId, of.roundId],
  );
  const rows = await tx.query<(IncomingRow & { personId: string })[]>(
    `select i.row_number as row, a.id as "partId", i.person_id as "personId", i.experiences
     from ${theirs} where i.experiences is not null and i.experiences_differ`,
    [of.institutionId, of.roundId],
  );
  const said = await openedIncoming(tx, secrets, of, rows);
  const people = rows.map(({ partId, personId }, index) => ({
    partId: partId ?? '',
    personId,
    experiences: JSON.parse(said[index] ?? '[]') as string[],
  }));
  await keepExperiences(tx, secrets, sides[of.kind], of, { people, agreedHow: of.agreedHow, at });
}

const incomingRows = (tx: EntityManager) =>
  tx.query<IncomingRow[]>(
    'select row_number as row, part_id as "partId", experiences from incoming order by row_number',
  );

/** What rows say, as one text each; null where one says nothing. */
async function openedIncoming(
  tx: EntityManager,
  secrets: Secrets,
  { institutionId }: Import,
  rows: readonly IncomingRow[],
): Promise<(string | null)[]> {
  const sealed = rows.flatMap(({ experiences }) =>
    experiences ? [{ personId: null, sealed: Buffer.from(experiences, 'base64') }] : [],
  );
  const opened = await secrets.openMany(tx, { institutionId }, FIELD, sealed);
  let next = 0;
  return rows.map(({ experiences }) => (experiences ? (opened[next++] ?? null) : null));
}
