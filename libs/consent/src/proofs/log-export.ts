import { ConsentTree } from './consent-tree';
import type { ChainHead, ConsentEvent } from '../domain/consent-event';
import { leavesOf } from './tree-head';

/** The name of the form of an export: another form has another name. */
export const LOG_FORMAT = 'footing-consent-log/1';

/** A line as an export says it: moments as ISO texts, `until` empty when there is no end. */
export interface ExportedEvent extends Omit<ConsentEvent, 'institutionId' | 'shownAt' | 'recordedAt' | 'until'> {
  readonly shownAt: string;
  readonly recordedAt: string;
  readonly until: string;
}

/** A line with the proof that it is in the log: where, counted from 0, and the hashes beside its way up. */
export interface ProvedEvent extends ExportedEvent {
  readonly leaf: number;
  readonly proof: readonly string[];
}

/** A key, by the half that everybody may see. */
export interface ExportedKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
}

/** The whole log of an institution, for whoever checks it: every line in the order of the log, and every head. */
export interface WholeLog {
  readonly format: typeof LOG_FORMAT;
  readonly institution: string;
  /** Those that signed a head here, and then the statement about a person's chain: in the order of their first. */
  readonly keys: readonly ExportedKey[];
  /** Signed, the oldest first. The last is over all the lines. */
  readonly heads: readonly string[];
  readonly events: readonly ExportedEvent[];
}

/** What one person takes away: their own lines, each with its proof, and how far their chain went, signed. */
export interface OwnLog extends Omit<WholeLog, 'events'> {
  readonly subject: string;
  /** Of each head but the first: that the one before is the beginning of it. */
  readonly consistency: readonly (readonly string[])[];
  /** A signed `ChainStatement`. */
  readonly chain: string;
  readonly events: readonly ProvedEvent[];
}

/** What is signed about one person's chain, when it is given away. */
export interface ChainStatement extends ChainHead {
  readonly institution: string;
  readonly subject: string;
  /** ISO, to the millisecond. */
  readonly at: string;
}

/** A head with what it is over. */
export interface SignedHead {
  readonly jws: string;
  readonly size: number;
}

const hexOf = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

/** Field by field, in the order in which the line is hashed: whoever checks reads one list. */
const exported = (event: ConsentEvent): ExportedEvent => ({
  subjectId: event.subjectId,
  subjectKind: event.subjectKind,
  seq: event.seq,
  purpose: event.purpose,
  item: event.item,
  kind: event.kind,
  noticeSha256: event.noticeSha256,
  shownAt: event.shownAt.toISOString(),
  method: event.method,
  actor: event.actor,
  recordedAt: event.recordedAt.toISOString(),
  epoch: event.epoch,
  permitted: event.permitted,
  until: event.until?.toISOString() ?? '',
  orderNo: event.orderNo,
  prevHash: event.prevHash,
  hash: event.hash,
});

/** The whole log. `events` in the order of the log; the last of `heads` has to be over all of them. */
export const wholeLog = (
  institution: string,
  events: readonly ConsentEvent[],
  heads: readonly SignedHead[],
  keys: readonly ExportedKey[],
): WholeLog => ({
  format: LOG_FORMAT,
  institution,
  keys,
  heads: heads.map(({ jws }) => jws),
  events: events.map(exported),
});

/** What an export of one person is made of. */
export interface OwnLogTerms {
  readonly institution: string;
  readonly subject: string;
  /** Of every line of the institution's log, in its order. */
  readonly hashes: readonly string[];
  /** The person's own lines, in the order of their chain. */
  readonly events: readonly ConsentEvent[];
  /** Which heads to give away, the oldest first; the last has to be over all of the person's lines. */
  readonly heads: readonly SignedHead[];
  readonly keys: readonly ExportedKey[];
  /** The signed `ChainStatement`. */
  readonly chain: string;
}

/**
 * What one person takes away. One hash for each line of the log.
 * @throws RangeError when there is no head, or a line of the person is not under the last one.
 */
export function ownLog({ institution, subject, hashes, events, heads, keys, chain }: OwnLogTerms): OwnLog {
  const last = heads.at(-1);
  if (!last) throw new RangeError('an export needs a head');
  const tree = new ConsentTree(leavesOf(hashes));
  const places = new Map(hashes.map((hash, at) => [hash, at]));
  return {
    ...{ format: LOG_FORMAT, institution, subject, keys },
    heads: heads.map(({ jws }) => jws),
    consistency: heads.slice(1).map(({ size }, at) => hexOf(tree.consistency(heads[at]?.size ?? 0, size))),
    chain,
    events: events.map((event) => {
      const leaf = places.get(event.hash) ?? last.size;
      return { ...exported(event), leaf, proof: hexOf(tree.inclusion(leaf, last.size)) };
    }),
  };
}
