import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import type { Left } from './runner';

/** How it went. */
export interface RaceResult {
  /** Milliseconds from asking to being told, of each stop. */
  readonly stopMs: readonly number[];
  readonly uses: number;
  readonly left: number;
  readonly faults: number;
  /** Uses that the database's own rule says came too late. */
  readonly violations: number;
  /** What left after whoever it was about had been told that it has stopped. */
  readonly late: number;
  /** What left without being in the ledger. */
  readonly unwritten: number;
}

/** A stop that somebody was told of, and when. */
export interface Told {
  readonly subjectId: string;
  readonly epoch: number;
  readonly at: number;
}

interface Run {
  readonly logFile: string;
  readonly told: readonly Told[];
  readonly stopMs: readonly number[];
  readonly faults: number;
}

/** Asks the database once, over a connection of its own: others are being cut. */
export async function asked<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client.query<Row>(sql).then(
    ({ rows }) => client.end().then(() => rows),
    (error: unknown) => client.end().then(() => Promise.reject(error as Error)),
  );
}

/** What the database and the processes have written down, held against what people were told. */
export async function raceResult(
  ask: <Row extends object>(sql: string) => Promise<Row[]>,
  { logFile, told, stopMs, faults }: Run,
): Promise<RaceResult> {
  const count = async (of: string) =>
    (await ask<{ n: number }>(`select count(*)::int as n from consent.${of}`))[0]?.n ?? -1;
  // A process that was killed may have left half a line.
  const lines = readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'));
  const left = lines.map((line) => JSON.parse(line) as Left);
  const keys = await ask<{ key: string }>(
    `select subject_id || ' ' || epoch || ' ' || run as key from consent.use_ledger`,
  );
  const written = new Set(keys.map(({ key }) => key));
  const isLate = (one: Left) =>
    told.some((stop) => stop.subjectId === one.subjectId && stop.epoch > one.epoch && stop.at < one.at);
  return {
    ...{ stopMs, faults, uses: await count('use_ledger'), left: left.length },
    violations: await count('violation'),
    late: left.filter(isLate).length,
    unwritten: left.filter(({ subjectId, epoch, run }) => !written.has(`${subjectId} ${epoch} ${run}`)).length,
  };
}
