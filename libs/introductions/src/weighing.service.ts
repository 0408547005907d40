import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import type { Permitted, Person } from '@footing/consent';
import { Database } from '@footing/database';
import { alternativesFor, type MatchInput, type Part, scorePair } from '@footing/engine';
import type { Actor } from '@footing/kernel';
import { matchInput } from '@footing/matching';
import { Candidates, type PeopleOfRound } from '@footing/people';
import { loadRound, lotteryOf, settingsOf } from '@footing/programmes';
import type { Choosing } from './domain/shortlists';

/** A round, weighed: who may be proposed to whom, and on whose word. */
export interface Weighed {
  readonly students: readonly Choosing[];
  /** Places of each mentor, by id of their offer. */
  readonly places: ReadonlyMap<string, number>;
  /** The same for one round, whoever asks and when. */
  readonly seed: string;
  /** The record behind each application and offer. */
  readonly people: ReadonlyMap<string, Person>;
  readonly permitted: readonly Permitted[];
  /** How well two suit each other, and why. */
  readonly pair: (
    applicationId: string,
    offerId: string,
  ) => { readonly score: number; readonly parts: readonly Part[] };
}

const STUDENTS_A_TURN = 20;

/**
 * Weighs every mentor of a round for every student, by the round's own criteria and barriers. What people share in confidence
 * is left out: a shortlist tells nothing of it, and whether somebody shares anything changes no list.
 */
@Injectable()
export class Weighing {
  constructor(
    private readonly db: Database,
    private readonly candidates: Candidates,
  ) {}

  /** Cost: students times mentors; other work gets its turn meanwhile. */
  async of(actor: Actor, roundId: string): Promise<Weighed> {
    const { people, input } = await this.read(actor, roundId);
    const students: Choosing[] = [];
    for (const [at, { id }] of input.students.entries()) {
      if (at % STUDENTS_A_TURN === 0) await setImmediate();
      const allowed = alternativesFor(input, id).filter(({ barriers }) => barriers.length === 0);
      students.push({ id, allowed: allowed.map(({ mentorId }) => mentorId) });
    }
    return {
      ...{ students, seed: input.seed, permitted: people.uses.core, pair: pairsIn(input) },
      places: new Map(input.mentors.map(({ id, places }) => [id, places])),
      people: new Map<string, Person>([
        ...people.students.map(({ id, studentId }) => [id, { kind: 'student', id: studentId }] as const),
        ...people.mentors.map(({ id, mentorId }) => [id, { kind: 'mentor', id: mentorId }] as const),
      ]),
    };
  }

  private read(actor: Actor, roundId: string): Promise<{ people: PeopleOfRound; input: MatchInput }> {
    const { institutionId } = actor;
    return this.db.asMatcher(actor, async (tx) => {
      const detail = await loadRound(tx, institutionId, roundId);
      const people = withoutConfided(await this.candidates.within(tx, actor, roundId));
      const year = Number(detail.round.dates.meetingsStart.slice(0, 4));
      const { seed } = await lotteryOf(tx, { institutionId, id: roundId });
      const settings = { ...settingsOf(detail), year };
      await record(tx, actor, {
        ...{ event: 'introductions.drawn', object: roundId },
        subjects: [
          ...people.students.map(({ studentId: id }) => ({ kind: 'student' as const, id })),
          ...people.mentors.map(({ mentorId: id }) => ({ kind: 'mentor' as const, id })),
        ],
      });
      return { people, input: matchInput(people, { settings, pins: [], rejections: [], seed }) };
    });
  }
}

const withoutConfided = (people: PeopleOfRound): PeopleOfRound => ({
  ...people,
  students: people.students.map((student) => ({ ...student, experiencesWanted: [] })),
  mentors: people.mentors.map((mentor) => ({ ...mentor, experiencesOffered: [] })),
});

function pairsIn(input: MatchInput): Weighed['pair'] {
  const students = new Map(input.students.map((student) => [student.id, student]));
  const mentors = new Map(input.mentors.map((mentor) => [mentor.id, mentor]));
  return (applicationId, offerId) => {
    const [student, mentor] = [students.get(applicationId), mentors.get(offerId)];
    if (!student || !mentor) throw new Error(`application ${applicationId} or offer ${offerId} is not in the round`);
    return scorePair(student, mentor, input.settings);
  };
}
