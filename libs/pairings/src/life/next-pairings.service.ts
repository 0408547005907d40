import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database, insertAll } from '@footing/database';
import { type Actor, Clock, systemActor } from '@footing/kernel';
import { AfterPublication, type NextChoice } from '@footing/matching';
import { subjectsBehind } from '@footing/people';
import { loadRound } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { Pairing } from '../data/pairing.entity';
import { holdPlaces } from '../data/pairings.query';
import { answerBy } from '../domain/answer-by';
import { givePlaces } from '../domain/give-places';
import { movedOn } from '../errors';
import { PairingMail } from './pairing-mail.service';

/** The pairing that ended, of the student who is to have another. */
export interface Ended {
  readonly pairingId: string;
  readonly roundId: string;
  readonly applicationId: string;
}

/** Whose yes it is. */
export interface Decided {
  readonly decidedBy: string;
  /** The standing approval that it was given by; null: given just now. */
  readonly standingId: string | null;
}

const firstCome = [
  'pairing_place_taken_once',
  'pairing_within_places',
  'pairing_one_a_student',
  'pairing_not_withdrawn',
  'pairing_replaced_once',
];
const alsoFirst = ['pairing_places_as_offered', 'decision_before_publication', 'decision_under_standing'];

/** Makes the pairing that comes after one that fell through. */
@Injectable()
export class NextPairings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly drafts: AfterPublication,
    private readonly mail: PairingMail,
  ) {}

  /**
   * @returns the new pairing's id; null when the mentor has no place for them. @throws {DomainError} conflict,
   * `pairing.moved-on`, when somebody else was first; as the fence and the drafts say.
   */
  make(
    here: Pick<Actor, 'institutionId'>,
    ended: Ended,
    choice: NextChoice,
    by: Decided,
    actor: Actor = systemActor(here.institutionId),
  ): Promise<string | null> {
    const made = this.db.transaction(here, (tx) => this.within(tx, actor, ended, choice, by));
    return made.catch((error: unknown) => {
      if ([...firstCome, ...alsoFirst].includes(brokenConstraint(error) ?? '')) throw movedOn(ended.pairingId);
      throw error;
    });
  }

  private async within(tx: EntityManager, actor: Actor, ended: Ended, choice: NextChoice, by: Decided) {
    const { institutionId } = actor;
    const { pairingId: replaces, roundId, applicationId } = ended;
    const { offerId, score, parts, permitted } = choice;
    const draft = await this.drafts.hold(tx, institutionId, roundId);
    const offers = await holdPlaces(tx, institutionId, [offerId]);
    const { given } = givePlaces([{ applicationId, offerId }], offers);
    const [place] = given;
    if (!place) return null;
    const at = this.clock.now();
    const pair = { roundId, applicationId, offerId, score, parts, places: place.offerPlaces, ...by, at };
    const agreed = await this.drafts.agree(tx, draft, pair);
    if (!agreed) return null;
    const { round } = await loadRound(tx, institutionId, roundId);
    const dates = { answerBy: answerBy(at, round.answerWithinDays), proposedAt: at };
    const { placeNo, offerPlaces } = place;
    const key = { institutionId, ...agreed, roundId, applicationId, offerId };
    await insertAll(tx, Pairing, [
      { ...key, placeNo, offerPlaces, score, parts, replaces, state: 'proposed', ...dates },
    ]);
    const id = await replacing(tx, institutionId, replaces);
    await this.mail.tell(tx, institutionId, id, 'tell', at);
    const subjects = await subjectsBehind(tx, institutionId, { applications: [applicationId], offers: [offerId] });
    await record(tx, actor, { event: 'pairing.offered-next', object: id, subjects });
    await this.drafts.passFence(tx, permitted, `offer ${id}`);
    return id;
  }
}

async function replacing(tx: EntityManager, institutionId: string, replaces: string): Promise<string> {
  const { id } = await tx.findOneByOrFail(Pairing, { institutionId, replaces });
  return id;
}
