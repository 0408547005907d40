import type { Person } from '@footing/consent';
import { type Actor, DomainError } from '@footing/kernel';
import { Stories } from '@footing/stories';
import { bitsOf } from '../domain/stages';
import { type ReleaseAsk, Releases } from '../releases/releases.service';
import { EvidenceStage } from '../spec/evidence-stage';
import { dimension, madeUp, times } from '../spec/made-up';
import { DocumentWords } from './document-words.service';
import { documents } from './documents/catalogue';
import { EvidenceFiles } from './evidence-files.service';
import type { FileFormat } from './file-of';
import { verifyPack } from './pack/verify-pack';
import { SigningKeys } from './signing-keys.service';
import { bareKey, fingerprintOf } from './pack/signing';
import { deskOf } from './spec/everything';
import { readZip } from './zip/read-zip';

let stage: EvidenceStage;
let amina: Actor;
let ben: Actor;
let signed: number;
const met = bitsOf(['eligible', 'invited', 'applied', 'allocated', 'matched', 'met']);
const group = { ...dimension('group:x', ['in', 'out'], true), kind: 'group' as const };

beforeAll(async () => {
  stage = await EvidenceStage.open();
  ({ analyst: amina, lead: ben } = await deskOf(stage));
  signed = await release({});
});
afterAll(() => stage.close());

async function release({ asks = ASKS, isSigned = true }: { asks?: ReleaseAsk['asks']; isSigned?: boolean }) {
  const people = times(200, {}).map((_, at) => ({
    ...{ stages: met, meetings: at % 5 < 3 ? 3 : 0, codes: { 'group:x': at % 2 === 0 ? 'in' : 'out' } },
    outcomes: [at % 3 > 0 ? 1 : 0, at % 4 > 0 ? 1 : 0, null, at % 7 > 1 ? 1 : 0],
  }));
  const snapshot = await madeUp(stage, { dimensions: [group], people });
  const { number, sha256 } = await stage
    .get(Releases)
    .propose(amina, { snapshot, name: 'Autumn', profile: 'public', asks });
  if (isSigned) await stage.get(Releases).sign(ben, number, sha256);
  return number;
}

const ASKS: ReleaseAsk['asks'] = [
  { measure: 'M02', by: ['group:x'] },
  { measure: 'M12', outcome: 'progression', by: ['group:x'] },
];
const files = () => stage.get(EvidenceFiles);
/** Of each document that a release cannot make, what it lacks. */
const lacks = async (number: number) =>
  Object.fromEntries(
    (await files().ofRelease(amina, number))
      .filter((one) => one.lacks.length > 0)
      .map(({ key, lacks: missing }) => [key, missing]),
  );

const FORMATS: readonly FileFormat[] = ['html', 'pdf', 'xlsx', 'ods', 'csv'];

test.each(documents.map(({ key }) => key))('%s is made of a signed release in every format', async (key) => {
  for (const format of FORMATS) {
    const { name, body } = await files().document(amina, signed, key, format);
    expect([format, name, body.length > 1000]).toEqual([
      format,
      expect.stringContaining(`${key}-release-${signed}.`),
      true,
    ]);
  }
  const html = (await files().document(amina, signed, key, 'html')).body.toString();
  expect(html).toContain('This shows change, not impact');
  expect(html).toContain('This is a draft');
});

test('what is not signed, what is not there, and what is no document are not found', async () => {
  const waiting = await release({ isSigned: false });
  const givenUp = await release({ isSigned: false });
  await stage.get(Releases).giveUp(ben, givenUp);
  for (const number of [waiting, givenUp, 9999, Number.NaN]) {
    await expect(files().document(amina, number, 'board-page', 'html')).rejects.toMatchObject({
      code: 'release.not-found',
    });
    await expect(files().pack(amina, number)).rejects.toMatchObject({ code: 'release.not-found' });
  }
  await expect(files().document(amina, signed, 'constructor', 'html')).rejects.toMatchObject({
    code: 'document.not-found',
  });
});

test('a case study quotes those alone whose yes to just that stands at this moment', async () => {
  const quoted = async () => (await files().document(amina, signed, 'case-study', 'html')).body.toString();
  const asked: [Person & { actor: Actor }, string, string][] = [];
  for (const [places, words] of [
    [['case-studies'], 'My mentor opened a door.'],
    [['our-page', 'prospectus'], 'Never in reports.'],
  ] as const) {
    const student = await stage.person('student');
    const day = new Date(stage.clock.now().getTime() + 90 * 86_400_000).toISOString().slice(0, 10);
    const story = {
      title: 'How it went',
      words,
      described: '',
      pictureWords: '',
      naming: 'first',
      until: day,
    } as const;
    const who = `student:${student.id}`;
    const id = await stage.get(Stories).ask(ben, { ...story, who, places: [...places] }, null);
    asked.push([student, `story:${id}`, words]);
  }
  const says = async (wish: 'give' | 'stop') => {
    for (const [student, item] of asked) await stage.says(wish, student, 'story', item);
  };
  expect(await quoted()).not.toContain('In their own words');
  await says('give');
  const html = await quoted();
  expect(html).toContain('My mentor opened a door.');
  expect(html).toContain('How it went (Amina)');
  expect(html).not.toContain('Never in reports.');
  const [line] = await stage.db.query<{ n: number }>(
    `select count(*)::int as n from audit_event where event = 'story.quoted'`,
  );
  expect(line?.n).toBe(1);
  await says('stop');
  expect(await quoted()).not.toContain('My mentor opened a door.');
  const { template } = await stage.get(DocumentWords).find(ben, 'case-study');
  const words = Object.fromEntries(template.fields.map(({ key }) => [key, 'We met every month.']));
  await stage.get(DocumentWords).change(ben, 'case-study', 0, words);
  // A pack stays for years: what people may take back is never in it.
  const inside = await readZip((await files().pack(amina, signed)).body);
  expect(inside.some(({ name }) => name.includes('case-study'))).toBe(false);
});

test('what a release lacks for a document is named', async () => {
  const poor = await release({ asks: [{ measure: 'M02', by: ['group:x'] }] });
  await expect(files().document(amina, poor, 'medr-table', 'html')).rejects.toMatchObject({
    ...{ kind: 'conflict', code: 'document.lacks', fields: [{ field: 'M12' }] },
  });
  const other = await release({ asks: [{ measure: 'M12', outcome: 'completion', by: ['group:x'] }] });
  await expect(files().document(amina, other, 'destinations', 'html')).rejects.toMatchObject({
    ...{ code: 'document.lacks', fields: [{ field: 'M12' }] },
  });
  // England has no table for Medr.
  expect(await lacks(poor)).toEqual({
    'app-evaluation': [{ measure: 'M12', outcomes: [] }],
    'tef-note': [{ measure: 'M12', outcomes: [] }],
    destinations: [{ measure: 'M12', outcomes: ['progression'] }],
  });
  expect(await lacks(other)).toMatchObject({ destinations: [{ measure: 'M12', outcomes: ['progression'] }] });
  expect(await lacks(signed)).toEqual({});
});

test('a document is refused for just what it is told to lack, and made where that is nothing; of what is not signed nothing is told', async () => {
  for (const number of [signed, await release({ asks: [{ measure: 'M12', outcome: 'completion', by: ['group:x'] }] })])
    for (const { key, lacks: missing } of await files().ofRelease(amina, number)) {
      const made = await files()
        .document(amina, number, key, 'csv')
        .then(
          () => [],
          (refused: unknown) => (refused instanceof DomainError ? refused.fields.map(({ field }) => field) : ['broke']),
        );
      expect([key, made]).toEqual([key, missing.map(({ measure }) => measure)]);
    }
  expect(await files().ofRelease(amina, await release({ isSigned: false }))).toEqual([]);
});

test('a document says when its figures are not in the form that who asks for it wants', async () => {
  const html = async (key: string) => (await files().document(amina, signed, key, 'html')).body.toString();
  expect(await html('wapp-table')).toContain('rounded as HESA does. These are not');
  expect(await html('board-page')).not.toContain('These are not');
});

test('the pack holds what is whole, says why the rest is not there, and stands every check', async () => {
  const { template } = await stage.get(DocumentWords).find(ben, 'board-page');
  const unwritten = async () =>
    (await files().ofRelease(amina, signed)).find(({ key: one }) => one === 'board-page')?.unwritten ?? [];
  expect(await unwritten()).toEqual(template.fields.filter(({ isRequired }) => isRequired).map(({ label }) => label));
  const words = Object.fromEntries(template.fields.map(({ key }) => [key, 'More met this year.']));
  await stage.get(DocumentWords).change(ben, 'board-page', 0, words);
  expect(await unwritten()).toEqual([]);
  const key = await stage.get(SigningKeys).publicKey(amina);
  const { body, name } = await files().pack(amina, signed);
  const verdict = await verifyPack(body, fingerprintOf(bareKey(key)));
  expect([name, verdict.faults]).toEqual([`evidence-release-${signed}.zip`, []]);
  expect((await files().pack(amina, signed)).body.equals(body)).toBe(true);
  const inside = await readZip(body);
  const manifest = JSON.parse(inside.find((one) => one.name === 'manifest.json')?.content.toString() ?? '') as {
    documents: string[];
    leftOut: { document: string }[];
    release: { number: number };
    engine: { commit: string | null; lockfileSha256: string };
  };
  expect(manifest.documents).toEqual(['board-page']);
  expect(manifest.leftOut.map(({ document }) => document)).toContain('case-study');
  expect(manifest.leftOut.map(({ document }) => document)).not.toContain('medr-table');
  expect(manifest.release.number).toBe(signed);
  expect(manifest.engine.lockfileSha256).toMatch(/^[0-9a-f]{64}$/);
});

test.each(['student', 'mentor', 'consultant', 'data-protection-officer'] as const)(
  'a %s has no files',
  async (role) => {
    await expect(files().document(stage.as(role), signed, 'board-page', 'html')).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(files().pack(stage.as(role), signed)).rejects.toMatchObject({ kind: 'forbidden' });
  },
);
