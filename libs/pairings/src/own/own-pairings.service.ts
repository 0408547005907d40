import { Injectable } from '@nestjs/common';
import { type Person, selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { reasonsFor } from '@footing/matching';
import type { EntityManager } from 'typeorm';
import { ownStepsFrom } from '../domain/own-steps';
import { whatComesNext } from '../domain/what-comes-next';
import type { OwnPairing, OwnWish } from './own-pairing';
import { type OwnRow, ownRows } from './own-pairings.query';
import { shownOf } from './shown-of-other';

/** Somebody's own pairings: what they see of them, and what they can do. */
@Injectable()
export class OwnPairings {
  constructor(private readonly db: Database) {}

  /** The asker's pairings, the newest first; empty when they have none. @throws {DomainError} forbidden. */
  of(actor: Actor): Promise<OwnPairing[]> {
    return this.within(actor, async (tx, self) => {
      if (!self) return [];
      const rows = await ownRows(tx, actor.institutionId, self);
      return Promise.all(rows.map((row) => ownPairing(tx, actor.institutionId, self, row)));
    });
  }

  /** One of them. @throws {DomainError} not-found, `pairing.not-found`, for everybody who is not one of the two. */
  find(actor: Actor, id: string): Promise<OwnPairing> {
    return this.within(actor, (tx, self) => found(tx, actor.institutionId, self, id));
  }

  /**
   * Takes a step for the asker.
   * @returns the pairing as it stands after it. @throws {DomainError} conflict, `pairing.moved-on`, when it is not open to
   * them (any more): somebody else was first; invalid, when something is missing; not-found.
   */
  take(actor: Actor, id: string, wish: OwnWish): Promise<OwnPairing> {
    return this.within(actor, async (tx, self) => {
      const pairing = await found(tx, actor.institutionId, self, id);
      throw new DomainError('conflict', 'pairing.moved-on', `pairing ${pairing.id} ${wish.step}`);
    });
  }

  private within<T>(actor: Actor, work: (tx: EntityManager, self: Person | null) => Promise<T>): Promise<T> {
    permit(actor, 'pairings.own');
    return this.db.transaction(actor, async (tx) => work(tx, await selfOf(tx, actor)), 'own');
  }
}

async function found(tx: EntityManager, institutionId: string, self: Person | null, id: string): Promise<OwnPairing> {
  const [row] = self ? await ownRows(tx, institutionId, self, id) : [];
  if (!self || !row) throw new DomainError('not-found', 'pairing.not-found', id);
  return ownPairing(tx, institutionId, self, row);
}

async function ownPairing(tx: EntityManager, institutionId: string, self: Person, row: OwnRow): Promise<OwnPairing> {
  const side = self.kind;
  const other: Person =
    side === 'student' ? { kind: 'mentor', id: row.mentorId } : { kind: 'student', id: row.studentId };
  const otherName = side === 'student' ? row.mentorName : row.studentName;
  const { id, roundId, roundName, programmeKind, state, acceptedBy, score, parts } = row;
  const names = { studentName: row.studentName, mentorName: row.mentorName };
  return {
    ...{ id, roundId, roundName, programmeKind, state, side },
    other: { name: otherName, shown: await shownOf(tx, institutionId, { other, studentId: row.studentId, roundId }) },
    reasons: reasonsFor(side, { score, parts, ...names, reverse: programmeKind === 'reverse' }),
    steps: ownStepsFrom({ state, side, acceptedBy }),
    next: whatComesNext({ state, side, acceptedBy, otherName, by: row.answerBy }),
    history: [{ what: 'You were proposed to each other.', at: row.proposedAt }],
  };
}
