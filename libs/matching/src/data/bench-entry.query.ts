import { explainUnmatched, type MatchInput, type Part } from '@footing/engine';
import { fieldsOf } from '@footing/people';
import { criterionKinds } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { type LabelledAnswer, labelledAnswers } from '../domain/labelled-answers';
import { discreetParts, reasonsFor } from '../domain/reasons';
import { type ReviewState, type ReviewStep, stepsFrom } from '../domain/review-lifecycle';
import { toldTier, type ToldTier } from '../domain/told-tier';
import { notFound } from '../errors';
import { type DecisionView, historyOf, latestStanding } from './decisions.query';
import type { Draft } from './draft.entity';
import { DraftPair } from './draft-pair.entity';
import { DraftUnmatched } from './draft-unmatched.entity';
import { mentorNames, type NamedPerson, studentNames } from './names.query';

/** A person as the bench shows them: who they are, and what they said when the draft was made; of who changed their mind since, none. */
export interface PersonOnBench extends NamedPerson {
  readonly answers: readonly LabelledAnswer[];
}

/** The pair that is decided about. */
export interface PairOnBench {
  readonly offerId: string;
  readonly mentor: PersonOnBench;
  /** How many students the mentor can take. */
  readonly places: number;
  /** Points, 0 to 65,535. */
  readonly score: number;
  /** What was shared in confidence is left out of their evidence. */
  readonly parts: readonly Part[];
  readonly reasons: { readonly student: string[]; readonly mentor: string[]; readonly consultant: string[] };
  readonly review: ReviewState;
  readonly pinned: boolean;
  /** What a consultant can do now; empty when published. */
  readonly steps: readonly ReviewStep[];
}

/** One student of a draft, with everything needed to decide. */
export interface EntryOnBench {
  readonly applicationId: string;
  readonly student: PersonOnBench;
  readonly tier: ToldTier;
  /** Whether the student has taken the application back: then nothing that is decided becomes a pairing. */
  readonly isTakenBack: boolean;
  /** Null for the unmatched. */
  readonly pair: PairOnBench | null;
  /** Why there is no mentor, in sentences for the consultant and for the student; null for the matched. */
  readonly unmatched: { readonly consultant: string[]; readonly student: string[] } | null;
  /** Everything decided about the student in this round, the newest first. */
  readonly history: readonly DecisionView[];
  /** The decision that can be taken back now; null when there is none. */
  readonly undoable: string | null;
}

/** @throws {DomainError} not-found, `draft-pair.not-found`, when the draft has no such student. */
export async function entryOnBench(
  tx: EntityManager,
  draft: Draft,
  input: MatchInput | null,
  applicationId: string,
): Promise<EntryOnBench> {
  const key = { institutionId: draft.institutionId, draftId: draft.id, applicationId };
  const pair = await tx.findOneBy(DraftPair, key);
  const left = await tx.findOneBy(DraftUnmatched, key);
  const student = await studentOnBench(tx, draft.institutionId, input, applicationId);
  const tier = pair?.tier ?? left?.tier;
  const reverse = draft.settings?.reverse ?? false;
  if (!student || tier === undefined) throw notFound('draft-pair', applicationId);
  return {
    applicationId,
    student,
    tier: toldTier(tier, draft.summary?.untiered),
    isTakenBack: await isTakenBack(tx, draft.institutionId, applicationId),
    pair: pair && (await pairOnBench(tx, pair, { input, reverse }, student.name)),
    unmatched: left && {
      consultant: explainUnmatched({ reason: left.reason, audience: 'consultant', reverse }),
      student: explainUnmatched({ reason: left.reason, audience: 'student', reverse }),
    },
    history: await historyOf(tx, draft.institutionId, draft.roundId, applicationId),
    undoable: pair?.review === 'published' ? null : await latestStanding(tx, draft, [applicationId]),
  };
}

async function isTakenBack(tx: EntityManager, institutionId: string, applicationId: string): Promise<boolean> {
  const found = await tx.query<unknown[]>(
    'select from application where institution_id = $1 and id = $2 and withdrawn_at is not null',
    [institutionId, applicationId],
  );
  return found.length > 0;
}

async function studentOnBench(tx: EntityManager, institutionId: string, input: MatchInput | null, id: string) {
  const person = (await studentNames(tx, institutionId, [id])).get(id);
  if (!person) return null;
  // Who changed their mind is in it no more, though what was decided about them stands.
  const student = input?.students.find((one) => one.id === id);
  if (!student) return { ...person, answers: [] };
  const important = student.mostImportant && { mostImportant: criterionKinds[student.mostImportant].name };
  return { ...person, answers: labelledAnswers({ ...student.answers, ...important }, fieldsOf('students')) };
}

async function pairOnBench(
  tx: EntityManager,
  { institutionId, offerId, offerPlaces, score, parts, review, pinned }: DraftPair,
  { input, reverse }: { readonly input: MatchInput | null; readonly reverse: boolean },
  studentName: string,
): Promise<PairOnBench> {
  const person = (await mentorNames(tx, institutionId, [offerId])).get(offerId);
  if (!person) throw notFound('offer', offerId);
  const answers = input?.mentors.find(({ id }) => id === offerId)?.answers ?? {};
  const explained = { score, parts, studentName, mentorName: person.name, reverse };
  return {
    ...{ offerId, score, review, pinned, places: offerPlaces },
    mentor: { ...person, answers: labelledAnswers(answers, fieldsOf('mentors')) },
    parts: discreetParts(parts),
    reasons: {
      student: reasonsFor('student', explained),
      mentor: reasonsFor('mentor', explained),
      consultant: reasonsFor('consultant', explained),
    },
    steps: stepsFrom({ review, pinned }),
  };
}
