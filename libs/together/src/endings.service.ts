import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { type Actor, Clock } from '@footing/kernel';
import { holdPairing, Lives, type Side } from '@footing/pairings';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { answersOf, type Certificate, certificateOf, startedBy } from './data/endings.query';
import { askToHear } from './data/hear-again.query';
import { hasEnded, isUnderWay, otherName, type Pair, selfIdOf, subjectsOf } from './data/pair.query';
import { awaitedBy, waitForBoth, waitIsOver } from './data/waits.query';
import { closingDay } from './domain/days-to-sign';
import { faultsInLastWords, type GivenLastWords } from './domain/given-last-words';
import { lastWordsIn, sealedFields } from './domain/sealed-words';
import { notNow, refuseFaults } from './errors';
import { OwnPairs } from './own-pairs.service';

/** The end of a pairing as one of the two sees it. */
export interface EndingView {
  readonly id: string;
  readonly otherName: string;
  readonly roundName: string;
  readonly programmeName: string;
  readonly side: Side;
  /** Whether the asker can write last words now. */
  readonly isOpen: boolean;
  readonly isOver: boolean;
  /** Who began to say goodbye; null: nobody has. */
  readonly startedBy: 'me' | 'other' | 'round' | null;
  /** YYYY-MM-DD, until when the asker is waited for; null: they are not. */
  readonly by: string | null;
  readonly mineAt: Date | null;
  readonly theirsAt: Date | null;
  /** What the other wrote to thank the asker; '' for nothing. */
  readonly thanks: string;
  /** Whether there is a certificate for the asker. */
  readonly hasCertificate: boolean;
}

/** Ending well: both thank and say what changed; the mentoring is finished when both have, or when the day has passed. */
@Injectable()
export class Endings {
  constructor(
    private readonly pairs: OwnPairs,
    private readonly clock: Clock,
    private readonly lives: Lives,
    private readonly secrets: Secrets,
  ) {}

  /** @throws {DomainError} not-found, `pairing.not-found`, for everybody who is not one of the two. */
  find(actor: Actor, id: string): Promise<EndingView> {
    return this.pairs.read(actor, id, (tx, pair) => this.viewOf(tx, actor.institutionId, pair));
  }

  /**
   * Keeps the asker's last words. The first of the two begins the goodbye, the second finishes the mentoring; after its end it
   * can still be done, once.
   * @throws {DomainError} invalid, `together.last-words`, with fields; conflict, `together.not-open`; not-found.
   */
  answer(actor: Actor, id: string, given: GivenLastWords): Promise<EndingView> {
    refuseFaults('together.last-words', faultsInLastWords(given));
    return this.pairs.hold(actor, id, async (tx, pair) => {
      const { institutionId } = actor;
      if (!(await this.viewOf(tx, institutionId, pair)).isOpen) throw notNow('together.not-open', id);
      const at = this.clock.now();
      if (isUnderWay(pair)) await begin(tx, actor, pair, at);
      await this.keep(tx, institutionId, pair, given, at);
      await record(tx, actor, { event: 'closing.answered', object: id, subjects: subjectsOf(pair) });
      const { theirs } = await answersOf(tx, institutionId, pair);
      if (theirs && isUnderWay(pair)) await this.finish(tx, actor, pair);
      const now = theirs && isUnderWay(pair) ? ({ ...pair, state: 'finished' } as const) : pair;
      return this.viewOf(tx, institutionId, now);
    });
  }

  /** For printing; null before it is over, and where they never met. @throws {DomainError} not-found, `pairing.not-found`. */
  certificate(actor: Actor, id: string): Promise<Certificate | null> {
    return this.pairs.read(actor, id, (tx, pair) => certificateOf(tx, actor.institutionId, pair));
  }

  private async keep(tx: EntityManager, institutionId: string, pair: Pair, given: GivenLastWords, at: Date) {
    const { thanks, changed, meetAgain } = given;
    const me = selfIdOf(pair);
    const words = JSON.stringify({ thanks, changed });
    const sealed = await this.secrets.seal(tx, { institutionId }, sealedFields.closing, me, words);
    await tx.query(
      `insert into closing_answer (institution_id, pairing_id, side, subject_id, sealed, meet_again, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [institutionId, pair.id, pair.side, me, sealed, meetAgain, at],
    );
    if (given.hearAgain) await askToHear(tx, { institutionId, pairingId: pair.id, side: pair.side }, me, at);
    await waitIsOver(tx, { institutionId, pairingId: pair.id, what: 'closing' }, pair.side, at);
  }

  private async finish(tx: EntityManager, actor: Actor, { id, side }: Pair): Promise<void> {
    const held = await holdPairing(tx, actor.institutionId, id);
    if (held) await this.lives.take(tx, actor, held, { step: 'finish', who: side });
  }

  private async viewOf(tx: EntityManager, institutionId: string, pair: Pair): Promise<EndingView> {
    const { id, side, roundName, programmeName } = pair;
    const { mine, theirs } = await answersOf(tx, institutionId, pair);
    const started = await startedBy(tx, institutionId, id);
    const [words] = theirs
      ? await this.secrets.openMany(tx, { institutionId }, sealedFields.closing, [theirs])
      : ([null] as const);
    return {
      ...{ id, side, roundName, programmeName, otherName: otherName(pair) },
      isOpen: mine === null && (isUnderWay(pair) || hasEnded(pair)),
      isOver: hasEnded(pair),
      startedBy: started === null || started === 'round' ? started : started === side ? 'me' : 'other',
      by: isUnderWay(pair) ? await awaitedBy(tx, { institutionId, pairingId: id, what: 'closing' }, side) : null,
      ...{ mineAt: mine?.at ?? null, theirsAt: theirs?.at ?? null, thanks: lastWordsIn(words ?? null).thanks },
      hasCertificate: hasEnded(pair) && pair.haveMet,
    };
  }
}

/** The goodbye begins, where nobody has begun it: the other is waited for, and told. */
async function begin(tx: EntityManager, actor: Actor, pair: Pair, at: Date): Promise<void> {
  const { institutionId } = actor;
  const [made] = await tx.query<unknown[]>(
    `insert into closing (institution_id, pairing_id, started_by, started_at) values ($1, $2, $3, $4)
     on conflict do nothing returning 1`,
    [institutionId, pair.id, pair.side, at],
  );
  if (!made) return;
  const what = { institutionId, pairingId: pair.id, what: 'closing' as const };
  await waitForBoth(tx, what, { by: closingDay(at), at, known: pair.side });
  await record(tx, actor, { event: 'closing.started', object: pair.id, subjects: subjectsOf(pair) });
}
