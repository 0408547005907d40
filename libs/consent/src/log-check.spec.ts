import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import type { ConsentEvent } from './domain/consent-event';
import type { OwnLog, WholeLog } from './proofs/log-export';
import { LogCheck } from './log-check';
import { newSigningKey, Signatures, type SigningKey } from './signatures';
import { chained, logOf, someTerms, subjectOf } from './spec/chains';
import { own, whole } from './spec/logs';

const program = path.join(__dirname, '../../../docker/verify-consent.mjs');
const eachFile = path.join(__dirname, 'spec/each-file.mjs');
const check = new LogCheck(new Signatures());
const LINES = 23;
const person = subjectOf(1);

let keys: readonly [SigningKey, SigningKey];
let sizes: (readonly [number, SigningKey])[];
let log: ConsentEvent[];
let wholeText: string;
let ownText: string;
let folder: string;

beforeAll(async () => {
  keys = [await newSigningKey(), await newSigningKey()];
  const [old, present] = keys;
  sizes = [5, 8, 14, LINES].map((size) => [size, size < 10 ? old : present]);
  const said = fc.sample(someTerms, { numRuns: LINES, seed: 5 });
  log = logOf(said.map((what, at) => [(at * 7) % 4, what]));
  wholeText = JSON.stringify(await whole(log, sizes));
  ownText = JSON.stringify(await own(log, sizes, person));
  folder = await mkdtemp(path.join(tmpdir(), 'consent-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What a program that shares no code with ours says of each text, and whether it is content with it. */
async function programSays(texts: readonly string[], earlier: string | null = null): Promise<[boolean, string][]> {
  const kept = path.join(folder, 'earlier.json');
  if (earlier !== null) await writeFile(kept, earlier);
  const files = texts.map((_, at) => path.join(folder, `${String(at)}.json`));
  for (const [at, file] of files.entries()) await writeFile(file, texts[at] ?? '');
  const list = path.join(folder, 'list.json');
  await writeFile(list, JSON.stringify(files.map((file) => (earlier === null ? [file] : [file, kept]))));
  const { stdout } = await promisify(execFile)(process.execPath, [eachFile, program, list], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout) as [boolean, string][];
}

/** Where a text begins to differ from the one it was made of. */
function differing(text: string): string {
  const right = text.includes('"subject":') ? ownText : wholeText;
  const at = [...text].findIndex((character, place) => right[place] !== character);
  return at < 0
    ? `cut at ${String(text.length)}`
    : `${right.slice(at - 40, at + 20)} became ${text.slice(at - 40, at + 20)}`;
}

/** The texts that either of the two is content with. */
async function unnoticed(texts: readonly string[], earlier: string | null = null): Promise<string[]> {
  const theirs = await programSays(texts, earlier);
  const content: string[] = [];
  for (const [at, text] of texts.entries()) {
    if ((await check.faultOf(text, earlier)) === null) content.push(`ours: ${differing(text)}`);
    if (theirs[at]?.[0] !== false) content.push(`theirs: ${differing(text)}`);
  }
  return content;
}

/** Edits of one byte anywhere, the same on every run. */
function byteEdits(text: string, count: number): string[] {
  const edits = fc.record({ at: fc.nat(text.length - 1), bits: fc.integer({ min: 1, max: 127 }) });
  return fc.sample(edits, { numRuns: count, seed: 8 }).map(({ at, bits }) => {
    const wrong = String.fromCharCode(text.charCodeAt(at) ^ bits);
    return `${text.slice(0, at)}${wrong}${text.slice(at + 1)}`;
  });
}
const wholeOf = (): WholeLog => JSON.parse(wholeText) as WholeLog;
const ownOf = (): OwnLog => JSON.parse(ownText) as OwnLog;

/** A list without each of its entries, with each one doubled, with each two swapped, and cut off at each place. */
function* spoilt<T>(list: readonly T[]): Generator<T[], void> {
  for (const [at, entry] of list.entries()) {
    yield list.toSpliced(at, 1);
    yield list.toSpliced(at, 0, entry);
    yield list.slice(0, at);
    for (const [other, beside] of list.entries()) if (other > at) yield list.with(at, beside).with(other, entry);
  }
}

describe('an exported log', () => {
  test('is found whole as it was written: all of it, and what one person takes away', async () => {
    const nobody = JSON.stringify(await own(log, sizes, subjectOf(9)));
    const one = JSON.stringify(await whole(log.slice(0, 1), [[1, keys[0]]]));
    const newKey = JSON.stringify(await own(log, sizes, person, await newSigningKey()));
    const texts = [wholeText, ownText, nobody, one, newKey];
    for (const [content, words] of await programSays(texts)) {
      expect(words).toMatch(/^whole: \d+ lines, the last head over/);
      expect(content).toBe(true);
    }
    for (const text of texts) expect(await check.faultOf(text)).toBeNull();
    expect(ownOf().events.length).toBeGreaterThan(4);
  });

  test('is found out with any one byte changed', async () => {
    expect(await unnoticed(byteEdits(wholeText, 1000))).toEqual([]);
    expect(await unnoticed(byteEdits(ownText, 500))).toEqual([]);
  });

  test('is found out with any one byte too few or too many', async () => {
    const places = fc.sample(fc.nat(wholeText.length - 1), { numRuns: 150, seed: 9 });
    const texts = places.flatMap((at) => [
      wholeText.slice(0, at) + wholeText.slice(at + 1),
      `${wholeText.slice(0, at)} ${wholeText.slice(at)}`,
      wholeText.slice(0, at),
    ]);
    expect(await unnoticed([...texts, `${wholeText}\n`, `${ownText}\n`, ''])).toEqual([]);
  });

  test('is found out with a line, a head or a key taken away, doubled, swapped or cut off', async () => {
    const all = wholeOf();
    const texts = [
      ...[...spoilt(all.events)].map((events) => ({ ...all, events })),
      ...[...spoilt(all.heads)].map((heads) => ({ ...all, heads })),
      ...[...spoilt(all.keys)].map((listed) => ({ ...all, keys: listed })),
    ];
    expect(texts.length).toBeGreaterThan(300);
    expect(await unnoticed(texts.map((spoilt_) => JSON.stringify(spoilt_)))).toEqual([]);
  });

  test('of one person is found out the same way, its proofs included', async () => {
    const mine = ownOf();
    const texts = [
      ...[...spoilt(mine.events)].map((events) => ({ ...mine, events })),
      ...[...spoilt(mine.heads)].map((heads) => ({ ...mine, heads })),
      ...[...spoilt(mine.consistency)].map((consistency) => ({ ...mine, consistency })),
      ...mine.consistency.flatMap((path_, at) =>
        [...spoilt(path_)].map((changed) => ({ ...mine, consistency: mine.consistency.with(at, changed) })),
      ),
      ...mine.events.flatMap((event, at) =>
        [...spoilt(event.proof)].map((proof) => ({ ...mine, events: mine.events.with(at, { ...event, proof }) })),
      ),
    ];
    expect(await unnoticed(texts.map((changed) => JSON.stringify(changed)))).toEqual([]);
  });

  test('is found out when a line was changed and all hashes after it were made anew', async () => {
    const anew = (at: number): ConsentEvent[] =>
      log.reduce<ConsentEvent[]>((all, event, here) => {
        const before = all.findLast(({ subjectId }) => subjectId === event.subjectId);
        return [...all, chained(here === at ? { ...event, permitted: !event.permitted } : event, before)];
      }, []);
    const { heads } = wholeOf();
    const texts = await Promise.all(
      log.map(async (_, at) => JSON.stringify({ ...(await whole(anew(at), sizes)), heads })),
    );
    expect(await unnoticed(texts)).toEqual([]);
  });

  test('that the institution itself wrote anew, heads and all, is found out by an export kept from before', async () => {
    const kept = JSON.stringify(await whole(log.slice(0, 8), sizes.slice(0, 2)));
    for (const [content] of await programSays([wholeText, ownText], kept)) expect(content).toBe(true);
    expect(await check.faultOf(wholeText, kept)).toBeNull();
    const shorter = log.toSpliced(
      log.findLastIndex(({ subjectId }) => subjectId === person),
      1,
    );
    const rewritten = JSON.stringify(await whole(shorter, [[8, keys[0]], [22, keys[1]]])); // prettier-ignore
    expect(await unnoticed([rewritten], wholeText)).toEqual([]);
    expect(await check.faultOf(rewritten)).toBeNull();
  });

  test('is not taken for that of another institution, form or person', async () => {
    const [all, mine] = [wholeOf(), ownOf()];
    const texts = [
      { ...all, institution: subjectOf(3) },
      { ...all, format: 'footing-consent-log/2' },
      { ...all, heads: [] },
      { ...mine, subject: subjectOf(2) },
      { ...mine, chain: mine.heads[0] },
      { ...mine, heads: mine.heads.with(0, mine.chain) },
      { ...mine, events: [] },
      [],
      null,
    ];
    expect(await unnoticed(texts.map((text) => JSON.stringify(text)))).toEqual([]);
  });

  test('says in words what is wrong first', async () => {
    const all = wholeOf();
    const third = all.events.findIndex(({ subjectId, seq }) => subjectId === person && seq === 3);
    const without = JSON.stringify({ ...all, events: all.events.toSpliced(third, 1) });
    expect(await check.faultOf(without)).toBe(`line 3 of ${person} is missing`);
    expect(await programSays([without])).toEqual([[false, `line 3 of ${person} does not follow the one before`]]);
  });
});
