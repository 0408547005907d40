import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { NextBest, type NextChoice } from '@footing/matching';
import { studentReach, subjectsBehind } from '@footing/people';
import { dayOf } from '../domain/days';
import { movedOn, pairingNotFound } from '../errors';
import { onDesk } from './pairing-desk.query';
import { needingPair, type NeedsPair } from '../life/needs-pair.query';
import { NextPairings } from '../life/next-pairings.service';

/** A mentor whom a student might have next. */
export interface Suggested {
  readonly offerId: string;
  readonly mentorName: string;
  /** Points, 0 to 65,535. */
  readonly score: number;
  readonly freePlaces: number;
}

const MOST_SHOWN = 8;

/** New pairs by hand, for students whose pairing fell through. */
@Injectable()
export class NewPairs {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly nextBest: NextBest,
    private readonly next: NextPairings,
  ) {}

  /** Mentors with a free place, best first, at most eight; empty when there is none. @throws {DomainError} not-found; conflict, `pairing.moved-on`. */
  async suggest(actor: Actor, pairingId: string): Promise<Suggested[]> {
    const needs = await this.needs(actor, pairingId);
    const choices = await this.choices(actor, needs);
    return this.db.transaction(actor, async (tx) => {
      const offers = choices.map(({ offerId }) => offerId);
      const free = await tx.query<{ id: string; mentorName: string; freePlaces: number }[]>(FREE, [
        ...[actor.institutionId, offers, dayOf(this.clock.now())],
      ]);
      const byId = new Map(free.map((one) => [one.id, one]));
      const shown = choices
        .flatMap(({ offerId, score }) => {
          const one = byId.get(offerId);
          return one && one.freePlaces > 0
            ? [{ offerId, score, mentorName: one.mentorName, freePlaces: one.freePlaces }]
            : [];
        })
        .slice(0, MOST_SHOWN);
      const parts = { applications: [needs.applicationId], offers: shown.map(({ offerId }) => offerId) };
      const subjects = await subjectsBehind(tx, actor.institutionId, parts);
      await record(tx, actor, { event: 'pairing.viewed', object: pairingId, subjects, fields: ['name', 'fit'] });
      return shown;
    });
  }

  /**
   * Proposes this mentor to the student: the actor's own decision.
   * @returns the new pairing's id. @throws {DomainError} conflict, `pairing.moved-on` or `pairing.places-changed`, when
   * somebody else was first; not-found; as the fence and the drafts say.
   */
  async offer(actor: Actor, pairingId: string, offerId: string): Promise<string> {
    permit(actor, 'drafts.review');
    if (actor.accountId === null) throw new DomainError('forbidden', 'decision.needs-a-person');
    const needs = await this.needs(actor, pairingId);
    const choice = (await this.choices(actor, needs)).find((one) => one.offerId === offerId);
    const by = { decidedBy: actor.accountId, standingId: null };
    const made = choice && (await this.next.make(actor, needs, choice, by, actor));
    if (!made) throw new DomainError('conflict', 'pairing.places-changed', `offer ${offerId}`);
    return made;
  }

  private async needs(actor: Actor, pairingId: string): Promise<NeedsPair> {
    permit(actor, 'pairings.manage');
    return this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'pairings.manage');
      const [known] = await onDesk(tx, actor.institutionId, { id: pairingId }, reach);
      const all = await needingPair(tx, actor.institutionId, { day: dayOf(this.clock.now()), reach });
      const found = all.find((one) => one.pairingId === pairingId);
      if (found) return found;
      throw known ? movedOn(pairingId) : pairingNotFound(pairingId);
    });
  }

  private async choices(
    { institutionId }: Actor,
    { roundId, applicationId }: NeedsPair,
  ): Promise<readonly NextChoice[]> {
    const found = await this.nextBest.of(institutionId, roundId, [applicationId]);
    return found?.of.get(applicationId) ?? [];
  }
}

/** A place is free when no pairing holds it and the newest draft promises it to nobody; a mentor who pauses has none. */
const FREE = `
  select o.id, btrim(m.first_name || ' ' || m.last_name) as "mentorName", (
    select count(*)::int from generate_series(1, o.places) place
    where (o.paused_until is null or o.paused_until < $3::date)
      and not exists (select from pairing p where p.institution_id = o.institution_id and p.offer_id = o.id
        and p.place_no = place and p.state in ('proposed', 'accepted', 'active', 'paused'))
      and not exists (select from draft_pair d where d.institution_id = o.institution_id and d.offer_id = o.id
        and d.place_no = place and d.draft_id = (select n.id from draft n where n.institution_id = o.institution_id
          and n.round_id = o.round_id and n.state = 'ready' order by n.number desc limit 1))) as "freePlaces"
  from offer o join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
  where o.institution_id = $1 and o.id = any ($2::uuid[])`;
