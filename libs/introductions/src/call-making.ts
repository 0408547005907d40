import { permittedNow, type Person } from '@footing/consent';
import { brokenConstraint } from '@footing/database';
import { DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { makeCalls, openWishes } from './data/hours.query';
import { beginWait } from './data/waits.query';
import { whoGetsCalls } from './domain/who-gets-calls';
import { trainingFirst } from './errors';

/** A mentor's time for calls in a round. */
export interface CallTime {
  readonly roundId: string;
  readonly offerId: string;
  readonly mentorId: string;
  /** For how many there is time. */
  readonly calls: number;
  /** The last day for them, YYYY-MM-DD. */
  readonly callsBy: string;
}

/**
 * Makes calls with as many of those who wish as there is time for; the offer is to be held until the transaction ends.
 * @returns the students who got a call now. @throws {DomainError} conflict, `introductions.training-first`.
 */
export async function fillCalls(
  tx: EntityManager,
  institutionId: string,
  { roundId, offerId, mentorId, calls, callsBy }: CallTime,
  at: Date,
): Promise<string[]> {
  const wishes = await takingPart(tx, institutionId, await openWishes(tx, institutionId, offerId));
  const [{ held } = { held: 0 }] = await tx.query<{ held: number }[]>(
    'select count(*)::int as held from introduction_call where institution_id = $1 and offer_id = $2',
    [institutionId, offerId],
  );
  const chosen = whoGetsCalls(wishes, Math.max(0, calls - held), offerId);
  if (chosen.length === 0) return [];
  await makeCalls(tx, institutionId, { roundId, offerId, calls }, chosen, at).catch((error: unknown) => {
    throw brokenConstraint(error) === 'introduction_mentor_ready' ? trainingFirst(offerId) : error;
  });
  const ids = wishes.filter(({ applicationId }) => chosen.includes(applicationId)).map(({ studentId }) => studentId);
  const people: Person[] = [{ kind: 'mentor', id: mentorId }, ...ids.map((id) => ({ kind: 'student' as const, id }))];
  for (const person of people) await beginWait(tx, institutionId, { roundId, person, what: 'calls', by: callsBy }, at);
  return ids;
}

/**
 * The same for the time of a call that is off. Where the mentor's training has run out meanwhile nobody gets it.
 * @returns the students who got a call now.
 */
export function fillFreed(tx: EntityManager, institutionId: string, time: CallTime, at: Date): Promise<string[]> {
  const filling = tx.transaction((inner) => fillCalls(inner, institutionId, time, at));
  return filling.catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'introductions.training-first') return [];
    throw error;
  });
}

/** Without students who do not want to be matched any more. */
export async function takingPart<One extends { readonly studentId: string }>(
  tx: EntityManager,
  institutionId: string,
  all: readonly One[],
): Promise<One[]> {
  const ids = all.map(({ studentId }) => studentId);
  const permitted = new Set(
    (await permittedNow(tx, { institutionId }, 'matching.core', ids)).map(({ subjectId }) => subjectId),
  );
  return all.filter(({ studentId }) => permitted.has(studentId));
}
