import { Injectable } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { Clock, permit } from '@footing/kernel';
import { OwnMeetings } from '../booking/own-meetings';
import { type MeetingToSay, meetingsToSay } from '../data/to-say.query';

/** Meetings that are over, and about which the asker has yet to say who came, or says something else than another. */
@Injectable()
export class AfterMeetings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly own: OwnMeetings,
  ) {}

  /** All of the asker's own, the latest first; none for somebody who is no student or mentor here. @throws {DomainError} forbidden. */
  toSay(actor: Actor): Promise<MeetingToSay[]> {
    permit(actor, 'meetings.own');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        return self ? meetingsToSay(tx, actor.institutionId, self, this.clock.now()) : [];
      },
      'own',
    );
  }

  /** Those of one pairing and of its group. @throws {DomainError} forbidden; not-found, `pairing.not-found`. */
  ofPairing(actor: Actor, pairingId: string): Promise<MeetingToSay[]> {
    return this.own.ofPair(actor, pairingId, async ({ tx, here, self, at }, { offerId }) => {
      const all = await meetingsToSay(tx, here, self, at);
      return all.filter((one) => one.pairingId === pairingId || (one.kind === 'group' && one.offerId === offerId));
    });
  }
}
