import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Basis, bases, type Category, type Purpose, purposeCodes, purposes } from '@footing/kernel';
import fc from 'fast-check';
import jsonld, { type Options } from 'jsonld';
import { Parser, type Quad, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { otherTerms, prefixes } from '../domain/dpv-terms';
import type { DecisionKind } from '../domain/consent-event';
import type { Party, RecordTerms } from '../domain/record-terms';
import { chained, institutionId, kinds, subjectOf } from './chains';

const textOf = (file: string) => readFileSync(path.join(__dirname, file), 'utf8');
const site = 'https://mentoring.wharfedale.example';
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });

const party = fc.record({
  id: fc.integer({ min: 1, max: 9 }).map((number): string => `https://party-${String(number)}.example/`),
  name: words,
  address: words,
  contact: words,
}) satisfies fc.Arbitrary<Party>;

/** A purpose of the map, on any basis: the institution may decide otherwise than we do. */
export const recordedPurpose = (code: Purpose, basis: Basis): RecordTerms['purpose'] => {
  const { title, what, who, stopped } = purposes[code];
  const listed: readonly Category[] = purposes[code].categories;
  return { code, basis, title, what, who, stopped, categories: listed };
};

const somePurpose = fc
  .tuple(fc.constantFrom(...purposeCodes), fc.constantFrom(...(Object.keys(bases) as Basis[])))
  .map(([code, basis]) => recordedPurpose(code, basis));

const someProof = fc.record({
  leaf: fc.nat(1000),
  path: fc.array(hash, { maxLength: 12 }),
  size: fc.integer({ min: 1001, max: 5000 }),
  root: hash,
  head: fc.constant('eyJh.eyJi.c2ln'),
});

/** Everything that a decision of this kind can be recorded from. */
export const someTermsOf = (kind: DecisionKind, purpose = somePurpose): fc.Arbitrary<RecordTerms> =>
  fc
    .record({
      purpose,
      noticeSha256: hash,
      shownAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      wait: fc.nat(3_600_000),
      until: fc.option(fc.date({ min: new Date('2030-01-02'), max: new Date('2035-01-01'), noInvalidDate: true })),
      itemWords: fc.oneof(fc.constant(''), words),
      institution: party,
      version: fc.integer({ min: 1, max: 30 }),
      lang: fc.constantFrom('en' as const, 'cy' as const),
      months: fc.integer({ min: 1, max: 120 }),
      ruleSha256: fc.option(hash),
      thirdParties: fc.uniqueArray(party, { maxLength: 2, selector: ({ id }) => id }),
      proof: fc.option(someProof),
    })
    .map(
      ({
        purpose: used,
        noticeSha256,
        shownAt,
        wait,
        until,
        itemWords,
        institution,
        version,
        lang,
        months,
        ...rest
      }) => {
        const recordedAt = new Date(shownAt.getTime() + wait);
        const owner = { institutionId, subjectId: subjectOf(1), subjectKind: 'student' as const, seq: 1, orderNo: '7' };
        const said = { purpose: used.code, item: '', kind, noticeSha256, method: 'button on my data', actor: 'self' };
        const event = chained({ ...owner, ...said, shownAt, recordedAt, epoch: 1, permitted: kind === 'given', until });
        return {
          event: { ...event, id: '0190b6a5-0000-7000-8000-00000000000e' },
          purpose: used,
          ruleSha256: rest.ruleSha256,
          itemWords,
          institution: { ...institution, id: `${site}/` },
          notice: { version, lang, publishedAt: shownAt },
          storage: { country: 'GB', months },
          thirdParties: rest.thirdParties,
          links: {
            record: `${site}/me/decisions/1`,
            purpose: `${site}/purposes/${used.code}`,
            notice: `${site}/notices/${noticeSha256}`,
            choices: `${site}/me/data`,
            rights: `${site}/me/rights`,
          },
          proof: rest.proof,
        };
      },
    );

export const someRecordTerms = fc.constantFrom(...kinds).chain((kind) => someTermsOf(kind));

const validator = new SHACLValidator(new Store(new Parser().parse(textOf('../../shapes/consent-record.ttl'))));
const refuseToLoad = (url: string): Promise<never> => Promise.reject(new Error(`asked for ${url}`));

/** The statements of a JSON-LD document, which has to be whole by itself. @throws when a field of it means nothing. */
export async function statementsOf(document: object): Promise<Quad[]> {
  const options: Options.ToRdf & { readonly safe: true } = {
    format: 'application/n-quads',
    safe: true,
    documentLoader: refuseToLoad,
  };
  const lines: unknown = await jsonld.toRDF(document, options);
  return new Parser({ format: 'N-Quads' }).parse(String(lines));
}

/** What of the shapes a document breaks, by field and node; empty when it conforms. */
export async function broken(document: object): Promise<string[]> {
  const report = await validator.validate(new Store(await statementsOf(document)));
  return report.conforms ? [] : report.results.map(({ path: field, focusNode }) => JSON.stringify([field, focusNode]));
}

/** The published terms, in full. */
export const vocabulary: ReadonlySet<string> = new Set(
  textOf('dpv-2.3-terms.txt')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '))
    .filter((name) => name !== '')
    .map((name) => {
      const [prefix = 'dpv', local = ''] = name.includes(':') ? name.split(':') : ['dpv', name];
      return `${prefixes[prefix as keyof typeof prefixes]}${local}`;
    }),
);
const ours = new Set(
  otherTerms.map(
    (name) => `${prefixes[name.split(':')[0] as keyof typeof prefixes]}${name.slice(name.indexOf(':') + 1)}`,
  ),
);
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** The terms of a document that no vocabulary has: names of fields, kinds, and whatever else looks like a term of DPV. */
export async function unknownTerms(document: object): Promise<string[]> {
  const quads = await statementsOf(document);
  const fields = quads.map(({ predicate }) => predicate.value).filter((name) => name !== TYPE && !ours.has(name));
  const types = quads.filter(({ predicate }) => predicate.value === TYPE).map(({ object }) => object.value);
  const terms = quads.flatMap(({ subject, object }) => [subject, object].map(({ value }) => value));
  const claimed = [...fields, ...types, ...terms.filter((value) => value.startsWith('https://w3id.org/dpv'))];
  return [...new Set(claimed)].filter((name) => !vocabulary.has(name));
}
