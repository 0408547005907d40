import { Injectable, Logger } from '@nestjs/common';
import { Database, whereOf } from '@footing/database';
import { Clock, DomainError } from '@footing/kernel';
import { NextBest, type NextChoice } from '@footing/matching';
import { offersWithPlace } from '../data/pairings.query';
import { dayOf } from '../domain/days';
import { needingPair, type NeedsPair } from './needs-pair.query';
import { NextPairings } from './next-pairings.service';
import { standingsFor, type StandingWord } from './standing.query';

/** Offers students whose pairing fell through the next best, where a consultant agreed to that beforehand. */
@Injectable()
export class Reoffers {
  private readonly log = new Logger(Reoffers.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly nextBest: NextBest,
    private readonly next: NextPairings,
  ) {}

  /**
   * Everybody for whom it can be done now; the others stay with their consultant. A fault in one keeps none of the others
   * waiting. @returns how many were offered somebody.
   */
  async round(institutionId: string): Promise<number> {
    const waiting = await this.waiting(institutionId);
    let offered = 0;
    for (const [roundId, some] of Map.groupBy(waiting, ({ needs }) => needs.roundId)) {
      const ids = some.map(({ needs }) => needs.applicationId);
      const choices = await this.attempt(`round ${roundId}`, () => this.choices(institutionId, roundId, ids));
      for (const { needs, word } of some) {
        const fitting = choices?.get(needs.applicationId) ?? [];
        const isDone = await this.attempt(`pairing ${needs.pairingId}`, () =>
          this.first(institutionId, needs, word, fitting),
        );
        if (isDone) offered += 1;
      }
    }
    return offered;
  }

  /** For each student, those who have a place now, best first. Where nobody has one, the round is not read. */
  private async choices(institutionId: string, roundId: string, ids: readonly string[]) {
    const open = await this.db.transaction({ institutionId }, (tx) => offersWithPlace(tx, institutionId, roundId));
    const choices = open.size > 0 ? await this.nextBest.of(institutionId, roundId, ids) : null;
    const withPlace = [...(choices?.of ?? [])].map(
      ([id, all]) => [id, all.filter(({ offerId }) => open.has(offerId))] as const,
    );
    return new Map(withPlace);
  }

  private attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    return work().catch((error: unknown) => {
      this.log.error(`the next best was not offered, ${what}: ${whereOf(error)}`);
      return null;
    });
  }

  private waiting(institutionId: string): Promise<{ readonly needs: NeedsPair; readonly word: StandingWord }[]> {
    const day = dayOf(this.clock.now());
    return this.db.transaction({ institutionId }, async (tx) => {
      const all = await needingPair(tx, institutionId, { day, reach: { everything: true } });
      // Once a day: it reads what a whole round said.
      const untried = all.filter(({ triedOn }) => triedOn !== day);
      const words = await standingsFor(tx, institutionId, untried);
      const found = untried.flatMap((needs) => {
        const word = words.get(needs.applicationId);
        return word ? [{ needs, word }] : [];
      });
      await tx.query('update pairing set next_tried_on = $3 where institution_id = $1 and id = any ($2::uuid[])', [
        ...[institutionId, found.map(({ needs }) => needs.pairingId), day],
      ]);
      return found;
    });
  }

  /** The best that fits well enough, and has a place and a mind to it at this moment. */
  private async first(institutionId: string, needs: NeedsPair, word: StandingWord, choices: readonly NextChoice[]) {
    for (const choice of choices.filter(({ score }) => score >= word.atLeast)) {
      const made = await this.next
        .make({ institutionId }, needs, choice, { decidedBy: word.decidedBy, standingId: word.id })
        .catch(onlyRefusals);
      if (made) return true;
    }
    return false;
  }
}

/** Somebody changed their mind, or was quicker: the next one is asked. Anything else is a defect. */
function onlyRefusals(error: unknown): null {
  if (error instanceof DomainError && error.kind === 'conflict') return null;
  throw error;
}
