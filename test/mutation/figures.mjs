// What the last runs found, folder by folder, as a table for survivors.md; with a folder or file, what survived there.
//
//     npm run mutate:figures              the table
//     npm run mutate:figures -- solve     every fault of solve/ that no spec noticed
import { globSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const engine = 'libs/engine/src/';
const results = globSync(path.join(tmpdir(), 'footing-mutation/results/*.json'));
// Of files that several runs have tried the latest counts.
const latest = results.sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
const files = new Map(latest.flatMap((one) => Object.entries(JSON.parse(readFileSync(one, 'utf8')).files)));
const noticed = ({ status }) => status === 'Killed' || status === 'Timeout';
const counted = ({ status }) => status !== 'Ignored' && status !== 'CompileError';

function table() {
  const folders = new Map();
  for (const [name, { mutants }] of files) {
    const folder = path.dirname(name.slice(engine.length)).split('/')[0];
    folders.set(folder, [...(folders.get(folder) ?? []), ...mutants.filter(counted)]);
  }
  console.log('| folder | planted | noticed | overlooked | score |\n|---|---:|---:|---:|---:|');
  for (const [folder, mutants] of [...folders].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const seen = mutants.filter(noticed).length;
    const score = ((100 * seen) / mutants.length).toFixed(1);
    console.log(`| ${folder} | ${mutants.length} | ${seen} | ${mutants.length - seen} | ${score} % |`);
  }
}

function overlooked(place) {
  for (const [name, { source, mutants }] of files) {
    if (!name.startsWith(engine + place)) continue;
    const lines = source.split('\n');
    for (const mutant of mutants.filter((one) => counted(one) && !noticed(one))) {
      const { line, column } = mutant.location.start;
      console.log(`${name.slice(engine.length)}:${line}:${column} ${lines[line - 1].trim()}`);
      console.log(
        `    ${mutant.status === 'NoCoverage' ? '(never run) ' : ''}${mutant.replacement.replace(/\s+/gu, ' ')}`,
      );
    }
  }
}

const [place] = process.argv.slice(2);
if (place === undefined) table();
else overlooked(place);
