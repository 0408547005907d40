/**
 * What the proof that a stop stops costs. First the race at its full size, with processes, connections and the database killed
 * meanwhile; then how long people wait for a stop while mail is handed over, beside the plain fence that has no intent; then
 * what row security costs a full scan, and what it costs to prove that a decision is in the log.
 *
 * Run: npm run bench:consent [-- race | waiting | rows | receipts]
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate, startEmbeddedServer } from '@footing/database';
import { Race } from '../../libs/consent/src/spec/race/race';
import { proving } from './receipts';
import { rowSecurity } from './rows';
import { inWords, spread } from './spread';
import { waiting } from './waiting';

const FULL = {
  ...{ processes: 3, batches: 30, senders: 60, people: 60, stops: 200, deciders: 8 },
  handOffMs: [100, 300],
} as const;
const HARM = { killProcessEvery: 4_000, cutConnectionEvery: 250, crashServerEvery: 12_000 };
const CALM = { killProcessEvery: 0, cutConnectionEvery: 0, crashServerEvery: 0 };

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function race(url: string, ownerUrl: string, harm: typeof HARM, how: string): Promise<void> {
  const { stopMs, ...counts } = await new Race(url, ownerUrl, FULL).run(harm);
  const { uses, left, faults, violations, late, unwritten } = counts;
  say(`30 batch and 60 outbound workers, ${stopMs.length} stops, hand-offs of 100–300 ms, ${how}:`);
  say(`  ${uses} uses, ${left} of them handed over; ${faults} faults put in`);
  say(
    `  uses after the stop: ${violations}; handed over after the person was told: ${late}; not in the ledger: ${unwritten}`,
  );
  say(`  told after ${inWords(spread(stopMs))}`);
}

async function main(): Promise<void> {
  const [only] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-bench-'));
  // Kept safe like a real one: what a killed database had said was done has to be there afterwards.
  const server = await startEmbeddedServer(folder);
  try {
    const app = new URL(server.url);
    [app.username, app.password] = ['footing_bench', 'bench'];
    await migrate(server.url, app.href);
    if (!only || only === 'waiting') await waiting(app.href, server.url, say);
    if (!only || only === 'rows') await rowSecurity(app.href, server.url, say);
    if (!only || only === 'receipts') await proving(app.href, server.url, say);
    if (!only || only === 'race' || only === 'undisturbed') {
      await race(app.href, server.url, CALM, 'undisturbed');
      if (only !== 'undisturbed')
        await race(app.href, server.url, HARM, 'with processes, connections and the database killed');
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
