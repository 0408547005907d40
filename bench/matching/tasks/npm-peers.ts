import { readInstance } from '../instance-file';
import type { Instance } from '../instances/pairs';
import { megabytesHeld, type Measured } from '../measured';
import { objective } from './objective';

/**
 * Finds a mentor for each student who can have one, one place a mentor and one tier, as these packages know no others. Each
 * loads its own package alone, before the clock starts.
 */
type Peer = (instance: Instance) => Promise<{ milliseconds: number; mentorOf: (i: number) => number }>;

export const npmPeers: Readonly<Record<string, Peer>> = {
  munkres: async (instance) => {
    const { default: munkres } = await import('munkres');
    const table = weights(instance).map((row) => Array.from(row, (weight) => heaviest(instance) - weight));
    const start = performance.now();
    const mentorOf = new Map(munkres(table));
    return { milliseconds: performance.now() - start, mentorOf: (i) => mentorOf.get(i) ?? -1 };
  },
  'linear-sum-assignment': async (instance) => {
    const { linearSumAssignment } = await import('linear-sum-assignment');
    const table = weights(instance);
    const start = performance.now();
    const { rowAssignments } = linearSumAssignment(table, { maximaze: true });
    return { milliseconds: performance.now() - start, mentorOf: (i) => rowAssignments[i] ?? -1 };
  },
  highs: async (instance) => {
    const { highsSolver } = await import('./highs.js');
    const solver = await highsSolver();
    const text = programme(instance);
    const start = performance.now();
    const solution = solver.solve(text);
    const milliseconds = performance.now() - start;
    if (solution.Status !== 'Optimal') throw new Error(`highs ended as ${solution.Status}`);
    const mentorOf = new Map(
      Object.entries(solution.Columns)
        .filter(([, { Primal }]) => Primal > 0.5)
        .map(([name]) => name.slice(1).split('_').map(Number) as [number, number]),
    );
    return { milliseconds, mentorOf: (i) => mentorOf.get(i) ?? -1 };
  },
};

/** One of them on a round from a file: one call in a fresh process. */
export async function npmPeerTask(name: string, file: string): Promise<Measured> {
  const instance = readInstance(file, file);
  const peer = npmPeers[name];
  if (!peer) throw new Error(`No peer ${name}`);
  const { milliseconds, mentorOf } = await peer(instance);
  const edgeOf = Int32Array.from(instance.tier, (_, i) => pairOf(instance, i, mentorOf(i)));
  return { milliseconds, megabytes: megabytesHeld(), ...objective(instance, 1, edgeOf) };
}

function pairOf({ rowStart, mentorAt }: Instance, i: number, mentor: number): number {
  const within = mentor < 0 ? -1 : mentorAt.subarray(rowStart[i], rowStart[i + 1]).indexOf(mentor);
  return within < 0 ? -1 : rowStart[i]! + within;
}

/** What serving anybody at all is worth: more than all scores together. */
const served = ({ tier, places }: Instance) => Math.min(tier.length, places.length) * 65_535 + 1;
const heaviest = (instance: Instance) => served(instance) + 65_535;

/** A full table; a pair that is not allowed weighs nothing. */
function weights(instance: Instance): Float64Array[] {
  const { tier, places, rowStart, mentorAt, scoreAt } = instance;
  return Array.from(tier, (_, i) => {
    const row = new Float64Array(places.length);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) row[mentorAt[e]!] = served(instance) + scoreAt[e]!;
    return row;
  });
}

function programme(instance: Instance): string {
  const { tier, places, rowStart, mentorAt, scoreAt } = instance;
  const [aim, rows]: [string[], string[]] = [[], []];
  const columns: string[][] = Array.from(places, () => []);
  for (let i = 0; i < tier.length; i += 1) {
    const names: string[] = [];
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      const name = `x${i}_${mentorAt[e]!}`;
      names.push(name);
      columns[mentorAt[e]!]!.push(name);
      aim.push(`${served(instance) + scoreAt[e]!} ${name}`);
    }
    if (names.length > 0) rows.push(`${names.join(' + ')} <= 1`);
  }
  const full = columns.filter((names) => names.length > 0).map((names) => `${names.join(' + ')} <= 1`);
  return `Maximize\nobj: ${aim.join(' + ')}\nSubject To\n${[...rows, ...full].join('\n')}\nEnd`;
}
