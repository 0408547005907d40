import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
/** Who may say what a transaction is for; functions of the database put back what they found. */
const MAY = /^libs\/database\/src\/(database\.ts|migrations\/.*)$/;
const SETS = /set_config\(\s*'footing\.|\bset\s+(session\s+|local\s+)?footing\.|alter\s+(role|database)[^;]*footing\./i;
/** What outlives the transaction, and so tells the next one on the connection whose it is. */
const STAYS = /set_config\(\s*'footing\.\w+'\s*,[^;]*?,\s*false\s*\)|\bset\s+(?!local)(session\s+)?footing\./i;

const sources = ['libs', 'apps'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\/src\/.*\.tsx?$/.test(file) && !/\/(dist|node_modules|spec)\/|\.spec\.tsx?$/.test(file)),
);

test('only one file of ours says for what a transaction reads, and nothing says it for longer than a transaction', () => {
  expect(sources.length).toBeGreaterThan(300);
  const texts = sources.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
  expect(texts.filter(({ file, text }) => SETS.test(text) && !MAY.test(file)).map(({ file }) => file)).toEqual([]);
  expect(texts.filter(({ text }) => STAYS.test(text)).map(({ file }) => file)).toEqual([]);
});

test.each([
  `select set_config('footing.purpose', $1, false)`,
  `set footing.purpose = 'service'`,
  `SET SESSION footing.purpose TO 'service'`,
])('%s would be found', (sql) => {
  expect([SETS.test(sql), STAYS.test(sql)]).toEqual([true, true]);
});

test.each([`select set_config('footing.purpose', $1, true)`, `set local footing.purpose = 'x'`])(
  '%s ends with its transaction',
  (sql) => expect([SETS.test(sql), STAYS.test(sql)]).toEqual([true, false]),
);
