import { Injectable } from '@nestjs/common';
import { begin, hasChanged } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock } from '@footing/kernel';
import { keepLists } from './data/lists.query';
import { introductionRound } from './data/settings.query';
import { beginWait } from './data/waits.query';
import { shortlists } from './domain/shortlists';
import { type Weighed, Weighing } from './weighing.service';

const MOST_ATTEMPTS = 3;

/** Draws up everybody's shortlist, once. */
@Injectable()
export class Shortlists {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly weighing: Weighing,
  ) {}

  /**
   * Draws up the lists of a round, if they are not there yet: all of them or none. Where somebody changes what they agree to
   * meanwhile, everybody is read again, a few times. @returns how many students have a list now.
   */
  async draw(actor: Actor, roundId: string): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      const weighed = await this.weighing.of(actor, roundId);
      try {
        return await this.keep(actor, roundId, weighed);
      } catch (error) {
        if (!hasChanged(error) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  private keep(actor: Actor, roundId: string, { students, places, seed, ...weighed }: Weighed): Promise<number> {
    const { institutionId } = actor;
    const at = this.clock.now();
    return this.db.transaction(actor, async (tx) => {
      const settings = await introductionRound(tx, institutionId, roundId, true);
      if (!settings || settings.drawnAt) return 0;
      const caps = new Map([...places].map(([id, many]) => [id, many * settings.listsPerPlace]));
      const lists = [...shortlists(students, caps, seed)].filter(([, offers]) => offers.length > 0);
      const lines = lists.flatMap(([applicationId, offers]) =>
        offers.map((offerId, index) => ({
          ...{ applicationId, offerId, position: index + 1 },
          ...weighed.pair(applicationId, offerId),
        })),
      );
      await keepLists(tx, institutionId, roundId, lines);
      for (const [applicationId] of lists) {
        const person = weighed.people.get(applicationId);
        if (person) await beginWait(tx, institutionId, { roundId, person, what: 'picks', by: settings.picksBy }, at);
      }
      await tx.query('update introduction_round set drawn_at = $3 where institution_id = $1 and round_id = $2', [
        ...[institutionId, roundId, at],
      ]);
      const run = `shortlists ${roundId}`;
      await begin(tx, { purpose: 'matching.core', people: weighed.permitted, place: 'core-drafts', run });
      return lists.length;
    });
  }
}
