import type { ConsentEvent } from '../domain/consent-event';
import { type OwnLog, ownLog, type SignedHead, wholeLog, type WholeLog } from '../proofs/log-export';
import { treeHeadOf } from '../proofs/tree-head';
import { publicKeyOf, Signatures, type SigningKey } from '../signatures';
import { institutionId } from './chains';

const signatures = new Signatures();
const at = new Date('2026-11-22T02:00:00.000Z');

/** Heads over so many of the log's lines, each signed with the key beside its size. */
export async function headsOf(
  log: readonly ConsentEvent[],
  sizes: readonly (readonly [number, SigningKey])[],
): Promise<SignedHead[]> {
  const heads: SignedHead[] = [];
  for (const [size, key] of sizes) {
    const hashes = log.slice(0, size).map(({ hash }) => hash);
    const head = treeHeadOf(institutionId, hashes, at, heads.at(-1)?.jws ?? null);
    heads.push({ size, jws: await signatures.sign(key, 'tree-head', head) });
  }
  return heads;
}

export async function whole(
  log: readonly ConsentEvent[],
  sizes: readonly (readonly [number, SigningKey])[],
): Promise<WholeLog> {
  const keys = [...new Set(sizes.map(([, key]) => key))].map(publicKeyOf);
  return wholeLog(institutionId, log, await headsOf(log, sizes), keys);
}

export async function own(
  log: readonly ConsentEvent[],
  sizes: readonly (readonly [number, SigningKey])[],
  subject: string,
  signer = sizes.at(-1)?.[1],
): Promise<OwnLog> {
  const events = log.filter(({ subjectId }) => subjectId === subject);
  const last = events.at(-1);
  const statement = {
    institution: institutionId,
    subject,
    seq: last?.seq ?? 0,
    hash: last?.hash ?? '',
    at: at.toISOString(),
  };
  if (!signer) throw new RangeError('a log of one person needs a head');
  const chain = await signatures.sign(signer, 'chain-head', statement);
  const keys = [...new Set([...sizes.map(([, key]) => key), signer])].map(publicKeyOf);
  const hashes = log.map(({ hash }) => hash);
  return ownLog({ institution: institutionId, subject, hashes, events, heads: await headsOf(log, sizes), keys, chain });
}
