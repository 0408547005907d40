import { createHash } from 'node:crypto';

/** A line of the record as the database gives it, whole: numbers, moments and transactions as text, so that none is rounded. */
export interface Line {
  readonly id: string;
  readonly transaction: string;
  readonly server: string;
  /** Microseconds since 1970, in digits. */
  readonly at: string;
  readonly accountId: string | null;
  readonly role: string;
  readonly event: string;
  readonly purpose: string | null;
  readonly object: string | null;
  readonly fields: readonly string[];
  readonly special: boolean;
  readonly count: number | null;
  readonly requestId: string | null;
  readonly ipPrefix: string | null;
  readonly outcome: string;
  /** `student:<id>`, in any order. */
  readonly subjects: readonly string[];
}

/** What a seal says, besides its own hash. */
export interface SealTerms {
  readonly institutionId: string;
  /** From 1, without a gap. */
  readonly number: number;
  /** 64 hexadecimal digits; of the seal before it, or 64 zeros for the first. */
  readonly previous: string;
  readonly server: string;
  readonly lastTransaction: string;
  /** Microseconds since 1970, in digits. */
  readonly sealedAt: string;
  readonly lineIds: readonly string[];
  /** One a line, 64 hexadecimal digits each. */
  readonly lineHashes: readonly string[];
}

/** What stands before the first seal. */
export const NOTHING_BEFORE = '0'.repeat(64);

/**
 * A line in one spelling: a JSON list without spaces, in UTF-8, of texts, null, true or false. Order: "line", institution,
 * id, server, transaction, microseconds, account, role, event, purpose, object, list of fields, special, count as text,
 * request, address prefix, outcome, list of subjects in the order of their code points.
 */
export function hashOfLine(institutionId: string, line: Line): string {
  const { id, server, transaction, at, accountId, role, event, purpose, object, fields, special, count } = line;
  return sha256([
    ...['line', institutionId, id, server, transaction, at, accountId, role, event, purpose, object, fields, special],
    ...[count === null ? null : String(count), line.requestId, line.ipPrefix, line.outcome],
    [...line.subjects].sort(),
  ]);
}

/**
 * A seal in one spelling, the same way: "seal", institution, number as text, hash of the one before, server, last
 * transaction, microseconds, list of line ids, list of line hashes.
 */
export function hashOfSeal(seal: SealTerms): string {
  return sha256([
    ...['seal', seal.institutionId, String(seal.number), seal.previous, seal.server, seal.lastTransaction],
    ...[seal.sealedAt, seal.lineIds, seal.lineHashes],
  ]);
}

const sha256 = (list: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(list)).digest('hex');
