import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { EntityManager } from 'typeorm';
import { orphan, START, linesBetween, type Place, serversOf, waitingBehind } from './data/lines.query';
import { newestSeal, type Seal, sealsBehind } from './data/seals.query';
import { hashOfLine, hashOfSeal, NOTHING_BEFORE } from './canonical';
import type { Head } from './heads';

/** What a check of an institution's chain found. */
export interface ChainReport {
  /** The number of the newest seal that is good; 0 before the first. */
  readonly upTo: number;
  /** How many lines are under those seals. */
  readonly lines: number;
  /** How many are not sealed yet. */
  readonly waiting: number;
  /** The first thing that is wrong, with the line or the seal; null when nothing is. */
  readonly fault: string | null;
}

/** How far a chain has come, for showing. */
export interface ChainState {
  /** The newest seal; null before the first. */
  readonly head: { readonly number: number; readonly hash: string; readonly sealedAt: Date } | null;
  /** The newest check; null before the first. */
  readonly checked: { readonly at: Date; readonly upTo: number; readonly fault: string | null } | null;
}

const SEALS_AT_ONCE = 20;

/** The chain over the record of who looked: whether it is whole, and how far it has come. */
@Injectable()
export class Chain {
  constructor(private readonly db: Database) {}

  /**
   * Goes through the whole chain and keeps what it found.
   * @param published the heads that were written down elsewhere. Cost: reads every line of the institution.
   */
  async check(institutionId: string, published: readonly Head[] = []): Promise<ChainReport> {
    const report = await this.db.transaction({ institutionId }, (tx) => new Walk(tx, institutionId).report(published));
    await this.db.transaction({ institutionId }, (tx) =>
      tx.query('insert into audit_check (institution_id, up_to_number, fault) values ($1, $2, $3)', [
        institutionId,
        report.upTo,
        report.fault,
      ]),
    );
    return report;
  }

  async state(institutionId: string): Promise<ChainState> {
    return this.db.transaction({ institutionId }, async (tx) => {
      const seal = await newestSeal(tx, institutionId);
      const [checked] = await tx.query<{ at: Date; upTo: number; fault: string | null }[]>(
        `select at, up_to_number::int as "upTo", fault from audit_check where institution_id = $1
         order by id desc limit 1`,
        [institutionId],
      );
      const head = seal && { number: seal.number, hash: seal.hash, sealedAt: new Date(Number(seal.sealedAt) / 1_000) };
      return { head, checked: checked ?? null };
    });
  }
}

/** One walk along the chain, from its beginning. */
class Walk {
  private readonly places = new Map<string, Place>();
  private before = { number: 0, hash: NOTHING_BEFORE };
  private lines = 0;

  constructor(
    private readonly tx: EntityManager,
    private readonly institutionId: string,
  ) {}

  async report(published: readonly Head[]): Promise<ChainReport> {
    const heads = new Map(published.map((head) => [head.number, head]));
    const fault = (await this.alongSeals(heads)) ?? missingHead(published, this.before.number) ?? (await this.loose());
    return { upTo: this.before.number, lines: this.lines, waiting: fault ? 0 : await this.waiting(), fault };
  }

  private async alongSeals(heads: ReadonlyMap<number, Head>): Promise<string | null> {
    for (;;) {
      const seals = await sealsBehind(this.tx, this.institutionId, this.before.number, SEALS_AT_ONCE);
      if (seals.length === 0) return null;
      for (const seal of seals) {
        const head = heads.get(seal.number);
        const fault =
          sealFault(seal, this.before) ??
          (head && head.hash !== seal.hash ? `seal ${seal.number} is not the one that was written down` : null) ??
          (await this.underSeal(seal));
        if (fault) return fault;
        this.before = seal;
        this.lines += seal.lineIds.length;
      }
    }
  }

  /** Every line under a seal is as it was, and there is none between them that was not there. */
  private async underSeal(seal: Seal): Promise<string | null> {
    const { institutionId, server, number, lineIds } = seal;
    const behind = this.places.get(server) ?? START;
    const upTo = { transaction: seal.lastTransaction, id: lineIds.at(-1) ?? START.id };
    const found = await linesBetween(this.tx, institutionId, server, behind, upTo);
    const byId = new Map(found.map((line) => [line.id, line]));
    for (const [index, id] of lineIds.entries()) {
      const line = byId.get(id);
      if (!line) return `line ${id} under seal ${number} is missing`;
      if (hashOfLine(institutionId, line) !== seal.lineHashes[index])
        return `line ${id} under seal ${number} was changed`;
    }
    const known = new Set(lineIds);
    const extra = found.find(({ id }) => !known.has(id));
    if (extra) return `line ${extra.id} was put in under seal ${number}`;
    this.places.set(server, upTo);
    return null;
  }

  private async loose(): Promise<string | null> {
    const id = await orphan(this.tx, this.institutionId);
    return id && `line ${id} is missing: whose data it was about is there without it`;
  }

  private async waiting(): Promise<number> {
    let waiting = 0;
    for (const server of await serversOf(this.tx, this.institutionId))
      waiting += await waitingBehind(this.tx, this.institutionId, server, this.places.get(server) ?? START);
    return waiting;
  }
}

function sealFault(seal: Seal, before: { readonly number: number; readonly hash: string }): string | null {
  if (seal.number !== before.number + 1) return `seal ${before.number + 1} is missing`;
  if (seal.previous !== before.hash) return `seal ${seal.number} does not follow the one before it`;
  return hashOfSeal(seal) === seal.hash ? null : `seal ${seal.number} was changed`;
}

function missingHead(published: readonly Head[], upTo: number): string | null {
  const head = published.find(({ number }) => number > upTo);
  return head ? `seal ${head.number}, written down at ${head.at}, is missing` : null;
}
