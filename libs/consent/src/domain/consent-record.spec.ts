import { type Basis, bases, purposeCodes, purposes } from '@footing/kernel';
import fc from 'fast-check';
import { kinds } from '../spec/chains';
import { broken, recordedPurpose, someRecordTerms, someTermsOf, unknownTerms, vocabulary } from '../spec/records';
import { consentReceiptOf, consentRecordOf } from './consent-record';
import { dpvTerms, prefixes } from './dpv-terms';
import type { DecisionKind } from './consent-event';
import type { RecordTerms } from './record-terms';

type Tree = { [field: string]: Tree } | Tree[] | string | number | boolean;
const made = {
  id: '0190b6a5-0000-7000-8000-00000000000f',
  address: 'https://mentoring.wharfedale.example/me/receipts/1',
};
const receiptOf = (terms: RecordTerms) => consentReceiptOf({ ...made, createdAt: terms.event.recordedAt }, terms);
const copyOf = (document: object): Tree => JSON.parse(JSON.stringify(document)) as Tree;

/** A decision with everything that one can have. */
function full(kind: DecisionKind, basis: Basis): RecordTerms {
  const purpose = fc.constant(recordedPurpose('matching.characteristics', basis));
  const isFull = ({ proof, thirdParties, event }: RecordTerms) =>
    proof !== null && proof.path.length > 1 && thirdParties.length > 0 && (event.until !== null) === (kind === 'given');
  const [terms] = fc.sample(someTermsOf(kind, purpose).filter(isFull), { numRuns: 1, seed: 27560 });
  if (!terms) throw new RangeError('one was asked for');
  return terms;
}

/** What a record may be without. */
const optional = /hasHumanInvolvement|hasRecipientThirdParty$|inLog$|@context|hasStorageCondition\/\d$/;

/** The document without each of its fields and entries, one at a time, each with the way to what is left out. */
function* without(whole: Tree): Generator<[string, Tree], void> {
  function* ways(tree: Tree, way: string[]): Generator<string[], void> {
    if (typeof tree !== 'object') return;
    for (const [name, inner] of Object.entries(tree)) {
      const here = [...way, name];
      if (!Array.isArray(tree)) yield here;
      if (name !== '@context') yield* ways(inner, here);
    }
  }
  for (const way of ways(whole, [])) {
    const copy = copyOf(whole as object);
    const holder = way.slice(0, -1).reduce<Tree>((tree, name) => (tree as { [field: string]: Tree })[name] ?? '', copy);
    Reflect.deleteProperty(holder as object, way.at(-1) ?? '');
    yield [way.join('/'), copy];
  }
}
const spoilt = async (document: object): Promise<boolean> => {
  try {
    return (await broken(document)).length > 0;
  } catch {
    return true;
  }
};
const replaced = (document: object, from: string | RegExp, to: string): object => {
  const text = JSON.stringify(document);
  const changed = text.replace(from, to);
  if (changed === text) throw new RangeError('nothing to replace');
  return JSON.parse(changed) as object;
};

describe('a record of a decision', () => {
  test('says everything that the standard asks for, of every purpose, basis and kind', async () => {
    const rests = Object.keys(bases) as Basis[];
    for (const [at, kind] of kinds.entries())
      for (const [beside, code] of purposeCodes.entries()) {
        const purpose = fc.constant(recordedPurpose(code, rests[(at + beside) % rests.length] ?? 'consent'));
        const [terms] = fc.sample(someTermsOf(kind, purpose), { numRuns: 1, seed: 3 });
        const receipt = terms ? receiptOf(terms) : {};
        expect(await broken(receipt)).toEqual([]);
        expect(await unknownTerms(receipt)).toEqual([]);
      }
  });

  test('says it whatever the words, the times and the parties', async () => {
    const conforms = fc.asyncProperty(someRecordTerms, async (terms) => {
      expect(await broken(consentRecordOf(terms))).toEqual([]);
      expect(await unknownTerms(receiptOf(terms))).toEqual([]);
    });
    await fc.assert(conforms, { numRuns: 40 });
  });

  test.each([
    ['given', 'explicit-consent'],
    ['objected', 'public-task'],
  ] as const)('%s, is found wanting without any one of its fields', async (kind, basis) => {
    const whole = copyOf(receiptOf(full(kind, basis)));
    const mutants = [...without(whole)].filter(([way]) => !optional.test(way));
    expect(mutants.length).toBeGreaterThan(80);
    const unnoticed: string[] = [];
    for (const [way, mutant] of mutants) if (!(await spoilt(mutant as object))) unnoticed.push(way);
    expect(unnoticed).toEqual([]);
  });

  test('is found wanting when the notice was shown too late, or is not the very text', async () => {
    const terms = full('given', 'explicit-consent');
    const late = { ...terms, event: { ...terms.event, shownAt: new Date(terms.event.recordedAt.getTime() + 1) } };
    expect(await spoilt(receiptOf(late))).toBe(true);
    const right = receiptOf(terms);
    expect(await spoilt(right)).toBe(false);
    expect(await spoilt(replaced(right, /(?<=footing:noticeSha256":")[0-9a-f]+/, 'v3'))).toBe(true);
    expect(await spoilt(replaced(right, '"dct:language":"', '"dct:language":"x'))).toBe(true);
    expect(await spoilt(replaced(right, terms.event.hash, terms.event.hash.slice(1)))).toBe(true);
    expect(await spoilt(replaced(right, 'dpv:ConsentGiven', 'dpv:ConsentUnknown'))).toBe(true);
    expect(await spoilt(replaced(right, '"dpv:ExplicitlyExpressedConsent"]', '"dpv:ConsentRefused"]'))).toBe(true);
    expect(await spoilt(replaced(right, 'dpv:WithdrawConsent', 'dpv:ManageConsent'))).toBe(true);
    expect(
      await spoilt(replaced(right, '"dpv:hasDataSubject":{', '"dpv:hasDataSubject":{"dpv:hasName":"A Student",')),
    ).toBe(true);
    expect(await spoilt(replaced(right, '"footing:seq":1', '"footing:seq":0'))).toBe(true);
  });

  test('with a term that the vocabulary does not have is found out', async () => {
    const right = receiptOf(full('given', 'explicit-consent'));
    const names = dpvTerms.filter((name) => JSON.stringify(right).includes(`"${name}"`));
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) {
      const wrong = replaced(right, `"${name}"`, `"${name}s"`);
      const [prefix = '', local = ''] = name.split(':');
      expect(await unknownTerms(wrong)).toEqual([`${prefixes[prefix as keyof typeof prefixes]}${local}s`]);
    }
    expect(await unknownTerms(replaced(right, '"footing:epoch"', '"footing:era"'))).toEqual([
      'urn:footing:consent:era',
    ]);
    await expect(unknownTerms(replaced(right, '"footing:epoch"', '"era"'))).rejects.toThrow(/[Ss]afe/);
  });

  test('uses terms that the published vocabulary has, and so do all purposes', () => {
    const iris = dpvTerms.map((name) => {
      const [prefix = '', local = ''] = name.split(':');
      return `${prefixes[prefix as keyof typeof prefixes]}${local}`;
    });
    expect(iris.filter((iri) => !vocabulary.has(iri))).toEqual([]);
    expect(purposeCodes.filter((code) => !vocabulary.has(`${prefixes.dpv}${purposes[code].dpv}`))).toEqual([]);
  });

  test('says who decided: the person, or the institution where it acted by itself', () => {
    const by = (kind: DecisionKind) => {
      const { 'dpv:hasConsentStatus': status } = consentRecordOf(full(kind, 'consent'));
      return copyOf(status as object) as { [field: string]: Tree };
    };
    expect(by('withdrawn')['dpv:isIndicatedBy']).toEqual({ '@id': expect.stringMatching(/^urn:uuid:/) as string });
    for (const kind of ['requested', 'expired', 'invalidated'] as const)
      expect(by(kind)['dpv:isIndicatedBy']).toEqual({ '@id': 'https://mentoring.wharfedale.example/' });
  });

  test('of an objection is no consent, and says on what the use rests', () => {
    const status = (kind: DecisionKind, basis: Basis) =>
      copyOf(consentRecordOf(full(kind, basis))) as { [field: string]: Tree };
    expect(status('objected', 'public-task')).toMatchObject({
      '@type': 'dpv:DataProcessingRecord',
      'dpv:hasStatus': {
        '@type': ['dpv:PublicInterestObjected'],
        'dpv:hasLegalBasis': { '@id': 'dpv:PublicInterest' },
      },
    });
    expect(status('objection-lifted', 'legitimate-interests')).toMatchObject({
      'dpv:hasStatus': { '@type': ['dpv:LegitimateInterestNotObjected'] },
    });
    expect(status('objected', 'public-task')).not.toHaveProperty('dpv:hasConsentStatus');
  });

  test('waits for the proof until the night has sealed the line', () => {
    const terms = full('given', 'consent');
    expect(consentRecordOf(terms)).toHaveProperty('footing:inLog');
    expect(consentRecordOf({ ...terms, proof: null })).not.toHaveProperty('footing:inLog');
  });
});
