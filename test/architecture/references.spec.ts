import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { treeOnDisk } from './tree';

const root = path.resolve(__dirname, '../..');

/** Libraries that a place's product code imports and that its build does not name: they would not be there when it starts. */
function notBuiltWith(texts: readonly string[], references: string): string[] {
  const imported = new Set(
    texts.flatMap((text) => [...text.matchAll(/from '@footing\/([a-z]+)'/g)].map(([, name]) => name)),
  );
  return [...imported].filter((name) => !references.includes(`/${name}/tsconfig.build.json`)).map(String);
}

const places = ['apps', 'libs'].flatMap((kind) =>
  readdirSync(path.join(root, kind))
    .map((name) => `${kind}/${name}`)
    .filter((place) => existsSync(path.join(root, place, 'tsconfig.build.json'))),
);
const product = [...treeOnDisk()];

test.each(places)('%s is built with every library that it imports', (place) => {
  const texts = product.filter(([file]) => file.startsWith(`${place}/src/`)).map(([, text]) => text);
  expect(texts).not.toEqual([]);
  expect(notBuiltWith(texts, readFileSync(path.join(root, place, 'tsconfig.build.json'), 'utf8'))).toEqual([]);
});

test('a library that is imported and not named is found', () => {
  expect(notBuiltWith([`import { a } from '@footing/kernel';`], '{ "path": "../audit/tsconfig.build.json" }')).toEqual([
    'kernel',
  ]);
});
