import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { settingNames, Settings } from '@footing/config';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/operating.md');

test('the page for operators lists every setting with its default, and no other', () => {
  const listed = [...page.matchAll(/^\| `([A-Z_]+)` +\| (?:`([^`]*)`|none) +\|/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  const defaults: Record<string, unknown> = { ...new Settings() };
  const known = settingNames.map((name) => [name, name in defaults ? String(defaults[name]) : undefined]);
  expect(listed).toEqual(known);
});

test('every command and file that the page for operators names is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = [...page.matchAll(/npm (?:run )?(start|test|migrate|[a-z:]+)\b/g)].map(([, name = '']) => name);
  expect(commands.length).toBeGreaterThan(1);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
  const files = [...page.matchAll(/`((?:docker|docs|apps)\/[\w./-]+)`/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});
