import { runAlone } from '../alone';
import { readInstance, writeInstance } from '../instance-file';
import { adversaries, makeAdversary, type Adversary } from '../instances/adversarial';
import { makeInstance, type Instance, type Kind } from '../instances/pairs';
import type { SizeName } from '../instances/people';
import type { Measured } from '../measured';
import { instanceSources, madeOnce, taskScript } from '../places';
import { npmPeer, outsidePeers, type PeerName } from '../peers/peers';
import { beside } from './beside';
import type { Case, Effort, PeerTime, Row } from './row';

/** Calls after the first go on for this long. */
const MOST = 500;

const lemon: readonly PeerName[] = ['network-simplex', 'cost-scaling'];
const outside: readonly PeerName[] = [...lemon, 'scipy'];
const npm: readonly PeerName[] = ['munkres', 'linear-sum-assignment', 'highs'];
const plan: readonly (readonly [
  size: SizeName,
  kind: Kind,
  effort: Effort,
  tiers: readonly (1 | 3)[],
  peers: readonly PeerName[],
])[] = [
  ['A', 'hard', 'quick', [1, 3], [...outside, 'scipy-dense']],
  ['B', 'hard', 'quick', [1, 3], [...outside, 'scipy-dense']],
  ['B', 'top50', 'quick', [1, 3], lemon],
  ['S', 'hard', 'quick', [1, 3], lemon],
  ['S', 'top50', 'quick', [1, 3], outside],
  ['C', 'top50', 'quick', [1, 3], outside],
  ['C', 'd10', 'usual', [1], outside],
  ['C', 'hard', 'usual', [1, 3], outside],
  ['G', 'top50', 'usual', [1, 3], outside],
  ['D', 'top50', 'usual', [1, 3], outside],
  ['E', 'top50', 'usual', [1, 3], outside],
  ['D', 'd10', 'full', [1], outside],
  ['F', 'top50', 'full', [1, 3], lemon],
];
const adversarial: readonly (readonly [Adversary, SizeName, Effort])[] = [
  ...adversaries.map((name) => [name, 'A', 'quick'] as const),
  ...adversaries.map((name) => [name, 'S', 'usual'] as const),
  ...adversaries.map((name) => [name, 'D', 'full'] as const),
];

export const solveCases: readonly Case[] = [
  ...plan.flatMap(([size, kind, effort, tierCounts, peers]) =>
    tierCounts.map((tiers) => solveCase(`${size}-${kind}`, kind, effort, tiers, peers, () => makeInstance(size, kind))),
  ),
  ...adversarial.map(([name, size, effort]) =>
    solveCase(`${size}-${name}`, name, effort, 3, outside.slice(0, 1), () => makeAdversary(name, size)),
  ),
];

/** A thousand students and 800 mentors, where only the first call of a fresh process counts: what npm offers. */
export const npmCases: readonly Case[] = (
  [
    ['A', 'hard', 'quick'],
    ['B', 'hard', 'quick'],
    ['B', 'top50', 'usual'],
  ] as const
).map(([size, kind, effort]) =>
  solveCase(`${size}-${kind}`, kind, effort, 1, npm, () => makeInstance(size, kind), true),
);

/** @param fresh whether only first calls count, the best of a few processes, for ours and for the peers. */
function solveCase(
  instance: string,
  kind: string,
  effort: Effort,
  tiers: 1 | 3,
  peers: readonly PeerName[],
  make: () => Instance,
  fresh = false,
): Case {
  const how = fresh ? 'first call' : tiers === 1 ? '1 tier' : '3 tiers';
  const name = `${instance}, ${how}`;
  const run = (say: (words: string) => void, _asked: Effort, alone: boolean): Row | null => {
    const file = madeOnce(instance, instanceSources, (to) => writeInstance(to, make()));
    const ours = bestOf(fresh, () => ourSolver(file, tiers, fresh ? 0 : MOST, (why) => say(`${name}: ${why}`)));
    if (!ours) return null;
    const wrong = ours.faults ? [`${ours.faults} faults`] : [];
    const peerTimes = (alone ? [] : peers).map((peer) => compare(peer, ours, { file, tiers, fresh }, wrong));
    const { tier, places, mentorAt } = readInstance(file, instance);
    return {
      ...{ name, family: `${kind}, ${how}` },
      ...{ students: tier.length, mentors: places.length, pairs: mentorAt.length },
      ...{ firstMilliseconds: ours.first ?? 0, bestMilliseconds: ours.milliseconds },
      ...{ megabytes: ours.megabytes, faults: ours.faults ?? 0, peers: peerTimes, wrong },
    };
  };
  return { name, effort, run };
}

interface How {
  readonly file: string;
  readonly tiers: 1 | 3;
  readonly fresh: boolean;
}

function compare(name: PeerName, ours: Measured, { file, tiers, fresh }: How, wrong: string[]): PeerTime {
  const outsider = outsidePeers[name];
  return beside(name, ours, wrong, (tell) =>
    outsider ? outsider(file, tiers, MOST, tell) : bestOf(fresh, () => npmPeer(name, file, tell)),
  );
}

const ourSolver = (file: string, tiers: 1 | 3, most: number, tell: (why: string) => void) =>
  runAlone(process.execPath, [taskScript, 'solve', file, `${tiers}`, `${most}`], tell) as Measured | null;

/** Machines are noisy: of a few processes the quickest counts, unless one of them takes a second. */
function bestOf(several: boolean, measure: () => Measured | null): Measured | null {
  let best = measure();
  for (let more = 0; several && more < 4 && best && best.milliseconds < 1_000; more += 1) {
    const next = measure();
    if (next && next.milliseconds < best.milliseconds) best = next;
  }
  return best;
}
