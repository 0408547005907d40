import { sha256 } from '../data/table-files';
import { documents } from '../documents/catalogue';
import { faultsIn, writeDocument } from '../documents/write';
import { reportHtml } from '../html/report-html';
import { noLetter, NO_SETTER, reportPdf } from '../pdf/report-pdf';
import type { PackFile } from '../report';
import { aTable, given, hostile } from '../spec/a-report';
import { readZip } from '../zip/read-zip';
import { writeZip } from '../zip/write-zip';
import { buildPack } from './build-pack';
import { fingerprintOf, newSigningKey, publicKeyOf, signatureOf, signerWith } from './signing';
import { verifyPack } from './verify-pack';

const key = newSigningKey();
const packed = () =>
  buildPack(
    {
      ...{ name: 'one', institution: 'University of Example', day: '2026-11-22', profile: 'public' },
      ...{
        snapshot: { number: 3, sha256: aTable.found.sha256 },
        engine: { version: '1', commit: null, lockfileSha256: null },
      },
      reports: [writeDocument('tef-note', given('tef-note', hostile))],
    },
    signerWith(key),
  );

test('a pack is whole, every share and gap is worked out again, and the same content gives the same bytes', async () => {
  const [one, two] = [await packed(), await packed()];
  const verdict = await verifyPack(one.zip, one.fingerprint);
  expect(verdict.faults).toEqual([]);
  expect(verdict.checked).toMatchObject({ rates: 3, gaps: 1, others: 0, notDerived: [] });
  expect(one.zip.equals(two.zip)).toBe(true);
});

test('one byte of any file changed is told', async () => {
  const files = await readZip((await packed()).zip);
  for (const { name } of files) {
    const changed = files.map((file) => (file.name === name ? flipped(file) : file));
    const faults = await verifyPack(await writeZip(changed)).then(
      (verdict) => verdict.faults,
      () => ['unreadable'],
    );
    expect([name, faults.length > 0]).toEqual([name, true]);
  }
});

function flipped({ name, content }: PackFile): PackFile {
  const other = Buffer.from(content);
  const at = other.length >> 1;
  other[at] = (other[at] ?? 0) ^ 1;
  return { name, content: other };
}

/** Changes a table, and mends its hash and the signature with a key of the forger's. */
async function forged(signedWith: string): Promise<Buffer> {
  const files = await readZip((await packed()).zip);
  const old = files.find(({ name }) => name === 'tables/progression-by-imd.csv')?.content ?? Buffer.alloc(0);
  const content = Buffer.from(old.toString().replace(/,0\.652,/, ',0.752,'));
  expect(content.equals(old)).toBe(false);
  const manifest = files.find(({ name }) => name === 'manifest.json')?.content.toString() ?? '';
  const mended = Buffer.from(
    manifest
      .replace(sha256(old), sha256(content))
      .replace(publicKeyOf(key), publicKeyOf(signedWith))
      .replace(fingerprintOf(publicKeyOf(key)), fingerprintOf(publicKeyOf(signedWith))),
  );
  const now: Record<string, Buffer> = {
    'tables/progression-by-imd.csv': content,
    'manifest.json': mended,
    signature: Buffer.from(`${await signatureOf(mended, signerWith(signedWith))}\n`),
  };
  return writeZip(files.map((file) => ({ name: file.name, content: now[file.name] ?? file.content })));
}

test('a number changed with its hash mended is told, also when it is signed anew', async () => {
  const { faults } = await verifyPack(await forged(newSigningKey()));
  expect(faults.join(' ')).toContain('row 3: the share');
  expect(faults.join(' ')).toContain('-gaps.csv, row 2');
});

test('a foreign key is told to whoever knows the right one', async () => {
  const { faults } = await verifyPack(await forged(newSigningKey()), fingerprintOf(publicKeyOf(key)));
  expect(faults).toContain('the key is not the one you expect');
});

test('a file too many is told', async () => {
  const files = await readZip((await packed()).zip);
  const more = await writeZip([...files, { name: 'tables/more.csv', content: Buffer.from('"n"\r\n1\r\n') }]);
  expect((await verifyPack(more)).faults).toEqual(['tables/more.csv: not in the manifest']);
});

test.each(documents.map(({ key: one }) => one))('%s says what it does not show, whatever is typed', async (one) => {
  const report = writeDocument(one, given(one, hostile));
  const html = reportHtml(report);
  expect(html).toContain('What this does not show');
  expect(html).not.toContain('<script');
  const set = await reportPdf(report);
  const pdf = 'pdf' in set ? set.pdf.toString('latin1') : '';
  expect(pdf).toMatch(/pdfuaid:part>1<[^]*\/Lang \(en-GB\)|\/Lang \(en-GB\)[^]*pdfuaid:part>1</);
  expect(pdf).toContain('/StructTreeRoot');
});

test('without its native part the PDF is said to be missing, in plain words', async () => {
  expect(await reportPdf(writeDocument('tef-note', given('tef-note')), () => Promise.resolve(null))).toEqual({
    missing: NO_SETTER,
  });
});

test('a letter that the typeface does not have leaves no PDF with holes, and that is said', async () => {
  const set = await reportPdf(writeDocument('tef-note', given('tef-note', 'Ask 李 or 王')));
  expect(set).toEqual({ missing: noLetter(['“李”', '“王”']) });
});

test.each(['an impact', 'The EFFECTS', 'it led  to', 'im\u00ADpact', 'ｉｍｐａｃｔ'])(
  '%j is held back at its field without a comparison',
  (claim) => {
    const typed = { ...given('tef-note'), words: { ...given('tef-note').words, findings: claim } };
    expect(faultsIn('tef-note', typed).map(({ field }) => field)).toEqual(['findings']);
    expect(faultsIn('tef-note', { ...typed, design: 'comparison' })).toEqual([]);
  },
);

test('the summary of an award has 200 words at most', () => {
  const of = (count: number) => ({
    ...given('award-pack'),
    words: { ...given('award-pack').words, summary: 'word '.repeat(count) },
  });
  expect(faultsIn('award-pack', of(200))).toEqual([]);
  expect(faultsIn('award-pack', of(201)).map(({ field }) => field)).toEqual(['summary']);
});
