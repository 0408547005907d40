import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Import } from '../data/import.entity';
import { itemsOf, keepExperiences } from '../data/experiences.query';
import { sides } from '../data/sides';
import { knownItems, stoppedItems } from './known-items.query';

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
  readonly personId: string | null;
  readonly partId: string | null;
  readonly experiences: string | null;
}

/**
 * Marks in `incoming` who says something else of shared experience than matching may see now: by what decisions name it, so
 * nothing is opened for it. Those who say the same keep the agreement that was recorded then.
 * @returns how many experiences are named that their owners have taken back: those count for nothing.
 */
export async function compareExperiences(tx: EntityManager, secrets: Secrets, of: Import): Promise<number> {
  await tx.query('alter table incoming add column experiences_differ boolean not null default false');
  const rows = await tx.query<IncomingRow[]>(
    `select row_number as row, person_id as "personId", part_id as "partId", experiences from incoming order by row_number`,
  );
  const said = await wordsOf(tx, secrets, of, rows);
  const named = rows.flatMap(({ personId }, at) =>
    personId === null ? [] : (said[at] ?? []).map((word) => ({ at, personId, word })),
  );
  const items = await itemsOf(tx, secrets, of, named);
  const stopped = await stoppedItems(tx, of, [...new Set(named.map(({ personId }) => personId))]);
  const standing = new Map<number, Set<string>>();
  const takenBack = new Set<string>();
  for (const [place, { at, personId }] of named.entries()) {
    const key = `${personId} ${items[place] ?? ''}`;
    if (stopped.has(key)) takenBack.add(key);
    else standing.set(at, (standing.get(at) ?? new Set()).add(items[place] ?? ''));
  }
  const known = await knownItems(tx, of);
  const differ = rows.filter(({ personId, partId }, at) =>
    personId === null ? (said[at] ?? []).length > 0 : !isSame(standing.get(at), known.get(partId ?? '')),
  );
  await tx.query('update incoming set experiences_differ = true where row_number = any($1::int[])', [
    differ.map(({ row }) => row),
  ]);
  return takenBack.size;
}

/** Writes what `incoming` says of shared experience, with a decision for each that is new. @returns how many were taken back. */
export async function writeExperiences(tx: EntityManager, secrets: Secrets, of: Import, at: Date): Promise<number> {
  const { part, personKey } = sides[of.kind];
  const rows = await tx.query<(IncomingRow & { personId: string; partId: string; differs: boolean })[]>(
    `select i.row_number as row, a.id as "partId", i.person_id as "personId", i.experiences, i.experiences_differ as differs
     from ${part} a join incoming i on i.person_id = a.${personKey} and a.institution_id = $1 and a.round_id = $2`,
    [of.institutionId, of.roundId],
  );
  const said = await wordsOf(tx, secrets, of, rows);
  const agreed = { agreedHow: of.agreedHow ?? '', agreedAt: at };
  return keepExperiences(tx, secrets, sides[of.kind], of, {
    spoken: rows.map(({ partId }) => partId),
    said: rows.map((row, index) => ({ ...row, ...agreed, words: said[index] ?? [] })),
    method: 'import',
    by: of.confirmedBy ?? 'system',
  });
}

const isSame = (ours: ReadonlySet<string> = new Set(), theirs: ReadonlySet<string> = new Set()): boolean =>
  ours.size === theirs.size && [...ours].every((item) => theirs.has(item));

/** The words of rows, in order; empty where one says nothing. */
async function wordsOf(
  tx: EntityManager,
  secrets: Secrets,
  { institutionId }: Import,
  rows: readonly Pick<IncomingRow, 'experiences'>[],
): Promise<string[][]> {
  const sealed = rows.flatMap(({ experiences }) =>
    experiences ? [{ personId: null, sealed: Buffer.from(experiences, 'base64') }] : [],
  );
  const opened = await secrets.openMany(tx, { institutionId }, FIELD, sealed);
  let next = 0;
  return rows.map(({ experiences }) => {
    const text = experiences ? opened[next++] : null;
    return text ? (JSON.parse(text) as string[]) : [];
  });
}
