import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runAlone } from '../alone';
import type { Measured } from '../measured';
import { madeOnce, root, taskScript } from '../places';

export type PeerName =
  'network-simplex' | 'cost-scaling' | 'scipy' | 'scipy-dense' | 'munkres' | 'linear-sum-assignment' | 'highs';

type Tell = (why: string) => void;
type OutsidePeer = (file: string, tiers: 1 | 3, most: number, tell: Tell) => Measured | null;

const lemonSource = 'bench/matching/peers/lemon.cpp';

/** LEMON's program, compiled once; null where there is no compiler or no LEMON (Debian: g++ and liblemon-dev). */
function lemonProgram(): string | null {
  try {
    return madeOnce('lemon', [lemonSource], (to) => {
      const { status } = spawnSync('g++', ['-O3', '-march=native', '-o', to, path.join(root, lemonSource)]);
      if (status !== 0) throw new Error('not compiled');
    });
  } catch {
    return null;
  }
}

const lemon =
  (solver: string): OutsidePeer =>
  (file, tiers, most, tell) => {
    const program = lemonProgram();
    if (program) return runAlone(program, [file, solver, `${tiers}`, `${most}`], tell) as Measured | null;
    tell('not installed (g++ and liblemon-dev)');
    return null;
  };

const scipy =
  (way: 'dense' | 'sparse'): OutsidePeer =>
  (file, tiers, most, tell) =>
    runAlone(
      'python3',
      [path.join(root, 'bench/matching/peers/scipy_peer.py'), file, way, `${tiers}`, `${most}`],
      tell,
    ) as Measured | null;

/** Peers outside npm, each a program of its own. */
export const outsidePeers: Partial<Record<PeerName, OutsidePeer>> = {
  'network-simplex': lemon('network-simplex'),
  'cost-scaling': lemon('cost-scaling'),
  scipy: scipy('sparse'),
  'scipy-dense': scipy('dense'),
};

/** A package of npm, in a process of its own. */
export const npmPeer = (name: PeerName, file: string, tell: Tell): Measured | null =>
  runAlone(process.execPath, [taskScript, name, file], tell) as Measured | null;
