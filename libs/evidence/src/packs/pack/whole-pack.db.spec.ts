import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256 } from '../data/table-files';
import { EvidenceFiles } from '../evidence-files.service';
import type { PackFile } from '../report';
import { type Desk, deskOf, madeRelease } from '../spec/everything';
import { EvidenceStage } from '../../spec/evidence-stage';
import { readZip } from '../zip/read-zip';
import { writeZip } from '../zip/write-zip';
import { newSigningKey, publicKeyOf, fingerprintOf, signatureOf, signerWith } from './signing';
import { verifyPack } from './verify-pack';

let stage: EvidenceStage;
let desk: Desk;
let whole: Buffer;
beforeAll(async () => {
  stage = await EvidenceStage.open();
  desk = await deskOf(stage);
  whole = (await stage.get(EvidenceFiles).pack(desk.analyst, await madeRelease(stage, desk))).body;
});
afterAll(() => stage.close());

const key = newSigningKey();
/** The pack with one file changed, its hash mended and signed anew: a forger who knows how packs are made. */
async function forged(files: readonly PackFile[], change: PackFile): Promise<Buffer> {
  const old = files.find(({ name }) => name === change.name)?.content ?? Buffer.alloc(0);
  const manifest = JSON.parse(files.find(({ name }) => name === 'manifest.json')?.content.toString() ?? '') as {
    key: object;
    files: { name: string; bytes: number; sha256: string }[];
  };
  expect(manifest.files.some((one) => one.sha256 === sha256(old))).toBe(true);
  const publicKey = publicKeyOf(key);
  const listed = manifest.files.map((one) =>
    one.name === change.name ? { ...one, bytes: change.content.length, sha256: sha256(change.content) } : one,
  );
  const mended = Buffer.from(
    JSON.stringify({ ...manifest, files: listed, key: { publicKey, fingerprint: fingerprintOf(publicKey) } }),
  );
  const now: Record<string, Buffer> = {
    [change.name]: change.content,
    'manifest.json': mended,
    signature: Buffer.from(`${await signatureOf(mended, signerWith(key))}\n`),
  };
  return writeZip(files.map(({ name, content }) => ({ name, content: now[name] ?? content })));
}

test('a pack of every measure is whole; what its tables give is worked out again, the rest is named with why', async () => {
  const { faults, checked } = await verifyPack(whole);
  expect(faults).toEqual([]);
  expect(checked.rates).toBe(36);
  // M05, and M14 twice: by itself, and beside M15.
  expect(checked.gaps).toBe(3);
  // M03, M06, M09, M15, M19, M20 twice, M22.
  expect(checked.others).toBe(8);
  expect(checked.notDerived.map(({ what }) => what)).toEqual(['means', 'figures of reliability']);
});

test('the difference in response is worked out again', async () => {
  const another = await EvidenceStage.open();
  try {
    const their = await deskOf(another);
    const number = await madeRelease(another, their, { asks: [{ measure: 'M05', wave: 'close' }] });
    const { faults, checked } = await verifyPack((await another.get(EvidenceFiles).pack(their.analyst, number)).body);
    expect([faults, checked.gaps]).toEqual([[], 1]);
  } finally {
    await another.close();
  }
});

test.each(['hesa', 'ofs'] as const)('a pack in the form of %s comes out again as far as it can', async (profile) => {
  const another = await EvidenceStage.open();
  try {
    const their = await deskOf(another);
    const number = await madeRelease(another, their, { profile });
    const { faults, checked } = await verifyPack((await another.get(EvidenceFiles).pack(their.analyst, number)).body);
    expect(faults).toEqual([]);
    expect([profile, checked.rates > 0, checked.notDerived.length]).toEqual([
      profile,
      profile === 'hesa',
      profile === 'hesa' ? 2 : 3,
    ]);
  } finally {
    await another.close();
  }
});

test('any figure of any table that is changed by a millionth is told, however well the pack is signed', async () => {
  const files = await readZip(whole);
  let planted = 0;
  for (const { name, content } of files.filter((file) => /^tables\/.*\.csv$/.test(file.name))) {
    const [head = '', ...rows] = content.toString().split('\r\n');
    const columns = head.replaceAll('"', '').split(',');
    for (const [at, row] of rows.entries())
      for (const column of ['rate', 'rate_low', 'rate_high', 'value', 'low', 'high']) {
        const place = columns.indexOf(column);
        const cells = row.split(',');
        const number = cells[place] ?? '';
        if (place < 0 || !/^-?\d+(\.\d+)?(e-?\d+)?$/.test(number) || row.includes('"as-given"')) continue;
        // Rates without a numerator would be as they are given; here each has one.
        const other = cells.map((cell, index) => (index === place ? String(Number(number) + 1e-6) : cell)).join(',');
        const changed = [head, ...rows.map((one, index) => (index === at ? other : one))].join('\r\n');
        const { faults } = await verifyPack(await forged(files, { name, content: Buffer.from(changed) }));
        expect([name, at, column, faults.length > 0]).toEqual([name, at, column, true]);
        planted += 1;
      }
  }
  expect(planted).toBeGreaterThan(70);
}, 120_000);

test('figures do not excuse themselves by naming no rule, or other rows', async () => {
  const files = await readZip(whole);
  const file = files.find(({ name }) => /m15.*-figures\.csv$/.test(name));
  const text = file?.content.toString() ?? '';
  for (const [from, to] of [
    ['"mantel-haenszel"', '"as-given"'],
    ['imd=F%C3%BCnf%20%26%20mehr|imd=1', 'imd=1|imd=F%C3%BCnf%20%26%20mehr'],
  ] as const) {
    expect(text).toContain(from);
    const content = Buffer.from(text.replaceAll(from, to));
    expect((await verifyPack(await forged(files, { name: file?.name ?? '', content }))).faults).not.toEqual([]);
  }
});

test('a missing file, one too many, a changed one and a wrong signature each are told', async () => {
  const files = await readZip(whole);
  const told = async (changed: readonly PackFile[]) => (await verifyPack(await writeZip(changed))).faults.join(' ');
  expect(await told(files.filter(({ name }) => name !== 'verify.R'))).toContain('verify.R: missing');
  expect(await told(files.filter(({ name }) => name !== 'signature'))).toContain('signature: missing');
  expect(await told([...files, { name: 'documents/more.html', content: Buffer.from('x') }])).toContain(
    'not in the manifest',
  );
  const touched = files.map((one) => (one.name === 'expected.csv' ? { ...one, content: Buffer.from('"x"\r\n') } : one));
  expect(await told(touched)).toContain('expected.csv: not the file that was packed');
  const other = Buffer.from(`${Buffer.alloc(64, 7).toString('base64')}\n`);
  expect(await told(files.map((one) => (one.name === 'signature' ? { ...one, content: other } : one)))).toContain(
    'was not signed',
  );
});

const hasR = spawnSync('Rscript', ['--version']).status === 0;
if (!hasR) console.warn('Rscript is not here: verify.R was not run.');

describe('verify.R', () => {
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'footing-r-'));
    for (const { name, content } of await readZip(whole)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  // A machine without a language of its own has the most trouble with letters.
  const env = { ...process.env, LC_ALL: 'C' };
  const run = () => spawnSync('Rscript', ['--vanilla', 'verify.R'], { cwd: folder, encoding: 'utf8', env });

  (hasR ? test : test.skip)('finds every figure again, in base R', () => {
    const { status, stdout, stderr } = run();
    expect([stdout.trim().split('\n').at(-1), stderr, status]).toEqual([
      expect.stringMatching(/^\d\d+ figures, 0 differ$/),
      '',
      0,
    ]);
  });

  (hasR ? test : test.skip)('tells of a count and of a figure that were changed', () => {
    const table = path.join(folder, 'tables/m15-progression-by-imd-and-group-2.csv');
    const changed = execFileSync('sed', ['2s/,\\([0-9]\\)\\([0-9]*\\),/,\\1\\2\\2,/', table], { encoding: 'utf8' });
    writeFileSync(table, changed);
    expect(run().status).toBe(1);
  });
});
