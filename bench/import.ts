/**
 * How long a whole import takes (read, check, write, with PostgreSQL safe against power cuts) and what it costs to be careful:
 * beside it the plain way, csv-parse and one INSERT a row in one transaction, which checks nothing and explains nothing.
 *
 * Run: npm run bench:import [-- --json] [-- --rows=50000]
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectionOptions, Database, Jobs, migrate, startEmbeddedServer } from '@footing/database';
import { identityEntities } from '@footing/identity';
import { type Actor, Clock } from '@footing/kernel';
import { Imports, ImportSteps, peopleEntities } from '@footing/people';
import { programmesEntities } from '@footing/programmes';
import { secretsWith } from '@footing/secrets';
import { writeCsv, writeXlsx } from '@footing/spreadsheets';
import { parse } from 'csv-parse';
import { Client } from 'pg';
import { DataSource } from 'typeorm';

const asJson = process.argv.includes('--json');
const rowsWanted = Number(process.argv.find((argument) => argument.startsWith('--rows='))?.slice(7) ?? 0);
const sizes = rowsWanted > 0 ? [rowsWanted] : [1_000, 10_000, 50_000];

const headers = [
  'Student number',
  'First name',
  'Surname',
  'Email address',
  'School',
  'Course',
  'Year of study',
  'Career direction',
  'Help wanted',
  'Interests',
  'Meeting modes',
  'Availability',
  'Hours per month',
  'Grade',
  'About you',
];
const schools = ['Arts', 'Business', 'Engineering', 'Health', 'Law', 'Science'];
const sectors = ['publishing', 'law', 'engineering', 'health', 'policy', 'finance', 'not sure yet'];

/** The people of an invented list: the same ones every time. */
function* people(count: number, grade = 'B'): Generator<string[]> {
  for (let n = 0; n < count; n += 1) {
    const one = (list: readonly string[], step: number) => list[(n * step) % list.length] ?? '';
    yield [
      `k${100_000 + n}`,
      `Amina${n}`,
      `O’Neill-${n % 977}`,
      `student.${n}@example.ac.uk`,
      one(schools, 5),
      `BA ${one(sectors, 3)}`,
      String(1 + (n % 4)),
      `${one(sectors, 3)}; ${one(sectors, 5)}`,
      'a first CV; interviews; finding contacts',
      one(['film', 'running', 'chess; cooking'], 7),
      'online; in person',
      'Monday evening; Friday morning',
      String(1 + (n % 4)),
      n === 7 ? grade : 'B',
      `I would like to hear how others found their way. This is number ${n}.`,
    ];
  }
}

class WallClock extends Clock {
  now(): Date {
    return new Date();
  }
}

interface House {
  readonly lead: Actor;
  readonly roundId: string;
  readonly imports: Imports;
  readonly steps: ImportSteps;
  close(): Promise<void>;
}

/** A university of its own for each size, so that every list is new to it. */
async function openHouse(url: string, size: number): Promise<House> {
  const source = await new DataSource({
    ...connectionOptions(url),
    entities: [...peopleEntities, ...programmesEntities, ...identityEntities],
  }).initialize();
  const jobs = new Jobs(url);
  const [db, clock] = [new Database(source), new WallClock()];
  const secrets = secretsWith({ MASTER_KEY: randomBytes(32).toString('base64') });
  const [made] = await source.query<{ institution: string; account: string; round: string }[]>(
    `with i as (insert into institution (slug, name, nation, contact_email) values ('bench-' || $2, 'Bench', 'england', 'a@b.c') returning id),
     a as (insert into account (institution_id, name, email) select id, 'Lead', 'lead@b.c' from i returning id),
     s as (insert into school (institution_id, name) select i.id, unnest($1::text[]) from i),
     p as (insert into programme (institution_id, name, kind) select id, 'Mentoring', 'career' from i returning id),
     r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select i.id, p.id, '2026', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from i, p returning id)
     select i.id as institution, a.id as account, r.id as round from i, a, r`,
    [schools, String(size)],
  );
  if (!made) throw new Error('No institution');
  const lead: Actor = { institutionId: made.institution, accountId: made.account, roles: ['programme-lead'] };
  const close = async () => {
    await jobs.onApplicationShutdown();
    await source.destroy();
  };
  return {
    lead,
    roundId: made.round,
    imports: new Imports(db, jobs, clock, secrets),
    steps: new ImportSteps(db, jobs, clock, secrets),
    close,
  };
}

/** A whole import; a person's thinking time is not counted, everything else is. */
async function ours({ imports, steps, lead, roundId }: House, file: string) {
  const start = performance.now();
  const id = await imports.begin(lead, roundId, 'students', { path: file, fileName: path.basename(file) });
  await steps.read(lead.institutionId, id);
  const read = performance.now();
  const targets = (await imports.find(lead, id)).mapping?.map(({ target }) => target) ?? [];
  await imports.chooseMapping(lead, id, { targets });
  await steps.check(lead.institutionId, id);
  const checked = performance.now();
  await imports.confirm(lead, id, { leaveOutFaultyRows: false });
  await steps.write(lead.institutionId, id);
  const end = performance.now();
  const { state, counts } = await imports.find(lead, id);
  if (state !== 'done') throw new Error(`Import is ${state}`);
  return { seconds: (end - start) / 1000, parts: [read - start, checked - read, end - checked], counts };
}

/** The plain way: no staging, no check, nothing to undo, and the second time it stops at the first row. */
async function peer(url: string, file: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `create table if not exists plain (id bigserial primary key, ${headers.map((_, n) => `c${n} text`).join(', ')})`,
    );
    await client.query('truncate plain');
    const start = performance.now();
    const marks = headers.map((_, n) => `$${n + 1}`).join(', ');
    await client.query('begin');
    for await (const record of createReadStream(file).pipe(parse({ from_line: 2, bom: true })) as AsyncIterable<
      string[]
    >)
      await client.query({
        name: 'plain',
        text: `insert into plain (${headers.map((_, n) => `c${n}`).join(', ')}) values (${marks})`,
        values: record,
      });
    await client.query('commit');
    return (performance.now() - start) / 1000;
  } finally {
    await client.end();
  }
}

function report(name: string, size: number, seconds: number, peerSeconds: number, detail: string): void {
  // Below 1 we are slower than the peer.
  const ratio = peerSeconds / seconds;
  if (asJson)
    return void console.log(
      JSON.stringify({
        case: name,
        size,
        ours_s: +seconds.toFixed(3),
        peer: 'csv-parse + INSERT a row',
        peer_s: +peerSeconds.toFixed(3),
        ratio: +ratio.toFixed(3),
      }),
    );
  console.log(
    `${name.padEnd(22)} ${String(size).padStart(6)}  ${seconds.toFixed(2).padStart(7)} s  ${peerSeconds.toFixed(2).padStart(7)} s  ${ratio.toFixed(2).padStart(5)}  ${detail}`,
  );
}

async function measure(url: string, folder: string, size: number): Promise<void> {
  const file = path.join(folder, `${size}.csv`);
  const changed = path.join(folder, `${size}-changed.csv`);
  await writeFile(file, writeCsv({ headers, rows: people(size) }));
  await writeFile(changed, writeCsv({ headers, rows: people(size, 'A') }));
  const house = await openHouse(url, size);
  const plain = await peer(url, file);
  const run = async (name: string, from: string) => {
    const { seconds, parts, counts } = await ours(house, from);
    const [read = 0, check = 0, write = 0] = parts.map((part) => part / 1000);
    const outcome = Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([what, n]) => `${n} ${what}`)
      .join(', ');
    report(
      name,
      size,
      seconds,
      plain,
      `read ${read.toFixed(1)}  check ${check.toFixed(1)}  write ${write.toFixed(1)}  ${outcome}`,
    );
  };
  await run('CSV', file);
  await run('CSV, one cell changed', changed);
  if (size !== sizes.at(-1)) return house.close();
  const book = path.join(folder, `${size}.xlsx`);
  await writeFile(book, await writeXlsx([{ name: 'People', headers, rows: people(size, 'A') }]));
  await run('Excel, nothing changed', book);
  await house.close();
}

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-import-'));
  const server = await startEmbeddedServer(path.join(folder, 'database'));
  try {
    await migrate(server.url);
    if (!asJson)
      console.log(
        `${'case'.padEnd(22)} ${'rows'.padStart(6)}  ${'ours'.padStart(7)}    ${'plain'.padStart(7)}    ratio`,
      );
    for (const size of sizes) await measure(server.url, folder, size);
    if (!asJson)
      console.log(
        `Most memory of this process, tables made for the run included: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
      );
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

void main();
