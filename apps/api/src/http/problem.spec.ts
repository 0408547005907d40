import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError, type DomainErrorKind } from '@footing/kernel';
import { problemOf } from './problem';

const ROOT = join(__dirname, '../../../..');

/** Every refusal that the libraries and the API itself throw by name, with its kind. */
const thrown = ['libs', 'apps/api'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)src\/.*\.ts$/.test(path) && !/\.spec\.|\/spec\/|node_modules|dist\//.test(path))
    .flatMap((path) => [
      ...readFileSync(join(ROOT, folder, path), 'utf8').matchAll(
        /'(invalid|forbidden|not-found|conflict)',\s*'([a-z0-9-]+\.[a-z0-9.-]+)'/g,
      ),
    ])
    .map(([, kind = '', code = '']) => [kind as DomainErrorKind, code] as const),
);

test('every refusal is told with a title and what to do, and with its own code', () => {
  expect(new Set(thrown.map(([, code]) => code)).size).toBeGreaterThan(60);
  for (const [kind, code] of thrown) {
    const problem = problemOf(new DomainError(kind, code), '/x');
    expect(problem?.type).toBe(`urn:problem:${code}`);
    expect(problem?.title).not.toBe('The request was refused');
    expect(problem?.detail).toMatch(/\w+\.$/);
  }
});
