/**
 * Rounds whose pairs are too many to be written down, from people's answers to a draft that is proven best:
 *
 *     node apps/local/ready.mjs -r @swc-node/register bench/matching/giants.ts [SIZE-KIND[-TIERS] …]
 *
 * Two threads; what they took, the lists, the solver, and the check of every pair beside it.
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runAlone } from './alone';
import { compileTasks, taskScript } from './places';

const given = process.argv.slice(2);
const names = given.length > 0 ? given : ['C-dense', 'D-dense', 'D-hard', 'E-hard', 'E-dense', 'F-hard'];

compileTasks();
const script = path.join(path.dirname(taskScript), 'tasks/giant.js');
for (const name of names) {
  const [size = '', kind = '', tiers = '1'] = name.split('-');
  const file = path.join(tmpdir(), `giant-${process.pid}-${name}`);
  const say = (words: string) => console.error(`${name}: ${words}`);
  const read = runAlone(process.execPath, [script, 'read', size, kind, tiers, file], say);
  const found = read && runAlone(process.execPath, [script, 'solve', file], say);
  rmSync(file, { force: true });
  console.log(JSON.stringify({ name, read, found }));
}
