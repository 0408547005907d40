import type { BaseCell } from '@footing/statistics';
import type { EntityManager } from 'typeorm';
import type { CountedBy, Counting } from '../measures/countings';

/** Which rows of which snapshot are counted. */
export interface CountedRows {
  readonly institutionId: string;
  readonly snapshot: number;
  readonly side: 'student' | 'mentor';
  /** The place of academic years among the dimensions, and which of them; null: all. */
  readonly cohorts: { readonly dimension: number; readonly places: readonly number[] } | null;
}

/** What is counted, and what people are parted by. */
export interface Counted {
  readonly countings: readonly Counting[];
  readonly by: readonly CountedBy[];
}

/** Two bits a counting: who is in it, and who of them has the outcome. More would not fit a whole number of the database. */
export const MOST_COUNTINGS = 31;

/**
 * The base cells of a plan, in one pass over the rows and one grouping: by all dimensions, and by who is in which counting, so that people
 * and their marks are summed once, whatever the number of measures. The rest is rolled up here. As the evaluator
 * (`Database.asEvaluator`). Crosses that hold nobody are left out. Cost: one pass.
 */
export async function cellsOf(tx: EntityManager, rows: CountedRows, { countings, by }: Counted): Promise<BaseCell[]> {
  if (countings.length > MOST_COUNTINGS) throw new RangeError(`${countings.length} countings at once`);
  // Compiling the statement would take longer than it saves.
  await tx.query('set local jit = off');
  const among = rows.cohorts === null ? 'true' : `p.codes[${rows.cohorts.dimension + 1}] = any ($4)`;
  const places = [...by.map(({ sql }) => sql), bitsOf(countings)];
  const scores = countings.flatMap(({ value }, at) =>
    value === null ? [] : [`sum(${asNumber(value)}) as s${at}, sum(${asNumber(value)} ^ 2) as q${at}`],
  );
  const found = await tx.query<Group[]>(
    `select array[${places.map((sql) => `(${sql})::bigint`).join(', ')}] as at, count(*)::int as n, (sum(p.mark & 255) & 255)::int as key
       ${scores.map((sql) => `, ${sql}`).join('')}
     from evidence.person p where p.institution_id = $1 and p.snapshot = $2 and p.side = $3 and ${among}
     group by ${places.join(', ')}`,
    [rows.institutionId, rows.snapshot, rows.side, ...(rows.cohorts === null ? [] : [rows.cohorts.places])],
  );
  return countings.flatMap((one, index) => rolledUp(found, { one, index, by }));
}

/** A group of rows that are alike in every dimension and in what they count as. */
type Group = { readonly at: readonly string[]; readonly n: number; readonly key: number } & Readonly<
  Record<`s${number}` | `q${number}`, number | null>
>;

const asNumber = (value: string) => `(${value})::float8`;

/** Who counts as what, as bits. */
export const bitsOf = (countings: readonly Counting[]): string =>
  countings
    .flatMap(({ where, x }, at) => [
      `case when ${where} then ${4n ** BigInt(at)}::bigint else 0 end`,
      ...(x === null ? [] : [`case when ${where} and ${x} then ${2n * 4n ** BigInt(at)}::bigint else 0 end`]),
    ])
    .join(' + ');

interface Rolling {
  readonly one: Counting;
  readonly index: number;
  readonly by: readonly CountedBy[];
}

function rolledUp(groups: readonly Group[], { one, index, by }: Rolling): BaseCell[] {
  const cells = new Map<
    string,
    { -readonly [K in keyof BaseCell]: BaseCell[K] } & { sum: number; sumOfSquares: number }
  >();
  for (const group of groups) {
    const bits = (BigInt(group.at.at(-1) ?? '0') >> BigInt(2 * index)) & 3n;
    if (bits === 0n) continue;
    const places = group.at.slice(0, -1);
    const id = places.join();
    const at = places.map((place, which) => by[which]?.dimension.codes[Number(place)] ?? '');
    const empty = { measure: one.measure, at, n: 0, x: 0, sum: 0, sumOfSquares: 0, noiseKey: 0, noiseKeyX: 0 };
    const cell = cells.get(id) ?? empty;
    cells.set(id, cell);
    cell.n += group.n;
    cell.noiseKey = (cell.noiseKey + group.key) & 255;
    if (bits === 3n) {
      cell.x += group.n;
      cell.noiseKeyX = (cell.noiseKeyX + group.key) & 255;
    }
    cell.sum += group[`s${index}`] ?? 0;
    cell.sumOfSquares += group[`q${index}`] ?? 0;
  }
  return [...cells.values()];
}
