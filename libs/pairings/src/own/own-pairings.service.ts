import { Injectable } from '@nestjs/common';
import { type Person, selfOf } from '@footing/consent';
import { Database, Jobs } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { reasonsFor } from '@footing/matching';
import type { EntityManager } from 'typeorm';
import { ownStepsFrom } from '../domain/own-steps';
import { whatComesNext } from '../domain/what-comes-next';
import { happenedInWords } from '../domain/what-happened';
import { pairingNotFound } from '../errors';
import { holdPairing } from '../life/held-pairing.query';
import { OwnWishes } from './own-wishes.service';
import type { OwnPairing, OwnWish } from './own-pairing';
import { type Happened, happenings, type OwnRow, ownRows } from './own-pairings.query';
import { shownOf } from './shown-of-other';

/** Somebody's own pairings: what they see of them, and what they can do. */
@Injectable()
export class OwnPairings {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly wishes: OwnWishes,
  ) {}

  /** The asker's pairings, the newest first; empty when they have none. @throws {DomainError} forbidden. */
  of(actor: Actor): Promise<OwnPairing[]> {
    return this.within(actor, async (tx, self) => {
      if (!self) return [];
      const rows = await ownRows(tx, actor.institutionId, self);
      return shownRows(tx, actor.institutionId, self, rows);
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
      await found(tx, actor.institutionId, self, id);
      const held = await holdPairing(tx, actor.institutionId, id);
      if (!self || !held) throw pairingNotFound(id);
      await this.wishes.grant(tx, actor, held, self.kind, wish);
      await this.jobs.send('silence-clock', { institutionId: actor.institutionId }, tx);
      return found(tx, actor.institutionId, self, id);
    });
  }

  private within<T>(actor: Actor, work: (tx: EntityManager, self: Person | null) => Promise<T>): Promise<T> {
    permit(actor, 'pairings.own');
    return this.db.transaction(actor, async (tx) => work(tx, await selfOf(tx, actor)), 'own');
  }
}

async function found(tx: EntityManager, institutionId: string, self: Person | null, id: string): Promise<OwnPairing> {
  const rows = self ? await ownRows(tx, institutionId, self, id) : [];
  const [shown] = self ? await shownRows(tx, institutionId, self, rows) : [];
  if (!shown) throw pairingNotFound(id);
  return shown;
}

async function shownRows(tx: EntityManager, institutionId: string, self: Person, rows: readonly OwnRow[]) {
  const ids = rows.map(({ id }) => id);
  const all = Map.groupBy(await happenings(tx, institutionId, ids), ({ pairingId }) => pairingId);
  const shown: OwnPairing[] = [];
  for (const row of rows) shown.push(await ownPairing(tx, institutionId, self, row, all.get(row.id) ?? []));
  return shown;
}

async function ownPairing(
  tx: EntityManager,
  institutionId: string,
  self: Person,
  row: OwnRow,
  happened: readonly Happened[],
): Promise<OwnPairing> {
  const side = self.kind;
  const { id, roundId, roundName, programmeKind, state, acceptedBy, score, parts, groupSize, studentId, isHeld } = row;
  const names = { student: row.studentName, mentor: row.mentorName };
  const otherName = side === 'student' ? names.mentor : names.student;
  const other: Person = side === 'student' ? { kind: 'mentor', id: row.mentorId } : { kind: 'student', id: studentId };
  const about = { score, parts, studentName: names.student, mentorName: names.mentor };
  return {
    ...{ id, roundId, roundName, programmeKind, state, side },
    groupSize: programmeKind === 'group' ? groupSize : null,
    other: { name: otherName, shown: await shownOf(tx, institutionId, { other, studentId, roundId }) },
    reasons: reasonsFor(side, { ...about, reverse: programmeKind === 'reverse' }),
    steps: ownStepsFrom({ state, side, acceptedBy, isHeld }),
    next: whatComesNext({ ...row, side, otherName }),
    history: [
      { what: 'You were proposed to each other.', at: row.proposedAt },
      ...happened.map(({ what, who, at }) => ({ what: happenedInWords({ what, who }, { side, names }), at })),
    ],
  };
}
