import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { EntityManager } from 'typeorm';
import { hashOfLine, hashOfSeal, type Line, NOTHING_BEFORE } from './canonical';
import { serversOf, settledLines, START } from './data/lines.query';
import { insertSeal, newestSeal, nowAt } from './data/seals.query';

/** Most lines under one seal: what one transaction of the sealer reads. */
const LINES_A_SEAL = 1_000;

/**
 * Chains the record of an institution, behind the work that writes it: chaining each line as it is written would make
 * everybody wait for everybody.
 */
@Injectable()
export class Sealer {
  constructor(private readonly db: Database) {}

  /** Seals every line that is settled, in order. Two sealers at once: one of them seals. @returns how many lines. */
  async seal(institutionId: string): Promise<number> {
    let sealed = 0;
    for (;;) {
      const lines = await this.db.transaction({ institutionId }, (tx) => sealNext(tx, institutionId));
      sealed += lines;
      if (lines === 0) return sealed;
    }
  }
}

async function sealNext(tx: EntityManager, institutionId: string): Promise<number> {
  const [turn] = await tx.query<{ ours: boolean }[]>(
    `select pg_try_advisory_xact_lock(hashtextextended('seals of ' || $1, 0)) as ours`,
    [institutionId],
  );
  if (!turn?.ours) return 0;
  for (const server of await serversOf(tx, institutionId)) {
    const before = await newestSeal(tx, institutionId, server);
    const place = before ? { transaction: before.lastTransaction, id: before.lineIds.at(-1) ?? START.id } : START;
    const lines = await settledLines(tx, institutionId, server, place, LINES_A_SEAL);
    if (lines.length === 0) continue;
    await putSeal(tx, institutionId, lines);
    return lines.length;
  }
  return 0;
}

async function putSeal(tx: EntityManager, institutionId: string, lines: readonly Line[]): Promise<void> {
  const newest = await newestSeal(tx, institutionId);
  const last = lines.at(-1);
  if (!last) return;
  const terms = {
    institutionId,
    number: (newest?.number ?? 0) + 1,
    previous: newest?.hash ?? NOTHING_BEFORE,
    server: last.server,
    lastTransaction: last.transaction,
    sealedAt: await nowAt(tx),
    lineIds: lines.map(({ id }) => id),
    lineHashes: lines.map((line) => hashOfLine(institutionId, line)),
  };
  await insertSeal(tx, { ...terms, hash: hashOfSeal(terms) });
}
