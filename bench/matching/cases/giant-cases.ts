import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runAlone } from '../alone';
import { sizes, type SizeName } from '../instances/people';
import { taskScript } from '../places';
import type { Case, Effort, Row } from './row';

/** What the two steps of `tasks/giant.ts` tell. */
interface Read {
  readonly milliseconds: number;
}
interface Solved {
  readonly milliseconds: number;
  readonly recheck: { readonly milliseconds: number };
  readonly megabytes: number;
  readonly gap: number;
  readonly faults: number;
}

/** Rounds whose pairs are too many to be written down: from answers to proven drafts, on two threads. */
export const giantCases: readonly Case[] = (
  [
    ['C', 'dense', 'usual'],
    ['D', 'hard', 'usual'],
    ['D', 'dense', 'usual'],
    ['E', 'hard', 'usual'],
    ['F', 'hard', 'full'],
  ] as const
).map(([size, kind, effort]) => giantCase(size, kind, effort));

function giantCase(size: SizeName, kind: 'hard' | 'dense', effort: Effort): Case {
  const name = `${size}-${kind}, never written down`;
  const run = (say: (why: string) => void): Row | null => {
    const script = path.join(path.dirname(taskScript), 'tasks/giant.js');
    const file = path.join(tmpdir(), `giant-${process.pid}`);
    const tell = (why: string) => say(`${name}: ${why}`);
    const read = runAlone(process.execPath, [script, 'read', size, kind, '1', file], tell) as Read | null;
    const found = read && (runAlone(process.execPath, [script, 'solve', file], tell) as Solved | null);
    rmSync(file, { force: true });
    if (!read || !found) return null;
    const faults = found.faults + (found.gap === 0 ? 0 : 1);
    const { students, mentors } = sizes[size];
    return {
      ...{ name, family: `never written down, ${kind}`, students, mentors, pairs: students * mentors },
      ...{ firstMilliseconds: found.milliseconds, bestMilliseconds: found.milliseconds },
      ...{ megabytes: found.megabytes, faults, peers: [], wrong: faults > 0 ? [`${faults} faults`] : [] },
      note: `answers read in ${Math.round(read.milliseconds)} ms, all pairs checked again in ${Math.round(found.recheck.milliseconds)} ms`,
    };
  };
  return { name, effort, run };
}
