import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keptSecret } from './kept-secret';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'footing-secret-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the secret is long, stays the same from start to start, and is for its owner alone', async () => {
  const place = path.join(folder, 'new');
  const secret = await keptSecret(place, 'session-secret');
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(await keptSecret(place, 'session-secret')).toBe(secret);
  expect(statSync(path.join(place, 'session-secret')).mode & 0o077).toBe(0);
  expect(readdirSync(place)).toEqual(['session-secret']);
});

test('an empty file, left by a start that was cut off, is replaced', async () => {
  writeFileSync(path.join(folder, 'session-secret'), '');
  expect((await keptSecret(folder, 'session-secret')).length).toBeGreaterThanOrEqual(43);
});
