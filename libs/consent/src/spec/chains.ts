import { purposeCodes } from '@footing/kernel';
import fc from 'fast-check';
import type { ConsentEvent, DecisionKind, EventTerms } from '../domain/consent-event';
import { genesisOf, hashOf } from '../proofs/event-hash';

export const kinds: readonly DecisionKind[] = [
  ...(['requested', 'given', 'renewed', 'refused', 'withdrawn'] as const),
  ...(['expired', 'objected', 'objection-lifted', 'invalidated'] as const),
];

/** What a line says besides its place: everything that may differ from line to line. */
export const someTerms = fc.record({
  purpose: fc.constantFrom(...purposeCodes),
  item: fc.constantFrom(
    '',
    'experience:0123456789abcdef',
    'field:topics',
    'story:0190b6a5-0000-7000-8000-000000000009',
  ),
  kind: fc.constantFrom(...kinds),
  noticeSha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  shownAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
  method: fc.constantFrom('button on my data', 'one click link', 'paper form'),
  actor: fc.constantFrom('0190b6a5-0000-7000-8000-00000000000a', 'expiry'),
  wait: fc.nat(60_000),
  epoch: fc.nat(50),
  permitted: fc.boolean(),
  until: fc.option(fc.date({ min: new Date('2027-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })),
});
type Said = typeof someTerms extends fc.Arbitrary<infer T> ? T : never;

export const institutionId = '0190b6a5-0000-7000-8000-000000000001';
export const subjectOf = (number: number): string => `0190b6a5-0000-7000-8000-1${String(number).padStart(11, '0')}`;

export const chained = (terms: EventTerms, before?: ConsentEvent): ConsentEvent => {
  const prevHash = before?.hash ?? genesisOf(terms);
  return { ...terms, prevHash, hash: hashOf(terms, prevHash) };
};

/** Chains of several people, in the order in which all was said: entry `[who, what]` by entry. */
export function logOf(said: readonly (readonly [number, Said])[]): ConsentEvent[] {
  const log: ConsentEvent[] = [];
  for (const [who, { wait, ...what }] of said) {
    const subjectId = subjectOf(who);
    const before = log.findLast((event) => event.subjectId === subjectId);
    const recordedAt = new Date(what.shownAt.getTime() + wait);
    const place = { seq: (before?.seq ?? 0) + 1, orderNo: String(9_007_199_254_740_990n + BigInt(log.length)) };
    const subjectKind = who % 2 ? ('student' as const) : ('mentor' as const);
    log.push(chained({ institutionId, subjectId, subjectKind, ...what, recordedAt, ...place }, before));
  }
  return log;
}

/** The chain of one person. */
export const someChain = (lines: { minLength: number; maxLength: number }): fc.Arbitrary<ConsentEvent[]> =>
  fc.array(someTerms, lines).map((all) => logOf(all.map((said) => [1, said])));
