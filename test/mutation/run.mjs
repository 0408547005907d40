// Plants faults in the engine one at a time and asks whether a spec notices.
//
//     npm run mutate -- stable lottery.ts     a folder and a file of libs/engine/src, with the specs that stand beside them
//     npm run mutate -- stable --all-specs    the same, with every spec of the engine: minutes where that took seconds
//     npm run mutate                          everything with every spec: hours; what has not changed is not tried again
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

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
const specs = places.length > 0 && !given.includes('--all-specs') ? beside : [];

const { status } = spawnSync(
  process.execPath,
  ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', 'test/mutation/stryker.config.mjs'],
  {
    stdio: 'inherit',
    env: { ...process.env, FOOTING_MUTATED: mutated.join(), FOOTING_SPECS: specs.join() },
  },
);
process.exit(status ?? 1);
