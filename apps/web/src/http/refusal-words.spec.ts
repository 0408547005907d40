import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasWords } from './refusal-words';

const LIBS = join(__dirname, '../../../../libs');

/** Refusals that never fill a page: only a command or a start of the service meets them, or a page that mends them itself. */
const neverAPage = /^(settings|mail|institution)\./;

const sources = readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^[^/]+\/src\/.*\.tsx?$/.test(path) && !/\.spec\.|\/spec\//.test(path))
  .map((path) => readFileSync(join(LIBS, path), 'utf8'))
  .join('\n');

/** A conflict, thrown or listed; `invalid` where no field is given with it. */
const inConflict = /'conflict',\s*'([a-z0-9-]+\.[a-z0-9.-]+)'/g;
const withoutField = /DomainError\(\s*'invalid',\s*'([a-z0-9-]+\.[a-z0-9.-]+)'(?:,\s*(?:'[^']*'|`[^`]*`|\w+))?\s*\)/g;
const reasonsOfDrafts = /'(draft\.[a-z-]+)'(?= [|;?:]|;)/g;

const codes = [inConflict, withoutField, reasonsOfDrafts]
  .flatMap((pattern) => [...sources.matchAll(pattern)].map(([, code = '']) => code))
  .filter((code) => !neverAPage.test(code));

test('the libraries refuse a good many things, and those known to have lacked words are among them', () => {
  expect(new Set(codes).size).toBeGreaterThan(35);
  expect(codes).toEqual(expect.arrayContaining(['sign-in.too-long-ago', 'passkey.last-way-in', 'passkey.too-many']));
});

test('every refusal that fills a page has words of its own', () => {
  expect([...new Set(codes)].filter((code) => !hasWords(code))).toEqual([]);
});
