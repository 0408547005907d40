/**
 * A whole report from a snapshot of a nation: a million students and ten million answers, from the scores that are stored when surveys are
 * handed in. Every table goes through the gate, for everybody to read. Beside it the same counts in R, with data.table and two threads, from
 * memory; and a report of one university of 30,000.
 *
 * Run: npm run bench:evidence [-- --small], which leaves the million out.
 */
import 'reflect-metadata';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigModule, readSettings } from '@footing/config';
import { ConsentModule } from '@footing/consent';
import { DatabaseModule, migrate, startEmbeddedServer } from '@footing/database';
import { Evidence, EvidenceModule, type EvidenceTable, type ReportAsk } from '@footing/evidence';
import type { Actor } from '@footing/kernel';
import { TEST_MASTER_KEY } from '@footing/testing';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';

const NATION = 1_000_000;
const UNIVERSITY = 30_000;
/** Two times of asking, of five questions each: ten answers a student, of which the scores are stored. */
const ANSWERS_EACH = 10;
const LIMITS = { nation: 8_000, university: 1_000, megabytes: 512 };

const codes = (...all: string[]) => all.map((code) => ({ code, name: code }));
const dimension = (key: string, kind: string, all: string[], isSensitive = false) => ({
  key,
  name: key,
  kind,
  isSensitive,
  codes: codes(...all),
});
const dimensions = [
  dimension('cohort', 'cohort', ['2025/26', '2026/27']),
  dimension('arm', 'arm', ['matched', 'unmatched']),
  dimension('imd-2025', 'registry', ['1', '2', '3', '4', '5', 'not-known']),
  dimension('group:first', 'group', ['in', 'out'], true),
  dimension(
    'region',
    'registry',
    Array.from({ length: 9 }, (_, at) => `r${at}`),
  ),
];
const scale = (wave: string) => ({
  key: `${wave}:sure`,
  wave,
  scale: 'sure',
  name: 'How sure',
  sha256: 'a'.repeat(64),
  isLocked: false,
  alpha: 0.8,
  alphaOf: 1000,
});
const population = [
  {
    round: 1,
    cohort: '2025/26',
    group: null,
    reached: Object.fromEntries(
      ['eligible', 'invited', 'applied', 'matched'].map((name, at) => [name, { n: NATION * (4 - at), noiseKey: at }]),
    ),
  },
];

const asks: ReportAsk['asks'] = [
  { measure: 'M01' },
  { measure: 'M02', by: ['arm', 'group:first'], minimumMeetings: 3 },
  { measure: 'M04', wave: 'close', by: ['arm', 'imd-2025'] },
  { measure: 'M05', wave: 'close' },
  { measure: 'M06', wave: 'close', by: ['imd-2025'] },
  { measure: 'M07', scale: 'baseline:sure', by: ['imd-2025'] },
  { measure: 'M08', scale: 'sure', by: ['arm', 'imd-2025'] },
  { measure: 'M09', scale: 'sure' },
  { measure: 'M12', outcome: 'continuation', by: ['arm', 'imd-2025', 'region'] },
  { measure: 'M12', outcome: 'completion', by: ['arm', 'imd-2025'] },
  { measure: 'M12', outcome: 'progression', by: ['arm', 'group:first', 'cohort'] },
  { measure: 'M13', by: ['arm', 'imd-2025'] },
  {
    measure: 'M14',
    outcome: 'progression',
    compare: { dimension: 'group:first', priority: 'in', comparator: 'out', within: 'imd-2025' },
  },
  { measure: 'M21', by: ['group:first'] },
  { measure: 'M22' },
];

/** As a snapshot keeps them; every figure from the number of the row, so that R can have the same. */
const ROWS = `
  insert into evidence.person (institution_id, snapshot, pid, side, round, codes, stages, meetings, minutes, applied_week, matched_week, mentor,
    fit, lasted_days, has_ended, waves, scores, outcomes, mark)
  select $1, $2, translate(substr(md5('a' || i) || md5('b' || i), 1, 26), '0189', 'wxyz'), 'student', 1,
    array[h % 2, arm, imd, (h / 7) % 10 / 7, (h / 11) % 9]::smallint[], case when arm = 0 then 31 else 7 end,
    case when arm = 0 then (h / 13) % 6 else 0 end, 60, '2026-W41', null, null, case when arm = 0 then (h / 17) % 65536 end,
    case when arm = 0 then (h / 19) % 200 end, false, array[2, 0, 1 + (h / 23) % 2, 0, 0]::smallint[],
    array[1 + (h / 29) % 41 / 10.0, case when (h / 23) % 2 = 1 then 1 + (h / 31) % 41 / 10.0 end],
    array[case when (h / 37) % 10 > 0 then 1 else 0 end, case when (h / 41) % 10 > 1 then 1 else 0 end,
      case when (h / 43) % 10 > 2 then 1 else 0 end, case when (h / 47) % 5 > 0 then case when (h / 53) % 10 > 3 then 1 else 0 end end]::smallint[],
    (hashint8(i + 7))
  from (select i, h, (h / 3) % 2 as arm, least((h / 5) % 11 / 2, 5) as imd from (select i, abs(hashint8(i)::bigint) as h from generate_series(1, $3::bigint) i) a) b`;

async function fill(client: Client, institutionId: string, snapshot: number, people: number): Promise<void> {
  await client.query(`set session_replication_role = 'replica'`);
  await client.query(
    `insert into evidence.snapshot (institution_id, number, name, taken_at, sha256, row_count, nation, dimensions, scales, population)
     values ($1, $2, 'Bench', now(), sha256('x'), $3, 'england', $4, $5, $6)`,
    [
      institutionId,
      snapshot,
      people,
      ...[dimensions, ['baseline', 'close'].map(scale), population].map((one) => JSON.stringify(one)),
    ],
  );
  await client.query(ROWS, [institutionId, snapshot, people]);
  await client.query('vacuum analyze evidence.person');
}

interface Timed {
  readonly ms: number;
  readonly megabytes: number;
  readonly tables: readonly EvidenceTable[];
}

/** The best of three, and the most memory that the process had. */
async function timed(work: () => Promise<readonly EvidenceTable[]>): Promise<Timed> {
  let [ms, megabytes, tables] = [Infinity, 0, [] as readonly EvidenceTable[]];
  for (let run = 0; run < 3; run += 1) {
    const from = performance.now();
    tables = await work();
    ms = Math.min(ms, performance.now() - from);
    megabytes = Math.max(megabytes, process.memoryUsage().rss / 2 ** 20);
  }
  return { ms, megabytes, tables };
}

/** The same counts in R, without any of the gate: reading is not counted. Null: there is no R with data.table here. */
async function inR(client: Client, snapshot: number, folder: string): Promise<number | null> {
  if (spawnSync('Rscript', ['-e', 'library(data.table)']).status !== 0) return null;
  const file = path.join(folder, 'people.csv');
  const { rows } = await client.query<{ line: string }>(
    `select concat_ws(',', codes[1], codes[2], codes[3], codes[4], codes[5], meetings, waves[3], scores[1], coalesce(scores[2]::text, 'NA'),
       outcomes[1], outcomes[2], outcomes[3], coalesce(outcomes[4]::text, 'NA'), coalesce(fit::text, 'NA'), mark & 255) as line
     from evidence.person where snapshot = $1`,
    [snapshot],
  );
  writeFileSync(
    file,
    `cohort,arm,imd,first,region,meetings,close,s0,s1,cont,comp,good,prog,fit,mark\n${rows.map(({ line }) => line).join('\n')}\n`,
  );
  const script = path.join(folder, 'report.R');
  writeFileSync(script, IN_R);
  return Number(execFileSync('Rscript', [script, file], { encoding: 'utf8' }).trim());
}

const IN_R = `
library(data.table); setDTthreads(2)
d <- fread(commandArgs(TRUE)[1])
report <- function() {
  list(d[arm == 0, .(n = .N, x = sum(meetings >= 3), k = sum(mark) %% 256), by = .(arm, first)],
    d[close >= 1, .(n = .N, x = sum(close == 2), k = sum(mark) %% 256), by = .(arm, imd)],
    d[, .(n = .N, s = sum(s0), q = sum(s0^2)), by = imd],
    d[!is.na(s1), .(n = .N, s = sum(s1 - s0), q = sum((s1 - s0)^2)), by = .(arm, imd)],
    d[, .(n = .N, x = sum(cont), k = sum(mark) %% 256), by = .(arm, imd, region)],
    d[, .(n = .N, x = sum(comp), k = sum(mark) %% 256), by = .(arm, imd)],
    d[!is.na(prog), .(n = .N, x = sum(prog), k = sum(mark) %% 256), by = .(arm, first, cohort)],
    d[, .(n = .N, x = sum(good), k = sum(mark) %% 256), by = .(arm, imd)],
    d[!is.na(prog), .(n = .N, x = sum(prog), k = sum(mark) %% 256), by = .(first, imd)],
    d[arm == 0, .(n = .N, s = sum(fit), q = sum(as.numeric(fit)^2)), by = first])
}
best <- min(sapply(1:3, function(i) system.time(report())[["elapsed"]]))
cat(round(1000 * best))
`;

const inWords = (value: number) => Math.round(value).toLocaleString('en-GB');

async function main(): Promise<void> {
  const isSmall = process.argv.includes('--small');
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-bench-evidence-'));
  const server = await startEmbeddedServer(path.join(folder, 'data'), { disposable: true });
  const owner = new Client({ connectionString: server.url });
  const appUrl = new URL(server.url);
  [appUrl.username, appUrl.password] = ['footing_bench', 'bench'];
  try {
    await migrate(server.url, appUrl.href);
    await owner.connect();
    const made = await owner.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ('bench', 'Bench', 'england', 'a@b.example') returning id`,
    );
    const actor: Actor = { institutionId: made.rows[0]?.id ?? '', accountId: null, roles: ['analyst'] };
    const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: appUrl.href, MASTER_KEY: TEST_MASTER_KEY });
    const imports = [
      ConfigModule.with(settings),
      DatabaseModule.at(appUrl.href, 'pages'),
      ConsentModule,
      EvidenceModule,
    ];
    class World {}
    const app = await NestFactory.createApplicationContext({ module: World, imports }, { logger: false });
    const evidence = app.get(Evidence, { strict: false });
    const sizes = [UNIVERSITY, ...(isSmall ? [] : [NATION])];
    console.log(
      `${asks.length} tables and figures, profile public, best of three; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
    );
    for (const [at, people] of sizes.entries()) {
      await fill(owner, actor.institutionId, at + 1, people);
      const { ms, megabytes, tables } = await timed(() =>
        evidence.report(actor, { snapshot: at + 1, profile: 'public', asks }),
      );
      const peer = await inR(owner, at + 1, folder);
      const limit = people === NATION ? LIMITS.nation : LIMITS.university;
      const cells = tables.reduce((sum, table) => sum + table.cells.length, 0);
      console.log(
        `${inWords(people)} students, ${inWords(people * ANSWERS_EACH)} answers: ${inWords(ms)} ms (at most ${inWords(limit)}), ` +
          `${inWords(megabytes)} MB (at most ${LIMITS.megabytes}), ${inWords(cells)} cells; R with data.table, counts alone: ${peer === null ? 'not here' : `${inWords(peer)} ms`}`,
      );
      if (ms > limit || megabytes > LIMITS.megabytes) process.exitCode = 1;
    }
    await app.close();
  } finally {
    await owner.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
