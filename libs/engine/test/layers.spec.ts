import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const engine = join(__dirname, '..');
const source = join(engine, 'src');

/** Folders in the order of the README's table. */
const layers = [...readFileSync(join(engine, 'README.md'), 'utf8').matchAll(/^\| `([\w/]+)\/` \|/gmu)].map(
  ([, folder]) => folder!,
);

const files = globSync('**/*.ts', { cwd: source }).filter(
  (file) => !/\.spec\.ts$|(?:^|\/)spec\/|assembly\//u.test(file),
);

/** The folders a file imports from, its own left out. */
function foldersUsed(file: string): string[] {
  const imports = readFileSync(join(source, file), 'utf8').matchAll(/^(?:import|export|\}) .*from '(\..*)';$/gmu);
  const used = [...imports].map(([, path]) => relative(source, dirname(join(source, dirname(file), path!))));
  return [...new Set(used)].filter((folder) => folder !== dirname(file));
}

test('the README names every folder, once', () => {
  const folders = new Set(files.map((file) => dirname(file)).filter((folder) => folder !== '.'));
  expect([...layers].sort()).toEqual([...folders].sort());
});

test('a folder imports only from those that the README lists above it', () => {
  const uphill = files
    .filter((file) => dirname(file) !== '.')
    .flatMap((file) =>
      foldersUsed(file)
        .filter((folder) => !layers.slice(0, layers.indexOf(dirname(file))).includes(folder))
        .map((folder) => `${file} imports from ${folder || 'the door'}`),
    );
  expect(uphill).toEqual([]);
  expect(files.flatMap(foldersUsed).length).toBeGreaterThan(100);
});
