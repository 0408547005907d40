import { Injectable } from '@nestjs/common';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { type OwnPairing, OwnPairings } from '@footing/pairings';
import { OwnPlaces, type OwnPlacesView } from './own-places.service';
import { Readiness, type ReadinessView } from './readiness.service';

/** What a mentor's first page is made of. */
export interface MentorHomeView extends OwnPlacesView {
  /** The pairings in which they mentor, the newest first. */
  readonly mentoring: readonly OwnPairing[];
  readonly ready: ReadinessView;
}

/** Everything of a mentor's first page as it stands at one moment. */
@Injectable()
export class MentorHome {
  constructor(
    private readonly db: Database,
    private readonly places: OwnPlaces,
    private readonly pairings: OwnPairings,
    private readonly readiness: Readiness,
  ) {}

  /** Empty where there is nothing yet. One transaction. @throws {DomainError} forbidden. */
  of(actor: Actor): Promise<MentorHomeView> {
    for (const permission of ['offer.own', 'pairings.own'] as const) permit(actor, permission);
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const mentorId = self?.kind === 'mentor' ? self.id : null;
        const pairings = self ? await this.pairings.ofSelf(tx, actor.institutionId, self) : [];
        return {
          ...(await this.places.ofSelf(tx, actor, mentorId)),
          mentoring: pairings.filter(({ side }) => side === 'mentor'),
          ready: await this.readiness.of(tx, actor.institutionId, mentorId),
        };
      },
      'own',
    );
  }
}
