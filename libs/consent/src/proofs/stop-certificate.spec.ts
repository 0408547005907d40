import { createHash } from 'node:crypto';
import { type Place, places, purposes } from '@footing/kernel';
import fc from 'fast-check';
import { evidenceText, stopCertificateOf, type StopPlace, stopStateOf, type StopTerms } from './stop-certificate';

const start = Date.parse('2026-11-22T09:00:00.000Z');
const second = (number: number): Date => new Date(start + number * 1000);
const waiting = (place: Place): StopPlace => ({ place, dueAt: second(10), confirmedAt: null, evidence: null });
const confirmed = (place: Place): StopPlace => ({
  place,
  dueAt: second(10),
  confirmedAt: second(2),
  evidence: { rows: 3, drafts: ['d2', 'd1'] },
});
const stop: StopTerms = {
  institution: '0190b6a5-0000-7000-8000-000000000001',
  receiptId: '0190b6a5-0000-7000-8000-00000000000f',
  purpose: { code: 'matching.characteristics', ...purposes['matching.characteristics'] },
  itemWords: 'that you grew up in care',
  kind: 'withdrawn',
  requestedAt: second(0),
  stoppedAt: second(0.25),
  lastUseAt: second(-60),
  places: [confirmed('answers'), confirmed('drafts')],
  chain: { seq: 4, hash: 'ab'.repeat(32) },
};

describe('a certificate of a stop', () => {
  test('says what stopped, when, the last use before, and what each place did', () => {
    const evidenceSha256 = createHash('sha256').update('{"drafts":["d2","d1"],"rows":3}').digest('hex');
    expect(stopCertificateOf(stop, second(3))).toEqual({
      form: 'footing-stop-certificate/1',
      institution: stop.institution,
      receiptId: stop.receiptId,
      purpose: 'matching.characteristics',
      title: purposes['matching.characteristics'].title,
      item: 'that you grew up in care',
      kind: 'withdrawn',
      requestedAt: '2026-11-22T09:00:00.000Z',
      stoppedAt: '2026-11-22T09:00:00.250Z',
      lastUseAt: '2026-11-22T08:59:00.000Z',
      places: (['answers', 'drafts'] as const).map((place) => ({
        name: places[place].words,
        dueAt: '2026-11-22T09:00:10.000Z',
        confirmedAt: '2026-11-22T09:00:02.000Z',
        evidenceSha256,
      })),
      chain: { seq: 4, hash: 'ab'.repeat(32) },
      cannotUndo: [purposes['matching.characteristics'].stopped, expect.stringContaining('Backups') as string],
      state: 'complete',
      madeAt: '2026-11-22T09:00:03.000Z',
    });
  });

  test('waits for places that have time left, and says which had to by now', () => {
    const open = [confirmed('answers'), waiting('drafts')];
    expect(stopStateOf(open, second(9.999))).toBe('waiting');
    expect(stopStateOf(open, second(10))).toBe('overdue');
    expect(stopStateOf([confirmed('answers'), confirmed('drafts')], second(60))).toBe('complete');
    expect(stopStateOf([], second(60))).toBe('complete');
    const [, drafts] = stopCertificateOf({ ...stop, places: open }, second(1)).places;
    expect(drafts).toMatchObject({ confirmedAt: null, evidenceSha256: null });
  });

  test('says what it does not reach: messages that have left, and backups', () => {
    const news = { ...stop, purpose: { code: 'news' as const, ...purposes.news }, places: [confirmed('news-mail')] };
    expect(stopCertificateOf(news, second(3)).cannotUndo).toEqual([
      purposes.news.stopped,
      'A message that had already left us cannot be called back.',
      expect.stringContaining('Backups'),
    ]);
    expect(stopCertificateOf({ ...stop, lastUseAt: null }, second(3)).lastUseAt).toBeNull();
  });

  test('is not made of what would not be so', () => {
    expect(() => stopCertificateOf({ ...stop, lastUseAt: second(0.251) }, second(3))).toThrow(RangeError);
    expect(stopCertificateOf({ ...stop, lastUseAt: stop.stoppedAt }, second(3)).state).toBe('complete');
    expect(() =>
      stopCertificateOf({ ...stop, places: [{ ...confirmed('drafts'), evidence: null }] }, second(3)),
    ).toThrow(RangeError);
    expect(() => stopCertificateOf({ ...stop, places: [{ ...waiting('drafts'), evidence: {} }] }, second(3))).toThrow(
      RangeError,
    );
  });

  test('hashes evidence the same, whatever order its fields came in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (evidence) => {
        const turned = Object.fromEntries(Object.entries(evidence).reverse());
        expect(evidenceText(turned)).toBe(evidenceText(evidence));
        expect(JSON.parse(evidenceText(evidence))).toEqual(JSON.parse(JSON.stringify(evidence)));
      }),
    );
    expect(evidenceText({ b: [1, { d: null, c: 'é' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
  });
});
