import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import type { Permitted } from '@footing/consent';
import { Database } from '@footing/database';
import { alternativesFor, type MatchInput, type Part } from '@footing/engine';
import { systemActor } from '@footing/kernel';
import { Candidates, type PeopleOfRound } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { Draft } from './data/draft.entity';
import { rejectionsOf } from './data/drafts.query';
import { inputFields } from './data/looked';
import { matchInput } from './domain/match-input';
import { discreetParts } from './domain/reasons';

/** A mentor whom a student might have, with the word of both that they take part. */
export interface NextChoice {
  readonly offerId: string;
  /** Points, 0 to 65,535. */
  readonly score: number;
  readonly parts: readonly Part[];
  readonly permitted: readonly Permitted[];
}

/** Who might come next for some students of a round. */
export interface NextChoices {
  /** The newest finished draft of the round, whose rules were used. */
  readonly draftId: string;
  /** Allowed mentors for each student asked about who takes part, by application, best first. Whether they have a place left is not looked at. */
  readonly of: ReadonlyMap<string, readonly NextChoice[]>;
}

/**
 * Who comes next for a student whose pairing ended before it began: by the rules of the newest draft, and by what people say
 * and allow now. What people share in confidence is left out, so that the answer tells nothing of it.
 */
@Injectable()
export class NextBest {
  constructor(
    private readonly db: Database,
    private readonly candidates: Candidates,
  ) {}

  /** Null where the round has no finished draft. Cost: reads the round once, and weighs every mentor for each student. */
  of(institutionId: string, roundId: string, applicationIds: readonly string[]): Promise<NextChoices | null> {
    const actor = systemActor(institutionId);
    return this.db.asMatcher(actor, async (tx) => {
      const draft = await newestReady(tx, institutionId, roundId);
      if (!draft?.settings) return null;
      const people = withoutExperiences(await this.candidates.within(tx, actor, roundId));
      const asked = people.students.filter(({ id }) => applicationIds.includes(id));
      await record(tx, actor, {
        ...{ event: 'draft.weighed', object: draft.id, fields: inputFields, special: true },
        subjects: [
          ...asked.map(({ studentId: id }) => ({ kind: 'student' as const, id })),
          ...people.mentors.map(({ mentorId: id }) => ({ kind: 'mentor' as const, id })),
        ],
      });
      const rejections = await rejectionsOf(tx, institutionId, roundId);
      const input = matchInput(people, { settings: draft.settings, pins: [], rejections, seed: draft.id });
      return { draftId: draft.id, of: new Map(asked.map(({ id }) => [id, choicesOf(input, people, id)])) };
    });
  }
}

const newestReady = (tx: EntityManager, institutionId: string, roundId: string) =>
  tx.findOne(Draft, { where: { institutionId, roundId, state: 'ready' }, order: { number: 'desc' } });

const withoutExperiences = (people: PeopleOfRound): PeopleOfRound => ({
  ...people,
  students: people.students.map((student) => ({ ...student, experiencesWanted: [] })),
  mentors: people.mentors.map((mentor) => ({ ...mentor, experiencesOffered: [] })),
});

function choicesOf(input: MatchInput, people: PeopleOfRound, applicationId: string): NextChoice[] {
  const core = new Map(people.uses.core.map((one) => [one.subjectId, one]));
  const personOf = new Map([
    ...people.students.map(({ id, studentId }) => [id, studentId] as const),
    ...people.mentors.map(({ id, mentorId }) => [id, mentorId] as const),
  ]);
  const wordOf = (id: string) => core.get(personOf.get(id) ?? '');
  return alternativesFor(input, applicationId)
    .filter(({ barriers }) => barriers.length === 0)
    .flatMap(({ mentorId, score, parts }) => {
      const [student, mentor] = [wordOf(applicationId), wordOf(mentorId)];
      if (!student || !mentor) return [];
      return [{ offerId: mentorId, score, parts: discreetParts(parts), permitted: [student, mentor] }];
    });
}
