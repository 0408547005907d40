import { Injectable, Logger } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database, whereOf } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { type AskedOffer, noteOf, offersToAsk } from './data/asked-offers.query';
import { dayOf } from './domain/day';
import { examsNear, whyAsk } from './domain/when-to-ask';

/** Asks mentors again how many places there are when exams come near. */
@Injectable()
export class PlacesAsked {
  private readonly log = new Logger(PlacesAsked.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  /**
   * Writes to mentors when exams come near: once for each time of exams, one mail however many offers they have. Each by
   * themselves: a fault with one keeps no other waiting, and whoever was not reached is written to the next time.
   * @returns to how many.
   */
  async daily(institutionId: string): Promise<number> {
    const due = await this.db.transaction(systemActor(institutionId), (tx) => this.due(tx, institutionId, null));
    let asked = 0;
    for (const mentorId of new Set(due.map((offer) => offer.mentorId)))
      if (await this.askOnce(institutionId, mentorId)) asked += 1;
    return asked;
  }

  /** Asked again inside: whoever else asks at the same moment waits, and finds that it is done. */
  private askOnce(institutionId: string, mentorId: string): Promise<boolean> {
    const asking = this.db.transaction(systemActor(institutionId), async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('places of ' || $1::uuid::text, 0))`, [mentorId]);
      const due = await this.due(tx, institutionId, mentorId);
      const [first] = due;
      if (first) await this.ask(tx, institutionId, first, due);
      return first !== undefined;
    });
    return asking.catch((error: unknown) => {
      this.log.error(`mentor ${mentorId} was not asked about their places: ${whereOf(error)}`);
      return false;
    });
  }

  private async due(tx: EntityManager, institutionId: string, mentorId: string | null): Promise<AskedOffer[]> {
    const today = dayOf(this.clock.now());
    return (await offersToAsk(tx, institutionId, today, mentorId)).filter((offer) => isDue(offer, today));
  }

  private async ask(
    tx: EntityManager,
    institutionId: string,
    { email, firstName, mentorId }: AskedOffer,
    due: readonly AskedOffer[],
  ): Promise<void> {
    const actor = systemActor(institutionId);
    await this.mail.send(tx, actor, {
      ...{ to: email ?? '', kind: 'places-notice', greeting: firstName },
      subject: 'Is your number of places still right?',
      paragraphs: [
        'Exams begin soon, and for some mentors these are busy weeks too.',
        'Tell us whether you still have room for as many students as you said. You can take a break until a day of your choice.',
      ],
      actions: [{ label: 'Look at my places', address: '/me/places' }],
      why: 'you offer places as a mentor in this round',
    });
    const offers = due.map(({ offerId }) => offerId);
    await noteOf(tx, institutionId, offers, 'asked_at', this.clock.now());
    const subjects = [{ kind: 'mentor', id: mentorId } as const];
    for (const object of offers) await record(tx, actor, { event: 'places.asked', object, subjects });
  }
}

function isDue(offer: AskedOffer, today: string): boolean {
  const from = examsNear({ ...offer, today });
  const isAsked = from !== null && offer.askedAt !== null && offer.askedAt >= new Date(from);
  return (
    offer.email !== null && !isAsked && whyAsk({ ...offer, today, acceptedAt: null, declinedAt: null }) === 'exams'
  );
}
