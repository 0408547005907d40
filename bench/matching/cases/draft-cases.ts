import { existsSync } from 'node:fs';
import path from 'node:path';
import { runAlone } from '../alone';
import { root, taskScript } from '../places';
import type { DraftMeasured } from '../tasks/draft';
import type { Case, Effort, Row } from './row';

const MOST = 1_500;
const real = 'test/fixtures/mentor-match/large-mentees.csv';

/** From answers to a draft with reasons and proof, and then checked: what a person waits for. */
export const draftCases: readonly Case[] = [
  draftCase('whole draft', 'whole draft', 'A', 'quick'),
  draftCase('whole draft', 'whole draft', '500', 'quick'),
  draftCase('whole draft', 'whole draft', 'B', 'quick'),
  draftCase('whole draft', 'whole draft', 'S', 'usual'),
  draftCase('whole draft', 'whole draft', 'C', 'usual'),
  draftCase('moved-weight', 'after moving a weight', 'B', 'quick'),
  realCase(),
];

function draftCase(task: 'whole draft' | 'moved-weight', words: string, people: string, effort: Effort): Case {
  const name = `${words}, ${people}`;
  const given = [taskScript, task === 'whole draft' ? 'draft' : task, people, '3', `${MOST}`];
  return {
    name,
    effort,
    run: (say) => rowOf(name, words, draftOf(name, given, say)),
  };
}

function realCase(): Case {
  const name = 'whole draft, files of a real scheme';
  const run = (say: (words: string) => void) => {
    if (!existsSync(path.join(root, real))) return (say(`${name}: the files are not here`), null);
    const script = path.join(root, 'bench/matching/tasks/real-files.ts');
    const given = ['-r', '@swc-node/register', script];
    const row = rowOf(name, name, draftOf(name, given, say));
    if (!row) return null;
    // This process holds the compiler too.
    const { megabytes: _, ...others } = row;
    return others;
  };
  return { name, effort: 'quick', run };
}

function rowOf(name: string, family: string, measured: DraftMeasured | null): Row | null {
  if (!measured) return null;
  const { students, mentors, milliseconds, first, check, megabytes, faults = 0 } = measured;
  return {
    ...{ name, family, students, mentors, pairs: students * mentors },
    ...{ firstMilliseconds: first ?? 0, bestMilliseconds: milliseconds, megabytes, faults, peers: [] },
    wrong: faults > 0 ? [`${faults} faults`] : [],
    ...(check > 0 ? { note: `check ${Math.round(check)} ms` } : {}),
  };
}

const draftOf = (name: string, given: readonly string[], say: (words: string) => void): DraftMeasured | null =>
  runAlone(process.execPath, given, (why) => say(`${name}: ${why}`)) as DraftMeasured | null;
