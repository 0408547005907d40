import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runAlone } from '../alone';
import { sizes, type SizeName } from '../instances/people';
import { outsidePeers, type PeerName } from '../peers/peers';
import { taskScript } from '../places';
import { beside, type Found } from './beside';
import { belongs, type Case, type Effort, type PeerTime, type Row } from './row';

/** What the two steps of `tasks/giant.ts` tell. */
interface Read {
  readonly milliseconds: number;
}
interface Solved extends Found {
  readonly recheck: { readonly milliseconds: number };
  readonly megabytes: number;
  readonly gap: number;
  readonly faults: number;
}

/** From which effort on each peer runs. One that never does would not fit: its words say why. */
interface Peers {
  readonly from: Partial<Record<PeerName, Effort>>;
  readonly never?: Partial<Record<PeerName, string>>;
}

const some = { 'network-simplex': 'usual', 'scipy-dense': 'usual' } as const;
const scaling = { ...some, 'cost-scaling': 'full' } as const;
const lemon = { 'network-simplex': 'full', 'cost-scaling': 'full' } as const;

/** Rounds whose pairs are too many to be written down: from answers to proven drafts, on two threads. */
export const giantCases: readonly Case[] = (
  [
    ['C', 'hard', 'usual', { from: {} }],
    ['C', 'dense', 'usual', { from: scaling }],
    ['D', 'hard', 'usual', { from: scaling }],
    ['D', 'dense', 'usual', { from: some, never: { 'cost-scaling': 'its network takes more than 10 GB' } }],
    ['E', 'hard', 'usual', { from: lemon, never: { 'scipy-dense': 'its table takes 5 GB, and 2 more to make' } }],
    ['E', 'dense', 'usual', { from: {}, never: { 'network-simplex': 'its network takes more than 20 GB' } }],
    ['F', 'hard', 'full', { from: {}, never: { 'network-simplex': 'its network takes more than 25 GB' } }],
  ] as const
).map(([size, kind, effort, peers]) => giantCase(size, kind, effort, peers));

function giantCase(size: SizeName, kind: 'hard' | 'dense', effort: Effort, peers: Peers): Case {
  const name = `${size}-${kind}, never written down`;
  const run = (say: (why: string) => void, asked: Effort, alone: boolean): Row | null => {
    const tell = (why: string) => say(`${name}: ${why}`);
    const file = path.join(tmpdir(), `giant-${process.pid}`);
    const read = step('giant', ['read', size, kind, '1', file], tell) as Read | null;
    const found = read && (step('giant', ['solve', file], tell) as Solved | null);
    rmSync(file, { force: true });
    if (!read || !found) return null;
    const faults = found.faults + (found.gap === 0 ? 0 : 1);
    const wrong = faults > 0 ? [`${faults} faults`] : [];
    const { students, mentors } = sizes[size];
    const peerTimes = alone ? [] : peersOn(size, kind, found, wrong, { peers, asked });
    return {
      ...{ name, family: `never written down, ${kind}`, students, mentors, pairs: students * mentors },
      ...{ firstMilliseconds: found.milliseconds, bestMilliseconds: found.milliseconds },
      ...{ megabytes: found.megabytes, faults, peers: peerTimes, wrong },
      note: `answers read in ${Math.round(read.milliseconds)} ms, all pairs checked again in ${Math.round(found.recheck.milliseconds)} ms`,
    };
  };
  return { name, effort, run };
}

const step = (script: string, given: readonly string[], tell: (why: string) => void): unknown =>
  runAlone(process.execPath, [path.join(path.dirname(taskScript), `tasks/${script}.js`), ...given], tell);

/** The peers need every pair written down, which is only done when one of them runs. Each is called once. */
function peersOn(
  size: SizeName,
  kind: string,
  ours: Found,
  wrong: string[],
  { peers: { from, never = {} }, asked }: { readonly peers: Peers; readonly asked: Effort },
): PeerTime[] {
  const runs = Object.entries(from).filter(([, effort]) => belongs(effort, asked));
  const file = path.join(tmpdir(), `giant-pairs-${process.pid}`);
  let reason = '';
  const written = runs.length > 0 && step('giant-pairs', [size, kind, file], (why) => (reason = why));
  const times = runs.map(([name]) =>
    beside(name, ours, wrong, (tell) => {
      if (written) return outsidePeers[name as PeerName]?.(file, 1, 0, tell) ?? null;
      tell(reason);
      return null;
    }),
  );
  rmSync(file, { force: true });
  return [...times, ...Object.entries(never).map(([name, why]) => ({ name, fits: false as const, why }))];
}
