import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { studentReach, subjectsBehind, toldByReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { isDay } from '../availability/given-availability';
import { dayHere } from '../booking/agreed-time';
import { OwnMeetings } from '../booking/own-meetings';
import {
  cadenceOf,
  closedDays,
  type GivenCadence,
  type PairOnBoard,
  pairsOnBoard,
  type RoundCadence,
  saveCadence,
  saveUsualCadence,
  type UsualCadence,
  usualCadenceOf,
} from '../data/cadence.query';
import { type DayRange, nextAbout, standing, type Standing } from '../domain/cadence';
import { fault, refuseFaults } from '../errors';
import { minutesTogether } from './minutes-together';

/** Where a pair is, as its two see it: "2 of 6 meetings". */
export interface OwnCadence extends Standing {
  readonly target: number;
  /** Days, YYYY-MM-DD, between which they mean to meet. */
  readonly from: string;
  readonly until: string;
  /** Of `done`, how many took place already. */
  readonly held: number;
  /** YYYY-MM-DD of the next agreed meeting; null: none. */
  readonly next: string | null;
  /** YYYY-MM-DD by about which the next would keep them on their way; null: any day will do, or nothing is left to hold. */
  readonly about: string | null;
}

/** A pairing on a consultant's board. */
export interface BoardRow extends OwnCadence {
  readonly pairingId: string;
  readonly studentName: string;
  readonly mentorName: string;
  readonly isPaused: boolean;
  /** YYYY-MM-DD of the last thing either did: asked, answered, met, wrote to the other, said how it goes. Not what they wrote, and not whether they looked at a page. */
  readonly lastSign: string | null;
  /** Days of meetings about which its people say different things. */
  readonly differ: readonly string[];
  /** How many reflections were written for the staff of the programme. */
  readonly written: number;
  /** Minutes of a usual week that both give; null while one of them has given no hours. */
  readonly together: number | null;
}

/** How often people meet: what a round means to do, where each pair is, and who has gone quiet. From what happened, never from who looked. */
@Injectable()
export class Cadences {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly own: OwnMeetings,
  ) {}

  /** Null where the pairing is not under way. @throws not-found, `pairing.not-found`, for everybody who is not one of the two. */
  ofPairing(actor: Actor, pairingId: string): Promise<OwnCadence | null> {
    return this.own.ofPair(actor, pairingId, async ({ tx, here, at }) => {
      const [row] = await pairsOnBoard(tx, here, { pairingId }, null, await closedDays(tx, here));
      return row ? ownOf(row, at) : null;
    });
  }

  /** Pairings under way of students within reach: quiet ones first, then those behind, then those who differ, then by name. @throws {DomainError} forbidden. */
  board(actor: Actor, roundId: string): Promise<BoardRow[]> {
    return this.within(actor, 'cadence.read', async (tx) => {
      const reach = await studentReach(tx, actor, 'cadence.read');
      const here = actor.institutionId;
      const rows = await pairsOnBoard(tx, here, { roundId }, reach, await closedDays(tx, here));
      const parts = {
        applications: rows.map(({ applicationId }) => applicationId),
        offers: rows.map(({ offerId }) => offerId),
      };
      const subjects = await subjectsBehind(tx, here, parts);
      const fields = toldByReach(reach, ['name', 'mentor', 'meetings']);
      await record(tx, actor, { event: 'cadence.viewed', object: roundId, subjects, ...fields });
      const at = this.clock.now();
      const together = await minutesTogether(tx, here, rows, at);
      return rows.map((row) => boardRowOf(row, at, together.get(row.pairingId) ?? null)).sort(mostUrgentFirst);
    });
  }

  /** What holds in a round: what the lead has said of it, or else of its programme; six meetings until then. */
  of(actor: Actor, roundId: string): Promise<RoundCadence> {
    return this.within(actor, 'programmes.read', (tx) => cadenceOf(tx, actor.institutionId, roundId));
  }

  /** For this round alone. @throws {DomainError} invalid, `cadence.given`, with fields; forbidden; not-found, `round.not-found`. */
  set(actor: Actor, roundId: string, given: GivenCadence): Promise<void> {
    refuseFaults('cadence.given', [...faultsInUsual(given), ...faultsInDays(given)]);
    return this.change(actor, roundId, 'round', (tx) =>
      saveCadence(tx, actor.institutionId, roundId, given, this.clock.now()),
    );
  }

  /** From now on as in every round of the programme. Does nothing where it is so already. @throws {DomainError} forbidden. */
  follow(actor: Actor, roundId: string): Promise<void> {
    return this.change(actor, roundId, 'round', async (tx) => {
      await tx.query('delete from cadence where institution_id = $1 and round_id = $2', [actor.institutionId, roundId]);
    });
  }

  /** What holds in each round of a programme that says nothing else. */
  usual(actor: Actor, programmeId: string): Promise<UsualCadence> {
    return this.within(actor, 'programmes.read', (tx) => usualCadenceOf(tx, actor.institutionId, programmeId));
  }

  /** @throws {DomainError} invalid, `cadence.given`, with fields; forbidden; not-found, `programme.not-found`. */
  setUsual(actor: Actor, programmeId: string, given: UsualCadence): Promise<void> {
    refuseFaults('cadence.given', faultsInUsual(given));
    return this.change(actor, programmeId, 'programme', (tx) =>
      saveUsualCadence(tx, actor.institutionId, programmeId, given, this.clock.now()),
    );
  }

  /** Days on which nobody is nudged and nothing is expected, by day. */
  closed(actor: Actor): Promise<(DayRange & { readonly name: string })[]> {
    return this.within(actor, 'institution.read', (tx) => closedDays(tx, actor.institutionId));
  }

  /** All of them anew. @throws {DomainError} invalid, `cadence.closed`, with fields; forbidden. */
  setClosed(actor: Actor, all: readonly (DayRange & { readonly name: string })[]): Promise<void> {
    refuseFaults('cadence.closed', faultsInClosed(all));
    return this.within(actor, 'institution.edit', async (tx) => {
      await tx.query('delete from closed_days where institution_id = $1', [actor.institutionId]);
      await tx.query(
        `insert into closed_days (institution_id, from_day, until_day, name) select $1, d.* from unnest($2::date[], $3::date[], $4::text[]) d`,
        [
          ...[actor.institutionId, all.map(({ from }) => from), all.map(({ until }) => until)],
          ...[all.map(({ name }) => name.trim())],
        ],
      );
      await record(tx, actor, { event: 'cadence.set' });
    });
  }

  private change(
    actor: Actor,
    id: string,
    of: 'round' | 'programme',
    work: (tx: EntityManager) => Promise<void>,
  ): Promise<void> {
    return this.within(actor, 'programmes.edit', async (tx) => {
      await work(tx).catch((error: unknown) => {
        const isNone = brokenConstraint(error)?.endsWith(`cadence_institution_id_${of}_id_fkey`);
        throw isNone ? new DomainError('not-found', `${of}.not-found`, id) : error;
      });
      await record(tx, actor, { event: 'cadence.set', object: id });
    });
  }

  private within<T>(
    actor: Actor,
    permission: Parameters<typeof permit>[1],
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    permit(actor, permission);
    return this.db.transaction(actor, work);
  }
}

function ownOf({ cadence, evidence, starts }: PairOnBoard, at: Date): OwnCadence {
  const today = dayHere(at);
  const { target, from, until } = cadence;
  const held = evidence.held.filter((day) => day >= from && day <= until).length;
  return {
    ...{ ...standing(cadence, evidence, today), target, from, until, held },
    next: starts.find(({ second }) => second * 1_000 > at.getTime())?.day ?? null,
    about: nextAbout(cadence, evidence, today),
  };
}

function boardRowOf(row: PairOnBoard, at: Date, together: number | null): BoardRow {
  const { pairingId, studentName, mentorName, state, evidence, differ, written } = row;
  return {
    ...ownOf(row, at),
    ...{ pairingId, studentName, mentorName, isPaused: state === 'paused', lastSign: evidence.lastSign },
    ...{ differ, written, together },
  };
}

const urgency = ({ quiet, behind, differ }: BoardRow): number => (quiet ? 0 : behind ? 1 : differ.length > 0 ? 2 : 3);
const mostUrgentFirst = (one: BoardRow, other: BoardRow): number =>
  urgency(one) - urgency(other) || one.studentName.localeCompare(other.studentName, 'en');

const whole = (n: number, from: number, to: number): boolean => Number.isInteger(n) && n >= from && n <= to;

const faultsInUsual = ({ target, graceDays }: UsualCadence) => [
  ...fault(!whole(target, 1, 52), 'target', 'Give a whole number of meetings from 1 to 52'),
  ...fault(!whole(graceDays, 0, 60), 'graceDays', 'Give a whole number of days from 0 to 60'),
];

const faultsInDays = ({ from, until }: GivenCadence) => [
  ...fault((from === null) !== (until === null), 'from', 'Give both days, or neither'),
  ...fault(
    [from, until].some((day) => day !== null && !isDay(day)),
    'from',
    'Give a day',
  ),
  ...fault(from !== null && until !== null && until < from, 'until', 'The last day comes after the first'),
];

const faultsInClosed = (all: readonly (DayRange & { readonly name: string })[]) =>
  all.flatMap(({ from, until, name }, n) => [
    ...fault(!isDay(from) || !isDay(until) || until < from, `closed.${n}`, 'The last day comes after the first'),
    ...fault(name.trim().length < 1 || name.trim().length > 80, `closed.${n}`, 'Give it a name, at most 80 letters'),
    ...fault(
      all.some((other, m) => m > n && other.from <= until && from <= other.until),
      `closed.${n}`,
      'Two of them overlap',
    ),
  ]);
