import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPack, newSigningKey, signerWith } from '@footing/evidence';
import { checkPack } from './check-pack';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'footing-pack-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** What is said of a file, and the code that the command ends with. */
async function checked(...given: string[]) {
  const said = { out: '', err: '' };
  const code = await checkPack(given, {
    out: { write: (words) => (said.out += words) },
    err: { write: (words) => (said.err += words) },
  });
  return { code, ...said };
}

async function pack() {
  const made = await buildPack(
    {
      ...{ name: 'one', institution: 'University of Example', day: '2026-11-22', profile: 'public' as const },
      ...{
        snapshot: { number: 3, sha256: 'ab'.repeat(32) },
        engine: { version: '1', commit: null, lockfileSha256: null },
        reports: [],
      },
    },
    signerWith(newSigningKey()),
  );
  const file = path.join(folder, 'pack.zip');
  writeFileSync(file, made.zip);
  return { file, ...made };
}

test('a pack that is whole ends well, with the university’s words or without', async () => {
  const { file, fingerprint } = await pack();
  expect(await checked(file, ...fingerprint.split(' '))).toMatchObject({ code: 0, err: '' });
  const alone = await checked(file);
  expect(alone.code).toBe(0);
  expect(alone.out).toContain(fingerprint);
  expect(alone.out).toContain('Compare these words');
});

test('somebody else’s key, a byte that changed and no pack at all each end badly and say why', async () => {
  const { file, zip } = await pack();
  expect(await checked(file, 'not', 'these')).toMatchObject({ code: 1, out: '' });
  const other = Buffer.from(zip);
  const at = other.indexOf('"day"');
  if (at > 0) other[at + 8] = (other[at + 8] ?? 0) ^ 1;
  writeFileSync(file, at > 0 ? other : other.subarray(0, other.length - 40));
  const changed = await checked(file);
  expect([1, 2]).toContain(changed.code);
  expect(changed.err).not.toBe('');
  writeFileSync(file, 'no zip');
  expect(await checked(file)).toMatchObject({ code: 2, out: '' });
  expect(await checked(path.join(folder, 'not-there.zip'))).toMatchObject({ code: 2 });
  expect((await checked()).err).toContain('npm run evidence:verify');
});
