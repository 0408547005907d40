import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint } from '@footing/database';
import { type Actor, Clock } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { isUnderWay, otherName, type Pair, subjectsOf } from './data/pair.query';
import { textsNow } from './data/texts.query';
import { awaitedBy, waitForBoth, waitIsOver } from './data/waits.query';
import { agreementCode } from './domain/texts';
import { fault, notNow, refuseFaults } from './errors';
import { OwnPairs } from './own-pairs.service';
import { agreementDay } from './domain/days-to-sign';

/** Under an agreement. */
export interface Signature {
  readonly name: string;
  readonly at: Date;
}

/** What two people agree on, as one of them sees it. */
export interface AgreementView {
  readonly id: string;
  readonly otherName: string;
  readonly roundName: string;
  readonly title: string;
  readonly body: string;
  readonly version: number;
  /** Of the text, in hex: comes back with the signature. */
  readonly sha256: string;
  readonly mine: Signature | null;
  readonly theirs: Signature | null;
  /** Whether the asker can sign now. */
  readonly isOpen: boolean;
  /** YYYY-MM-DD, until when the asker is waited for; null: they are not. */
  readonly by: string | null;
}

/** What comes with a signature. */
export interface Signing {
  readonly name: string;
  readonly agrees: boolean;
  /** Of the text that was shown. */
  readonly sha256: string;
}

const MOST_NAME = 120;

/** The agreement of two people: a short text, signed by both, and each sees when the other did. */
@Injectable()
export class Agreements {
  constructor(
    private readonly pairs: OwnPairs,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} not-found, `pairing.not-found`, for everybody who is not one of the two. */
  find(actor: Actor, id: string): Promise<AgreementView> {
    return this.pairs.read(actor, id, (tx, pair) => agreementOf(tx, actor.institutionId, pair));
  }

  /**
   * Signs for the asker. Whoever signs first fixes the text for both; the two may sign at the same moment.
   * @throws {DomainError} invalid, `together.signing`, with fields; conflict: `together.not-open`, when it is not under way or
   * they have signed; `together.text-changed`, when it is another text than they were shown; not-found.
   */
  sign(actor: Actor, id: string, { name, agrees, sha256 }: Signing): Promise<AgreementView> {
    const signed = name.trim();
    refuseFaults('together.signing', [
      ...fault(!agrees, 'agrees', 'Tick the box if you agree. If you do not, talk about it first'),
      ...fault(signed === '' || signed.length > MOST_NAME, 'name', `Enter your name, in 1 to ${MOST_NAME} characters`),
    ]);
    return this.pairs.hold(actor, id, async (tx, pair) => {
      const { institutionId } = actor;
      const shown = await agreementOf(tx, institutionId, pair);
      if (!shown.isOpen) throw notNow('together.not-open', id);
      if (shown.sha256 !== sha256) throw notNow('together.text-changed', id);
      await this.write(tx, actor, pair, shown, signed);
      await record(tx, actor, { event: 'agreement.signed', object: id, subjects: subjectsOf(pair) });
      return agreementOf(tx, institutionId, pair);
    });
  }

  private async write(tx: EntityManager, actor: Actor, pair: Pair, text: AgreementView, name: string): Promise<void> {
    const { institutionId, accountId } = actor;
    const [at, key] = [this.clock.now(), [institutionId, pair.id]];
    await tx.query(
      `insert into agreement (institution_id, pairing_id, version, body, sha256, made_at)
       values ($1, $2, $3, $4, sha256(convert_to($4, 'UTF8')), $5) on conflict do nothing`,
      [...key, text.version, text.body, at],
    );
    await tx
      .query(
        `insert into agreement_signature (institution_id, pairing_id, side, account_id, sha256, signed_name, signed_at)
         select institution_id, pairing_id, $3, $4, sha256, $5, $6 from agreement where institution_id = $1 and pairing_id = $2`,
        [...key, pair.side, accountId, name, at],
      )
      .catch((error: unknown) => {
        throw brokenConstraint(error) === 'agreement_signed_by_self' ? notNow('together.not-open', pair.id) : error;
      });
    const what = { institutionId, pairingId: pair.id, what: 'agreement' as const };
    await waitForBoth(tx, what, { by: agreementDay(at), at });
    await waitIsOver(tx, what, pair.side, at);
  }
}

/** The agreement inside a transaction that is open already: the text that was signed, else the one that holds now. */
export async function agreementOf(tx: EntityManager, institutionId: string, pair: Pair): Promise<AgreementView> {
  const { id, side, roundName, programmeKind } = pair;
  const now = (await textsNow(tx, institutionId)).find(({ code }) => code === agreementCode(programmeKind));
  const [fixed] = await tx.query<{ body: string; version: number }[]>(
    'select body, version from agreement where institution_id = $1 and pairing_id = $2',
    [institutionId, id],
  );
  const signatures = await tx.query<(Signature & { side: string })[]>(
    `select side, signed_name as name, signed_at as at from agreement_signature where institution_id = $1 and pairing_id = $2`,
    [institutionId, id],
  );
  const of = (mine: boolean): Signature | null => {
    const found = signatures.find((one) => (one.side === side) === mine);
    return found ? { name: found.name, at: found.at } : null;
  };
  const { body, version } = fixed ?? { body: now?.body ?? '', version: now?.version ?? 1 };
  const mine = of(true);
  return {
    ...{ id, roundName, otherName: otherName(pair), title: now?.title ?? '', body, version, mine, theirs: of(false) },
    sha256: createHash('sha256').update(body, 'utf8').digest('hex'),
    isOpen: mine === null && isUnderWay(pair),
    by: mine ? null : await awaitedBy(tx, { institutionId, pairingId: id, what: 'agreement' }, side),
  };
}
