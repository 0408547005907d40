import type { INestApplicationContext } from '@nestjs/common';
import { Bench, Drafts, Reviews } from '@footing/matching';
import { Pairings, StandingApprovals } from '@footing/pairings';
import type { UniversityOfYear } from './found-university';

/** What came of a round's review. */
export interface Reviewed {
  readonly approved: number;
  readonly rejected: number;
  readonly unmatched: number;
  readonly published: number;
}

/** Every so many-th pair is turned down by the consultant. */
const REJECTED_ONE_IN = 25;

/** A draft is made, looked through pair by pair, and published, with a word beforehand for what falls through. */
export async function reviewAndPublish(
  app: INestApplicationContext,
  { institutionId, lead, consultant }: UniversityOfYear,
  roundId: string,
): Promise<Reviewed> {
  const [drafts, reviews] = [app.get(Drafts), app.get(Reviews)];
  const { id: draftId } = await drafts.make(lead, roundId, { keep: 'nothing' });
  await drafts.run(institutionId, draftId);
  const { entries, revision } = await app.get(Bench).all(consultant, draftId, {});
  const pairs = entries.filter(({ review }) => review === 'open');
  let rejected = 0;
  for (const [number, { applicationId }] of pairs.entries()) {
    const seen = { draftId, applicationId, seen: revision };
    if ((number + 1) % REJECTED_ONE_IN > 0) await reviews.approve(consultant, seen);
    else await reviews.reject(consultant, seen, 'They know each other from work');
    if ((number + 1) % REJECTED_ONE_IN === 0) rejected += 1;
  }
  await app.get(StandingApprovals).say(consultant, { roundId, atLeast: 1 });
  const { created } = await app.get(Pairings).publish(consultant, draftId);
  const unmatched = entries.length - pairs.length;
  return { approved: pairs.length - rejected, rejected, unmatched, published: created };
}
