import { Database } from '@footing/database';
import { type Actor, Clock } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isIncluded } from '../proofs/consent-tree';
import { genesisOf } from '../proofs/event-hash';
import { type ChainStatement, type OwnLog, ownLog, wholeLog, type WholeLog } from '../proofs/log-export';
import { treeHeadOf } from '../proofs/tree-head';
import { LogCheck } from '../log-check';
import type { Person } from '../person';
import { type PublicKey, Signatures } from '../signatures';
import * as rows from './log.query';
import { SigningKeys } from './signing-keys';

type Here = Pick<Actor, 'institutionId'>;

/** That a decision is in the log: the head that says so, signed, and the way up to it. */
export interface InLog {
  readonly head: string;
  readonly size: number;
  /** From 0. */
  readonly leaf: number;
  /** 64 hexadecimal digits each. */
  readonly proof: readonly string[];
}

/** What became of going through a log. */
export interface LogReport {
  /** What is wrong first; null: nothing. */
  readonly fault: string | null;
  readonly decisions: number;
  readonly heads: number;
  /** The export, as the independent verifier takes it; null when nobody has decided anything. */
  readonly text: string | null;
}

/** An institution's log of decisions: one tree over all of them, whose head it signs. */
@Injectable()
export class Log {
  private readonly signatures = new Signatures();

  constructor(
    private readonly db: Database,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /** The newest head, over every decision so far; signed anew where there are new ones. Null: nobody has decided anything. One hash a line. */
  sign(institutionId: string): Promise<rows.KeptHead | null> {
    return this.db.transaction({ institutionId }, (tx) => this.signIn(tx, { institutionId }));
  }

  /** The newest head as it stands; null when there is none. */
  head(institutionId: string): Promise<rows.KeptHead | null> {
    return this.db.transaction({ institutionId }, (tx) => rows.newestHead(tx, institutionId));
  }

  /** The keys that the institution signs with and ever signed with, the oldest first. */
  publicKeys(institutionId: string): Promise<PublicKey[]> {
    return this.db.transaction({ institutionId }, (tx) => this.keys.published(tx, { institutionId }));
  }

  /**
   * That a decision is in the log, under the newest head; null when there is no such decision, or no head over it yet: heads are
   * signed in turn, and not here. It changes nothing, and takes a few hashes a level, however long the log is.
   * @throws Error when what is kept of the tree does not lead to the head.
   */
  async proofOf(tx: EntityManager, { institutionId }: Here, eventId: string): Promise<InLog | null> {
    const head = await rows.newestRoot(tx, institutionId);
    const entry = await rows.entryOf(tx, institutionId, eventId);
    if (!head || !entry || entry.place > head.size) return null;
    const { jws, size, root } = head;
    const index = entry.place - 1;
    const path = await rows.askTree(tx, institutionId, size, (tree) => tree.inclusion(index));
    if (!isIncluded({ leaf: entry.leaf, index, size, root, path }))
      throw new Error(`the tree of ${institutionId} is not the one that was signed`);
    return { head: jws, size, leaf: index, proof: path.map((hash) => hash.toString('hex')) };
  }

  /** The whole log, for whoever checks it; null when nobody has decided anything. */
  whole(institutionId: string): Promise<WholeLog | null> {
    return this.db.transaction({ institutionId }, async (tx) => {
      const head = await this.signIn(tx, { institutionId });
      if (!head) return null;
      const events = await rows.eventsInLog(tx, institutionId);
      const heads = await rows.headsOf(tx, institutionId);
      return wholeLog(institutionId, events, heads, await this.signersOf(tx, institutionId, heads));
    });
  }

  /**
   * What is wrong first with the log, with what it says of uses, and with heads that were written down elsewhere.
   * One hash a line, one signature a head.
   */
  async check(institutionId: string, elsewhere: readonly string[] = []): Promise<LogReport> {
    const whole = await this.whole(institutionId);
    const [late] = await this.db.transaction({ institutionId }, (tx) =>
      tx.query<{ uses: number }[]>('select count(*)::int as uses from consent.violation'),
    );
    const missing = elsewhere.findIndex((jws) => !whole?.heads.includes(jws));
    const text = whole && JSON.stringify(whole);
    const fault =
      (text === null ? null : await new LogCheck(this.signatures).faultOf(text)) ??
      (missing < 0 ? null : `head ${missing + 1} that was written down is not in the log`) ??
      (late?.uses === 0 ? null : `${late?.uses ?? 0} uses came after the end of what allowed them`);
    return { fault, decisions: whole?.events.length ?? 0, heads: whole?.heads.length ?? 0, text };
  }

  /** What one person takes away of the log, with the proofs that it is whole; null when nobody has decided anything. */
  async own(tx: EntityManager, { institutionId }: Here, person: Person): Promise<OwnLog | null> {
    if (!(await this.signIn(tx, { institutionId }))) return null;
    const heads = await rows.headsOf(tx, institutionId);
    const events = await rows.eventsInLog(tx, institutionId, person.id);
    const last = events.at(-1);
    const subject = person.id;
    const said: ChainStatement = {
      ...{ institution: institutionId, subject, seq: last?.seq ?? 0 },
      hash: last?.hash ?? genesisOf({ institutionId, subjectId: subject }),
      at: this.clock.now().toISOString(),
    };
    const key = await this.keys.current(tx, { institutionId });
    return ownLog({
      ...{ institution: institutionId, subject, events, heads },
      hashes: await rows.hashesOf(tx, institutionId),
      keys: await this.signersOf(tx, institutionId, heads),
      chain: await this.signatures.sign(key, 'chain-head', said),
    });
  }

  private async signIn(tx: EntityManager, { institutionId }: Here): Promise<rows.KeptHead | null> {
    const size = await rows.extendLog(tx);
    const last = await rows.newestHead(tx, institutionId);
    if (size === 0 || last?.size === size) return last;
    const hashes = await rows.hashesOf(tx, institutionId);
    const madeAt = this.clock.now();
    const head = treeHeadOf(institutionId, hashes, madeAt, last?.jws ?? null);
    // Proofs are taken from the kept branches: where those say something else, nothing is signed that nobody could prove.
    const kept = await rows.askTree(tx, institutionId, size, (tree) => tree.root());
    if (kept.toString('hex') !== head.root)
      throw new Error(`the kept tree of ${institutionId} is not that of its lines`);
    const key = await this.keys.current(tx, { institutionId });
    const jws = await this.signatures.sign(key, 'tree-head', head);
    await rows.insertHead(tx, institutionId, { jws, size, madeAt, root: head.root });
    return { jws, size, madeAt };
  }

  /** Those of the keys that signed one of the heads, in the order of their first. */
  private async signersOf(
    tx: EntityManager,
    institutionId: string,
    heads: readonly rows.KeptHead[],
  ): Promise<PublicKey[]> {
    const known = await this.keys.published(tx, { institutionId });
    const signers = [...new Set(heads.map(({ jws }) => this.signatures.signerOf(jws)))];
    return signers.flatMap((kid) => known.filter((key) => key.kid === kid));
  }
}
