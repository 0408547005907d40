/**
 * A round too large for all its pairs, in two steps, each in a process of its own:
 *
 *     node giant.js read SIZE KIND TIERS FILE    answers in words become numbers, kept in the file
 *     node giant.js solve FILE                   from those numbers to a draft that is proven best, on two threads
 */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { askingSide, type Crowd } from '../../../libs/engine/src/lists/asking';
import { AT_FIRST, collectLists, Lists, type ListSlice } from '../../../libs/engine/src/lists/lists';
import type { AskingSide } from '../../../libs/engine/src/lists/row-source';
import { solveLists } from '../../../libs/engine/src/lists/solve-lists';
import { ScoreRows } from '../../../libs/engine/src/scoring/score-rows';
import type { KernelPlan } from '../../../libs/engine/src/scoring/wasm/kernel-plan';
import { kernelSource } from '../../../libs/engine/src/scoring/wasm/kernel-source';
import { kernelPlanOf } from '../../../libs/engine/src/scoring/wasm/make-plan';
import { claimOf, gapOf, recheckRows } from '../../../libs/engine/test/recheck';
import { worthOfRanks } from '../../../libs/engine/src/aims/tiers';
import { inputOf } from '../instances/input-of';
import { drawPeople, sizes, type SizeName } from '../instances/people';
import { megabytesHeld } from '../measured';
import { inBlocks, type Shared } from './blocks';
import type { Order, ThreadData } from './giant-thread';

const MOST_POINTS = 65_535;

interface Giant {
  readonly crowd: Crowd;
  readonly side: AskingSide;
  readonly plan: KernelPlan;
}

function read(size: SizeName, kind: string, tiers: 1 | 3, file: string) {
  const people = drawPeople(sizes[size]);
  const input = inputOf(people, tiers, kind === 'dense' ? { barriers: [] } : {});
  const start = performance.now();
  const { plan } = new ScoreRows(input, input.students, input.mentors);
  const open = people.places.reduce((sum, one) => sum + one, 0);
  const crowd: Crowd = {
    rankOf: tiers === 1 ? new Uint8Array(plan.students) : people.tier.map((tier) => tier - 1),
    worthOf: worthOfRanks(tiers, Math.min(plan.students, open), MOST_POINTS),
    bonusOf: new Float64Array(plan.students),
    places: people.places,
  };
  const side = askingSide(crowd);
  const kernelPlan = kernelPlanOf(plan, side, side === 'mentors' ? { classOf: crowd.rankOf } : {});
  if (!kernelPlan) throw new Error('The kernel cannot hold this round');
  const milliseconds = performance.now() - start;
  const giant: Giant = { crowd, side, plan: kernelPlan };
  writeFileSync(file, serialize(giant));
  return { milliseconds, megabytes: megabytesHeld() };
}

/** This thread and another, block by block: whoever is done takes the next. */
async function together<T>(
  worker: Worker,
  rows: number,
  order: (shared: Shared) => Order,
  own: (from: number, to: number) => T,
): Promise<T[]> {
  const shared = { rows, next: new Int32Array(new SharedArrayBuffer(4)) };
  const answer = once(worker, 'message') as Promise<[T[]]>;
  worker.postMessage(order(shared));
  const mine = inBlocks(shared, own);
  return [...mine, ...(await answer)[0]];
}

/** By the clock, and by the processors: the first means little while others use the machine. */
const now = () => ({ at: performance.now(), busy: process.cpuUsage() });
type Moment = ReturnType<typeof now>;
const between = (a: Moment, b: Moment) => ({
  milliseconds: b.at - a.at,
  busy: (b.busy.user + b.busy.system - a.busy.user - a.busy.system) / 1_000,
});

async function solve(file: string) {
  const { crowd, side, plan } = deserialize(readFileSync(file)) as Giant;
  const start = now();
  const classes = side === 'mentors' ? crowd.worthOf.length : 1;
  const worker = new Worker(path.join(__dirname, 'giant-thread.js'), {
    workerData: { plan, classes } satisfies ThreadData,
  });
  const source = kernelSource(plan, classes);
  const slices = await together<ListSlice>(
    worker,
    plan.rows,
    (shared) => ({ do: 'collect', shared, most: AT_FIRST }),
    (from, to) => collectLists(source, from * classes, to * classes, AT_FIRST),
  );
  const listed = now();
  const solution = solveLists(crowd, side, new Lists(source, slices));
  const gap = gapOf(crowd, solution);
  const solved = now();
  const claim = claimOf(crowd, solution, side);
  const faults = await together<number>(
    worker,
    plan.rows,
    (shared) => ({ do: 'recheck', shared, claim }),
    recheckRows(plan, claim),
  );
  const rechecked = now();
  await worker.terminate();
  const held = [...solution.mentorOf.keys()].filter((i) => solution.mentorOf[i]! >= 0);
  return {
    milliseconds: solved.at - start.at,
    lists: between(start, listed),
    solve: between(listed, solved),
    recheck: between(solved, rechecked),
    megabytes: megabytesHeld(),
    served: Array.from(crowd.worthOf, (_, rank) => held.filter((i) => crowd.rankOf[i] === rank).length),
    total: held.reduce((sum, i) => sum + solution.valueOf[i]!, 0),
    extended: solution.extended,
    gap,
    faults: faults.reduce((sum, one) => sum + one, 0),
  };
}

async function main([what, ...given]: readonly string[]): Promise<unknown> {
  if (what === 'solve') return solve(given[0] ?? '');
  const [size = 'C', kind = 'hard', tiers = '1', file = ''] = given;
  return read(size as SizeName, kind, tiers === '3' ? 3 : 1, file);
}

void main(process.argv.slice(2)).then((found) => process.stdout.write(JSON.stringify(found)));
