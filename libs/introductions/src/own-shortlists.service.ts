import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { permittedNow, type Person, selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { reasonsFor } from '@footing/matching';
import { dayOf } from '@footing/pairings';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import {
  type AnswerRow,
  answerOf,
  callOfLine,
  holdApplication,
  keepAnswer,
  linesOfStudent,
  type ListedCall,
  type OwnLine,
} from './data/lists.query';
import { type IntroductionRound, introductionRound } from './data/settings.query';
import { endWait } from './data/waits.query';
import { faultsInPicks, type GivenPicks } from './domain/given-picks';
import { type Phase, phaseOn } from './domain/phase';
import { sealedFields } from './domain/sealed-words';
import { notFound, notNow, refuseFaults } from './errors';

/** A mentor on a student's own list. */
export interface ListedMentor {
  readonly offerId: string;
  /** Their first name; "Mentor 1" where names are hidden. */
  readonly name: string;
  /** Plain sentences. */
  readonly reasons: readonly string[];
  /** 1 for the first choice; null: not picked. */
  readonly rank: number | null;
  /** Their short call; null: there is none yet. */
  readonly call: ListedCall | null;
}

/** A student's shortlist in one round. */
export interface ShortlistView {
  readonly round: IntroductionRound;
  readonly phase: Phase;
  readonly list: readonly ListedMentor[];
  /** Null: they have not answered. */
  readonly answer: { readonly isNone: boolean; readonly missing: string } | null;
}

/** A student's own shortlist: read, and answered. */
@Injectable()
export class OwnShortlists {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** @throws {DomainError} not-found, `introductions.not-found`, where they have none. */
  find(actor: Actor, roundId: string): Promise<ShortlistView> {
    return this.within(actor, roundId, async (tx, { self, round, lines }) => ({
      ...{ round, phase: phaseOn(dayOf(this.clock.now()), round) },
      list: lines.map((line) => listed(line, round)),
      answer: await this.answer(tx, actor, self, lines),
    }));
  }

  /**
   * Keeps whom they would like to talk to, in their order; up to the last day they can change it.
   * @throws {DomainError} invalid, `introductions.picks`, with fields; conflict, `introductions.not-now`; not-found.
   */
  pick(actor: Actor, roundId: string, given: GivenPicks): Promise<void> {
    return this.within(actor, roundId, async (tx, { self, round, lines }) => {
      const { institutionId } = actor;
      const at = this.clock.now();
      const [first] = lines;
      if (!first || phaseOn(dayOf(at), round) !== 'picks') throw notNow(roundId);
      refuseFaults(
        'introductions.picks',
        faultsInPicks(
          given,
          lines.map(({ offerId }) => offerId),
        ),
      );
      const { picks, isNone } = given;
      await holdApplication(tx, institutionId, first.applicationId);
      const missing =
        given.missing === ''
          ? null
          : await this.secrets.seal(tx, { institutionId }, sealedFields.missing, self.id, given.missing);
      const answer = { roundId, applicationId: first.applicationId, picks, isNone, missing };
      await keepAnswer(tx, institutionId, answer, at);
      await endWait(tx, institutionId, { roundId, person: self, what: 'picks' }, at);
      await record(tx, actor, { event: 'introductions.picked', object: roundId, subjects: [self] });
    });
  }

  private within<T>(
    actor: Actor,
    roundId: string,
    work: (tx: EntityManager, own: { self: Person; round: IntroductionRound; lines: OwnLine[] }) => Promise<T>,
  ): Promise<T> {
    permit(actor, 'application.own');
    const { institutionId } = actor;
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        const round = self && (await introductionRound(tx, institutionId, roundId));
        const lines = round ? await linesOfStudent(tx, institutionId, roundId, self.id) : [];
        if (!round || lines.length === 0) throw notFound(roundId);
        return work(tx, { self, round, lines: await stillThere(tx, institutionId, lines) });
      },
      'own',
    );
  }

  private async answer(tx: EntityManager, { institutionId }: Actor, self: Person, [first]: readonly OwnLine[]) {
    const row: AnswerRow | null = first ? await answerOf(tx, institutionId, first.applicationId) : null;
    if (!row) return null;
    const sealed = row.missing === null ? [] : [{ personId: self.id, sealed: row.missing }];
    const [missing] = await this.secrets.openMany(tx, { institutionId }, sealedFields.missing, sealed);
    return { isNone: row.isNone, missing: missing ?? '' };
  }
}

/** Without mentors who do not want to be matched any more. */
async function stillThere(tx: EntityManager, institutionId: string, lines: readonly OwnLine[]): Promise<OwnLine[]> {
  const ids = lines.map(({ mentorId }) => mentorId);
  const permitted = new Set(
    (await permittedNow(tx, { institutionId }, 'matching.core', ids)).map(({ subjectId }) => subjectId),
  );
  return lines.filter(({ mentorId }) => permitted.has(mentorId));
}

/** A name is hidden until there is a call: then the two know each other. */
function listed(line: OwnLine, { hidesNames, programmeKind }: IntroductionRound): ListedMentor {
  const { offerId, position, rank, score, parts, studentName, callId } = line;
  const isHidden = hidesNames && callId === null;
  const name = isHidden ? `${programmeKind === 'reverse' ? 'Person' : 'Mentor'} ${position}` : line.mentorName;
  const mentorName = isHidden ? 'this person' : name;
  return {
    ...{ offerId, name, rank },
    reasons: reasonsFor('student', { score, parts, studentName, mentorName, reverse: programmeKind === 'reverse' }).map(
      capital,
    ),
    call: callOfLine(line),
  };
}

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
