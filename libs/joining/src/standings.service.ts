import { Injectable } from '@nestjs/common';
import { explainUnmatched } from '@footing/engine';
import type { Actor } from '@footing/kernel';
import { isEnd, type OwnPairing, OwnPairings, type PairingState } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import { meanwhileOf } from './data/meanwhile.query';
import type { RoundForStudent } from './data/rounds-for.query';
import { announced, type StandingRow, standingRows, wantsAnother } from './data/standing.query';
import { dayOf } from './domain/day';
import { type StandingCode, standingOf } from './domain/standing';
import { Seats } from './seats.service';

/** How a student stands in one round, as they see it. */
export interface Standing {
  readonly code: StandingCode;
  readonly round: RoundForStudent;
  /** The day on which it stands so, YYYY-MM-DD. */
  readonly today: string;
  readonly isReverse: boolean;
  /** Whether answers can still be changed. */
  readonly isOpen: boolean;
  readonly sentAt: Date | null;
  /** Their newest pairing of the round; null: none. */
  readonly pairing: OwnPairing | null;
  /** Why there is nobody this time, in whole sentences, with what would have changed it; empty otherwise. */
  readonly why: readonly string[];
  /** Their place among those who wait, from 1; null where they do not wait. */
  readonly place: { readonly place: number; readonly of: number } | null;
  /** What is on offer meanwhile, as the programme lead wrote it; '' where there is nothing. */
  readonly meanwhile: string;
}

/** States that a pairing has only after both said yes. */
const AFTER_YES: readonly PairingState[] = ['active', 'paused', 'finished', 'ended-early'];
/** Who has a place among those who wait. */
const WAITING: readonly StandingCode[] = ['not-this-time', 'fell-through'];
/** Who has nobody yet is told what there is meanwhile. */
const ALONE: readonly StandingCode[] = ['not-this-time', 'still-looking', 'fell-through', 'unsent'];

/** Where students stand: always what is happening, what is next, and by when. */
@Injectable()
export class Standings {
  constructor(
    private readonly seats: Seats,
    private readonly pairings: OwnPairings,
  ) {}

  /** Every round that the asker has to do with, or could sign up to; what is awaited of them soonest first. Empty where there is none. */
  async of(actor: Actor): Promise<Standing[]> {
    const pairings = await this.pairings.of(actor);
    const mine = new Map([...pairings].reverse().map((one) => [one.roundId, one]));
    return this.seats.within(actor, async (tx) => {
      const { person, rounds } = await this.seats.rounds(tx, actor);
      const rows = person ? await standingRows(tx, actor.institutionId, person.id) : new Map<string, StandingRow>();
      const found: Standing[] = [];
      for (const { isOwn, ...round } of rounds) {
        const standing = await this.one(tx, actor, round, rows.get(round.roundId), mine.get(round.roundId) ?? null);
        if (isOwn || standing.isOpen) found.push(standing);
      }
      return found.sort(bySoonest);
    });
  }

  /**
   * The same with what the person of each pairing shows the asker by their own choice, given to `send`, which ends when the page
   * has left: see `OwnPairings.show`.
   */
  async show<T>(actor: Actor, send: (standings: readonly Standing[]) => Promise<T>): Promise<T> {
    const standings = await this.of(actor);
    return this.pairings.show(actor, {}, (pairings) => {
      const others = new Map(pairings.map(({ id, other }) => [id, other]));
      return send(standings.map((standing) => withOther(standing, others)));
    });
  }

  private async one(
    tx: EntityManager,
    { institutionId }: Actor,
    round: RoundForStudent,
    row: StandingRow | undefined,
    pairing: OwnPairing | null,
  ): Promise<Standing> {
    const { dates, roundId } = round;
    const today = dayOf(this.seats.now());
    const { isAnnounced, waiting } = row?.applicationId
      ? await announced(tx, institutionId, roundId, row.applicationId)
      : { isAnnounced: false, waiting: null };
    const isReverse = round.programmeKind === 'reverse';
    const code = standingOf({
      ...{ today, dates, isAnnounced, isWaiting: waiting !== null },
      isBegun: row?.isBegun ?? false,
      application: row?.applicationId ? { isWithdrawn: row.withdrawnAt !== null } : undefined,
      takesPart: row?.takesPart ?? true,
      pairing: pairing ? await this.facts(tx, institutionId, pairing) : undefined,
    });
    const waits = WAITING.includes(code) ? waiting : null;
    return {
      ...{ code, round, today, isReverse, pairing },
      isOpen: dates.signUpOpens <= today && today <= dates.signUpCloses,
      sentAt: row?.sentAt ?? null,
      why: waits?.reason ? explainUnmatched({ reason: waits.reason, audience: 'student', reverse: isReverse }) : [],
      place: waits ? { place: waits.place, of: waits.of } : null,
      meanwhile: ALONE.includes(code) ? await meanwhileOf(tx, institutionId, round.programmeId) : '',
    };
  }

  private async facts(tx: EntityManager, institutionId: string, { id, state }: OwnPairing) {
    const [isOver, hadBegun] = [isEnd(state), AFTER_YES.includes(state)];
    const isFinished = state === 'finished';
    return { isOver, hadBegun, wantsAnother: !isFinished && (await wantsAnother(tx, institutionId, id)) };
  }
}

/** An answer that is awaited comes before the days of rounds, which are in order already; what is over comes after them. */
const bySoonest = (a: Standing, b: Standing): number => awaitedBy(a).localeCompare(awaitedBy(b));

function awaitedBy({ pairing, code }: Standing): string {
  if (code === 'over') return '~';
  return pairing && isToAnswer(pairing) ? (pairing.next.by ?? '9') : '9';
}

const isToAnswer = ({ steps }: OwnPairing): boolean => steps.includes('accept');

function withOther(standing: Standing, others: ReadonlyMap<string, OwnPairing['other']>): Standing {
  const { pairing } = standing;
  const other = pairing && others.get(pairing.id);
  return other ? { ...standing, pairing: { ...pairing, other } } : standing;
}
