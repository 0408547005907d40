/**
 * How long it takes to find the times that suit both people of 1,000 pairs, over 28 days and over 183, beside the same found the
 * common way with dayjs, in the same run and with the same times out of it.
 *
 * Run: npm run bench:slots [-- --write], which puts the figures into libs/scheduling/README.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commonSlots, type SlotQuestion } from '@footing/scheduling';
import { machine } from '../matching/report';
import { slotsByDayjs } from './by-dayjs';
import { fromDatabase } from './from-database';
import { pairs } from './pairs';

const PAIRS = 1000;
/** The peer is timed on so many of them: all would take minutes. */
const PEERS = 20;
const ROUNDS = 9;

/** Processor time, which other work on the machine does not add to. */
const milliseconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const all = (questions: readonly SlotQuestion[]) => () => {
  for (const one of questions) commonSlots(one);
};
const best = (work: () => void) => Math.min(...Array.from({ length: ROUNDS }, () => milliseconds(work)));

function sameTimes(questions: readonly SlotQuestion[]): number {
  let found = 0;
  for (const [at, one] of questions.entries()) {
    const [ours, theirs] = [commonSlots(one), slotsByDayjs(one)];
    if (ours.join() !== theirs.join()) throw new Error(`pair ${at}: ${ours.join()} here, ${theirs.join()} with dayjs`);
    found += ours.length;
  }
  return found;
}

async function figures(): Promise<string> {
  const [month, half] = [pairs(PAIRS, 28), pairs(PAIRS, 183)];
  const first = milliseconds(all(month));
  const [ours, long] = [best(all(month)), best(all(half))];
  const few = month.slice(0, PEERS);
  const found = sameTimes(few);
  const peer = Math.min(...[0, 1, 2].map(() => milliseconds(() => few.forEach(slotsByDayjs)))) / PEERS;
  const ratio = (peer * PAIRS) / ours;
  const read = await fromDatabase(month);
  return `| 1,000 pairs | ours | first, nothing warm | a pair | the common way with dayjs, a pair | times as fast |
| --- | --- | --- | --- | --- | --- |
| 28 days | ${ours.toFixed(0)} ms | ${first.toFixed(0)} ms | ${((ours * 1000) / PAIRS).toFixed(0)} µs | ${peer.toFixed(1)} ms | ${ratio.toFixed(0)} |
| 183 days | ${long.toFixed(0)} ms | – | ${((long * 1000) / PAIRS).toFixed(0)} µs | – | – |

The peer was timed on ${PEERS} of the pairs and found the same ${found} times as ours; both in weeks in which clocks change.
Read from the database and found, by the clock on the wall: ${read.toFixed(0)} ms for the 1,000 pairs and 28 days.
Processor time, of ours the best of ${ROUNDS} rounds and of the peer of three, on ${machine(new Date())}.`;
}

const [begin, end] = ['<!-- figures: begin -->', '<!-- figures: end -->'];

/** Puts the figures between the two markers, or at the end where there are none. */
function write(text: string): void {
  const file = path.join(__dirname, '../../libs/scheduling/README.md');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Scheduling\n';
  const section = `${begin}\n## Figures\n\nMeasured by \`npm run bench:slots -- --write\`.\n\n${text}\n${end}`;
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const after =
    from === -1
      ? `${before.trimEnd()}\n\n${section}\n`
      : before.slice(0, from) + section + before.slice(to + end.length);
  writeFileSync(file, after);
}

async function main(): Promise<void> {
  const text = await figures();
  process.stdout.write(`${text}\n`);
  if (process.argv.includes('--write')) write(text);
}

main().catch((fault: unknown) => {
  process.stderr.write(`${String(fault)}\n`);
  process.exitCode = 1;
});
