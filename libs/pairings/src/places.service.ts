import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { selfOf } from '@footing/consent';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { dayOf, daysBetween, isDay } from './domain/days';
import { holdingStates } from './domain/lifecycle';
import { missing } from './errors';

/** What a mentor offers in a round, and what of it is taken. */
export interface PlacesView {
  readonly offerId: string;
  readonly roundId: string;
  readonly roundName: string;
  /** How many places the mentor offers: 0 to 20. */
  readonly places: number;
  /** How many of them are held by pairings that are proposed or under way. */
  readonly held: number;
  /** YYYY-MM-DD: no new proposal before that day; null when not paused. */
  readonly pausedUntil: string | null;
}

/** The most places that a mentor can offer by themselves; staff can give more by a file. */
export const MOST_PLACES = 20;
const LONGEST_BREAK_DAYS = 366;

/** What else the same tap does, in the same transaction: all of it happens or none. */
export type Besides = (tx: EntityManager, mentorId: string) => Promise<unknown>;

/** A mentor's own places: how many, and whether anybody new may be proposed. */
@Injectable()
export class Places {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The asker's offers of places, the newest first; empty when they have none. @throws {DomainError} forbidden. */
  of(actor: Actor): Promise<PlacesView[]> {
    return this.within(actor, (tx, mentorId) => this.ofSelf(tx, actor, mentorId));
  }

  /**
   * Changes how many places the asker offers. Nobody loses the place they hold: fewer than are held is refused.
   * @param places 0 to 20. @throws {DomainError} conflict, `places.held`; invalid, `places.number`; not-found, `offer.not-found`.
   */
  change(actor: Actor, offerId: string, places: number, besides?: Besides): Promise<PlacesView> {
    if (!Number.isInteger(places) || places < 0 || places > MOST_PLACES)
      throw missing('places', 'places.number', `Give a whole number from 0 to ${MOST_PLACES}`);
    return this.changed(actor, offerId, 'places.changed', async (tx, mentorId) => {
      const held = await closeUp(tx, actor.institutionId, offerId);
      if (places < held) throw heldAlready(offerId, held);
      await tx.query('update offer set places = $3, updated_at = $4 where institution_id = $1 and id = $2', [
        ...[actor.institutionId, offerId, places, this.clock.now()],
      ]);
      await besides?.(tx, mentorId);
    });
  }

  /**
   * No new proposal before a day. Who is paired or proposed already stays so.
   * @param until YYYY-MM-DD, within a year. @throws {DomainError} invalid, `places.pause-until`; not-found, `offer.not-found`.
   */
  pause(actor: Actor, offerId: string, until: string, besides?: Besides): Promise<PlacesView> {
    const today = dayOf(this.clock.now());
    if (!isDay(until) || daysBetween(today, until) < 1 || daysBetween(today, until) > LONGEST_BREAK_DAYS)
      throw missing('until', 'places.pause-until', 'Give a day after today, and no more than a year from now');
    return this.changed(actor, offerId, 'places.paused', async (tx, mentorId) => {
      await setPause(tx, actor, offerId, until);
      await besides?.(tx, mentorId);
    });
  }

  /** New proposals may come again. Done twice it does no harm. @throws {DomainError} not-found, `offer.not-found`. */
  resume(actor: Actor, offerId: string): Promise<PlacesView> {
    return this.changed(actor, offerId, 'places.resumed', (tx) => setPause(tx, actor, offerId, null));
  }

  private async changed(
    actor: Actor,
    offerId: string,
    event: 'places.changed' | 'places.paused' | 'places.resumed',
    work: Besides,
  ): Promise<PlacesView> {
    const done = this.within(actor, async (tx, mentorId) => {
      const own = await tx.query<unknown[]>(
        'select from offer where institution_id = $1 and id = $2 and mentor_id = $3 for update',
        [actor.institutionId, offerId, mentorId],
      );
      if (own.length === 0 || mentorId === null) throw new DomainError('not-found', 'offer.not-found', offerId);
      await work(tx, mentorId);
      await record(tx, actor, { event, object: offerId, subjects: [{ kind: 'mentor', id: mentorId }] });
      const [view] = (await this.ofSelf(tx, actor, mentorId)).filter((one) => one.offerId === offerId);
      if (!view) throw new DomainError('not-found', 'offer.not-found', offerId);
      return view;
    });
    return done.catch((error: unknown) => {
      throw brokenConstraint(error) === 'pairing_within_places' ? heldAlready(offerId) : error;
    });
  }

  /** The same inside the caller's transaction, under the purpose `own`. @param mentorId null: of nobody yet. */
  ofSelf(
    tx: EntityManager,
    { institutionId }: Pick<Actor, 'institutionId'>,
    mentorId: string | null,
  ): Promise<PlacesView[]> {
    return tx.query<PlacesView[]>(
      `select o.id as "offerId", o.round_id as "roundId", r.name as "roundName", o.places,
         (select count(*)::int from pairing p where p.institution_id = o.institution_id and p.offer_id = o.id
           and p.state = any ($3::text[])) as held,
         case when o.paused_until > $4::date then o.paused_until::text end as "pausedUntil"
       from offer o join round r on r.institution_id = o.institution_id and r.id = o.round_id
       where o.institution_id = $1 and o.mentor_id = $2 order by r.sign_up_opens desc, o.id`,
      [institutionId, mentorId, holdingStates, dayOf(this.clock.now())],
    );
  }

  private within<T>(actor: Actor, work: (tx: EntityManager, mentorId: string | null) => Promise<T>): Promise<T> {
    permit(actor, 'offer.own');
    return this.db.transaction(actor, async (tx) => work(tx, (await selfOf(tx, actor))?.id ?? null), 'own');
  }
}

const setPause = (tx: EntityManager, { institutionId }: Actor, offerId: string, until: string | null) =>
  tx.query('update offer set paused_until = $3 where institution_id = $1 and id = $2', [institutionId, offerId, until]);

/** Gives those who hold places the lowest numbers, so that the highest can go. @returns how many hold one. */
async function closeUp(tx: EntityManager, institutionId: string, offerId: string): Promise<number> {
  const held = await tx.query<{ id: string; placeNo: number }[]>(
    `select id, place_no as "placeNo" from pairing where institution_id = $1 and offer_id = $2 and state = any ($3::text[])
     order by place_no for update`,
    [institutionId, offerId, holdingStates],
  );
  // From the lowest up: each moves down to a number that is free by then.
  for (const [at, { id, placeNo }] of held.entries())
    if (placeNo !== at + 1)
      await tx.query('update pairing set place_no = $3 where institution_id = $1 and id = $2', [
        institutionId,
        id,
        at + 1,
      ]);
  return held.length;
}

const heldAlready = (offerId: string, held = 0) =>
  new DomainError('conflict', 'places.held', `offer ${offerId} ${held}`, [
    {
      field: 'places',
      message:
        held === 0
          ? 'More of your places are taken than that'
          : `${held} of your places are taken: give ${held} or more`,
    },
  ]);
