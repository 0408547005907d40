// Most of what a small test file costs is loading the product once more. In a whole run files therefore come several to one
// load, each in a `describe` of its own path. Alone stay those under test/, which are long and few.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const jest = 'node_modules/jest/bin/jest.js';

/**
 * Writes files that each load some of a project's test files: what jest is to run in their place. Each has the path of the
 * first that it loads.
 *
 * @param folder where to write them, in a folder of the project's name. @param most how many files come to one load.
 */
export function together({ root, node, env, folder }, project, most) {
  for (const group of grouped(listed({ root, node, env }, project), path.join(root, 'test'), most)) {
    const first = path.relative(root, group[0]).replace(/\.tsx?$/, '.js');
    const place = path.join(folder, project, first);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, group.map((file) => loading(root, file)).join(''));
  }
}

const loading = (root, file) =>
  `describe(${JSON.stringify(path.relative(root, file))}, () => void require(${JSON.stringify(file)}));\n`;

function listed({ root, node, env }, project) {
  const args = [jest, '--listTests', '--json', '--selectProjects', project];
  const { stdout, status } = spawnSync(node, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const at = stdout.indexOf('[');
  if (status !== 0 || at < 0) throw new Error(`jest lists no files of ${project}`);
  return JSON.parse(stdout.slice(at));
}

/** Neighbours come together, as they load the same; what is in the folder `alone` stays so. */
function grouped(files, alone, most) {
  const isAlone = (file) => file.startsWith(alone + path.sep);
  const many = files.filter((file) => !isAlone(file)).sort();
  const groups = Math.ceil(many.length / most);
  const until = (at) => Math.round((at * many.length) / groups);
  return [
    ...files.filter(isAlone).map((file) => [file]),
    ...Array.from({ length: groups }, (_, at) => many.slice(until(at), until(at + 1))),
  ];
}
