import { Injectable, Logger } from '@nestjs/common';
import type { Person } from '@footing/consent';
import { brokenConstraint, Database, whereOf } from '@footing/database';
import { Clock, systemActor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { dayHere } from '../booking/agreed-time';
import { nextTimes, outlookOf, partyOf } from '../booking/next-times';
import { closedDays, type PairOnBoard, pairsOnBoard } from '../data/cadence.query';
import { isOpen, type Pair, pairOf } from '../data/pair.query';
import { standing } from '../domain/cadence';
import { nudgeFor, type Rung } from '../domain/nudges';
import { nudgeLetter } from './letters';
import { MeetingMail } from './meeting-mail.service';

const TIMES = { minutes: 60, mode: 'online', most: 3 } as const;

/**
 * A kind word to pairs that are behind or quiet, with three times that would suit: first to one of the two, then to the other, then
 * to the consultant's board. At most one in ten days to a pair and to a person, and none on days on which the university is closed.
 */
@Injectable()
export class Nudges {
  private readonly log = new Logger(Nudges.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: MeetingMail,
  ) {}

  /** @returns how many there were. */
  async round(institutionId: string): Promise<number> {
    const today = dayHere(this.clock.now());
    const pairs = await this.db.transaction({ institutionId }, async (tx) => {
      const off = await closedDays(tx, institutionId);
      const all = await pairsOnBoard(tx, institutionId, {}, null, off);
      return all.flatMap((pair) => {
        const rung = pair.nudges ? rungOf(pair, today) : null;
        return rung ? [{ pair, rung }] : [];
      });
    });
    let done = 0;
    for (const { pair, rung } of pairs) done += (await this.one(institutionId, pair, rung, today)) ? 1 : 0;
    return done;
  }

  private one(institutionId: string, pair: PairOnBoard, rung: Rung, today: string): Promise<boolean> {
    const at = this.clock.now();
    const person = personOn(rung, pair);
    return this.db
      .transaction({ institutionId }, async (tx) => {
        const now = person && (await pairOf(tx, institutionId, person, pair.pairingId));
        // Nobody is told to arrange what they may not.
        if (person && (!now || !isOpen(now))) return false;
        await tx.query(
          `insert into nudge (institution_id, pairing_id, day, rung, person_kind, person_id, at) values ($1, $2, $3, $4, $5, $6, $7)`,
          [institutionId, pair.pairingId, today, rung, person?.kind ?? null, person?.id ?? null, at],
        );
        if (!person || !now) return true;
        const times = await this.timesFor(tx, institutionId, now, person);
        return this.mail.letter(tx, institutionId, person, nudgeLetter(pair.pairingId, times), at);
      })
      .catch((error: unknown) => {
        // Somebody else's clock was first, or they were nudged about another pair: then it is not their turn yet.
        const isSoon = /^nudge_(pkey|of_(pair|person)_apart)$/.test(brokenConstraint(error) ?? '');
        if (!isSoon) this.log.error(`no nudge for pairing ${pair.pairingId}: ${whereOf(error)}`);
        return false;
      });
  }

  /** On their own clock, YYYY-MM-DDTHH:MM. */
  private async timesFor(tx: EntityManager, here: string, pair: Pair, self: Person): Promise<string[]> {
    const own = { tx, here, self, at: this.clock.now(), actor: systemActor(here) };
    const outlook = await outlookOf(own, await partyOf(own, pair));
    return nextTimes(outlook, TIMES).map(({ local }) => local);
  }
}

const rungOf = (pair: PairOnBoard, today: string): Rung | null =>
  pair.state === 'active'
    ? nudgeFor(standing(pair.cadence, pair.evidence, today), pair.nudged, pair.cadence.off, today)
    : null;

/** The student first: they gain most by it. */
const personOn = (rung: Rung, { studentId, mentorId }: PairOnBoard): Person | null =>
  rung === 'one' ? { kind: 'student', id: studentId } : rung === 'other' ? { kind: 'mentor', id: mentorId } : null;
