import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { type AskedOffer, offersToAsk } from './data/asked-offers.query';
import { dayOf } from './domain/day';
import { examsNear, type WhyAsked, whyAsk } from './domain/when-to-ask';

/** Asks mentors again how many places there are: after a yes, after a no, and when exams come near. */
@Injectable()
export class PlacesAsked {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
  ) {}

  /** Why each of the asker's offers is asked about now, by its id; those that are not asked about are left out. */
  async of(actor: Actor): Promise<ReadonlyMap<string, WhyAsked>> {
    permit(actor, 'offer.own');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) return new Map<string, WhyAsked>();
        const today = dayOf(this.clock.now());
        const offers = await offersToAsk(tx, actor.institutionId, today, self.id);
        return new Map(
          offers.flatMap((offer) => {
            const why = whyAsk({ ...offer, today });
            return why ? [[offer.offerId, why] as const] : [];
          }),
        );
      },
      'own',
    );
  }

  /** The number of places is right as it is, or has just been changed. @throws {DomainError} not-found, `offer.not-found`. */
  async confirm(actor: Actor, offerId: string): Promise<void> {
    permit(actor, 'offer.own');
    await this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const [own] = await tx.query<unknown[]>(
          'select from offer where institution_id = $1 and id = $2 and mentor_id = $3',
          [actor.institutionId, offerId, self?.id ?? null],
        );
        if (!own || !self) throw new DomainError('not-found', 'offer.not-found', offerId);
        await note(tx, actor.institutionId, offerId, 'said_at', this.clock.now());
        await record(tx, actor, { event: 'places.confirmed', object: offerId, subjects: [self] });
      },
      'own',
    );
  }

  /** Writes to mentors when exams come near, once for each time of exams. @returns to how many. */
  async daily(institutionId: string): Promise<number> {
    const actor = systemActor(institutionId);
    return this.db.transaction(actor, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('places of ' || $1::uuid::text, 0))`, [
        institutionId,
      ]);
      const today = dayOf(this.clock.now());
      const due = (await offersToAsk(tx, institutionId, today, null)).filter((offer) => isDue(offer, today));
      for (const offer of due) await this.ask(tx, actor, offer);
      return due.length;
    });
  }

  private async ask(
    tx: EntityManager,
    actor: Actor,
    { offerId, mentorId, email, firstName }: AskedOffer,
  ): Promise<void> {
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
    await note(tx, actor.institutionId, offerId, 'asked_at', this.clock.now());
    await record(tx, actor, { event: 'places.asked', object: offerId, subjects: [{ kind: 'mentor', id: mentorId }] });
  }
}

function isDue(offer: AskedOffer, today: string): boolean {
  const from = examsNear({ ...offer, today });
  const isAsked = from !== null && offer.askedAt !== null && offer.askedAt >= new Date(from);
  return (
    offer.email !== null && !isAsked && whyAsk({ ...offer, today, acceptedAt: null, declinedAt: null }) === 'exams'
  );
}

const note = (tx: EntityManager, institutionId: string, offerId: string, what: 'said_at' | 'asked_at', at: Date) =>
  tx.query(
    `insert into places_said (institution_id, offer_id, ${what}) values ($1, $2, $3)
     on conflict (institution_id, offer_id) do update set ${what} = excluded.${what}`,
    [institutionId, offerId, at],
  );
