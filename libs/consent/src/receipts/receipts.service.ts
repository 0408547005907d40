import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type ConsentRecord, consentReceiptOf } from '../domain/consent-record';
import { type KantaraReceipt, kantaraReceiptOf } from '../domain/kantara-receipt';
import type { LogProof, RecordLinks, RecordTerms } from '../domain/record-terms';
import { Log } from '../log/log.service';
import { entryOf, newestHead } from '../log/log.query';
import { SigningKeys } from '../log/signing-keys';
import { decisionById, type DecisionRecord } from '../own/decisions.query';
import { selfOf } from '../own/self.query';
import type { Person } from '../person';
import { treeHeadIn } from '../proofs/tree-head';
import { Signatures } from '../signatures';
import { institutionOf, recordedPurposeOf } from './record-terms.query';

/** A receipt in every form in which it is given away. */
export interface Receipt {
  /** JSON-LD by ISO/IEC TS 27560. */
  readonly record: ConsentRecord;
  /** The same, signed: JWS in compact form. Null until the institution has signed its first head. */
  readonly jws: string | null;
  /** Null for what is no yes: Kantara's form knows nothing else. */
  readonly kantara: KantaraReceipt | null;
}

/** Where things are on the web, and what items are called: whoever shows pages knows. */
export interface ReceiptSettings {
  /** '' for a whole purpose. */
  readonly wordsOf: (item: string) => string;
  readonly links: RecordLinks;
  /** Where the receipt itself is found again. */
  readonly address: string;
}

/** The newest seal of the log that covers a decision. */
export interface Sealing {
  /** How many decisions the log held. */
  readonly size: number;
  readonly madeAt: Date;
}

/** Data that needs no yes is kept as long as the law lets somebody ask about it. */
const SIX_YEARS = 72;

/** What people are given of each decision. */
@Injectable()
export class Receipts {
  private readonly signatures = new Signatures();

  constructor(
    private readonly db: Database,
    private readonly log: Log,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * The receipt of one of the asker's decisions, with the proof that it is in the log once a head is over it. It changes nothing:
   * the database holds it to that.
   * @throws {DomainError} not-found, `consent.no-decision`, also for anybody else's.
   */
  of(actor: Actor, id: string, { wordsOf, links, address }: ReceiptSettings): Promise<Receipt> {
    return this.within(actor, id, async (tx, decision, person) => {
      const { institutionId } = actor;
      await tx.query('set transaction read only');
      const { purpose, months, ruleSha256 } = await recordedPurposeOf(tx, institutionId, decision);
      const terms: RecordTerms = {
        ...{ event: eventOf(decision, institutionId, person), purpose, ruleSha256, links, notice: decision.notice },
        ...{ itemWords: wordsOf(decision.item), institution: await institutionOf(tx, institutionId) },
        ...{ storage: { country: 'GB', months: months ?? SIX_YEARS }, thirdParties: [] },
        proof: await this.proofOf(tx, institutionId, id),
      };
      const made = { id, address, createdAt: this.clock.now() };
      const record = consentReceiptOf(made, terms);
      const key = await this.keys.inUse(tx, { institutionId });
      return {
        record,
        jws: key && (await this.signatures.sign(key, 'receipt', record)),
        kantara: kantaraReceiptOf(made, terms),
      };
    });
  }

  /** The newest seal of the log, when it covers the decision; null while it waits for the next. @throws as `of`. */
  sealing(actor: Actor, id: string): Promise<Sealing | null> {
    return this.within(actor, id, async (tx) => {
      const [head, entry] = [await newestHead(tx, actor.institutionId), await entryOf(tx, actor.institutionId, id)];
      return head && entry && entry.place <= head.size ? { size: head.size, madeAt: head.madeAt } : null;
    });
  }

  private within<T>(
    actor: Actor,
    id: string,
    work: (tx: EntityManager, decision: DecisionRecord, person: Person) => Promise<T>,
  ): Promise<T> {
    permit(actor, 'consent.decide');
    return this.db.transaction(
      actor,
      async (tx) => {
        const person = await selfOf(tx, actor);
        const decision = person && (await decisionById(tx, actor, person, id));
        if (!person || !decision) throw new DomainError('not-found', 'consent.no-decision', id);
        return work(tx, decision, person);
      },
      'own',
    );
  }

  private async proofOf(tx: EntityManager, institutionId: string, id: string): Promise<LogProof | null> {
    const found = await this.log.proofOf(tx, { institutionId }, id);
    const head = found && treeHeadIn(contentOf(found.head));
    if (!found || !head) return null;
    return { leaf: found.leaf, path: found.proof, size: found.size, root: head.root, head: found.head };
  }
}

/** What a text that we signed ourselves says. */
const contentOf = (jws: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Readonly<Record<string, unknown>>;

function eventOf(
  decision: DecisionRecord,
  institutionId: string,
  { id: subjectId, kind }: Person,
): RecordTerms['event'] {
  const { notice, basis: _, rule: __, ...line } = decision;
  return { ...line, institutionId, subjectId, subjectKind: kind, noticeSha256: notice.sha256 };
}
