// Plants faults in the engine one at a time and asks whether a spec notices.
//
//     npm run mutate -- stable lottery.ts     a folder and a file of libs/engine/src, with the specs that stand beside them
//     npm run mutate -- stable --all-specs    the same, with every spec of the engine
//     npm run mutate                          everything with every spec: long; what has not changed is not tried again
//
// figures.mjs tells what was found, survivors.md why what is left is left.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';

const engine = 'libs/engine/src';
const given = process.argv.slice(2);
const places = given.filter((one) => !one.startsWith('--')).map((one) => `${engine}/${one}`);
for (const place of places)
  if (!existsSync(place)) {
    console.error(`There is no ${place}.`);
    process.exit(2);
  }

const isFolder = (place) => statSync(place).isDirectory();
const mutated = places.map((place) => (isFolder(place) ? `${place}/**/*.ts` : place));
const beside = places.map((place) => (isFolder(place) ? `${place}/**/*.spec.ts` : place.replace(/\.ts$/, '.spec.ts')));
// A file that no spec stands beside is what others are made of: then every spec is tried.
const stand = beside.every((one) => globSync(one).length > 0);
const specs = places.length > 0 && stand && !given.includes('--all-specs') ? beside : [];

const { status } = spawnSync(
  process.execPath,
  ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', 'test/mutation/stryker.config.mjs'],
  {
    stdio: 'inherit',
    env: { ...process.env, FOOTING_MUTATED: mutated.join(), FOOTING_SPECS: specs.join() },
  },
);
process.exit(status ?? 1);
