import type { Draft as Made, MatchInput } from '@footing/engine';
import type { EntityManager } from 'typeorm';
import type { DecisionTask, LoggedDecision } from '../domain/replay-decisions';
import { DraftPair } from './draft-pair.entity';
import { DraftUnmatched } from './draft-unmatched.entity';
import type { Study } from './study.entity';

/** What is needed to take the decisions of a draft again: the log of the round, and the draft as it is. */
export async function decisionTask(
  tx: EntityManager,
  { institutionId, roundId, draftId }: Pick<Study, 'institutionId' | 'roundId' | 'draftId'>,
  input: MatchInput,
  made: Made,
): Promise<DecisionTask> {
  const of = { institutionId, draftId: draftId ?? '' };
  const log = await tx.query<LoggedDecision[]>(
    `select id, draft_id as "draftId", kind, application_id as "applicationId", offer_id as "offerId", before, revision, undoes
     from decision where institution_id = $1 and round_id = $2 order by decided_at, draft_id, revision`,
    [institutionId, roundId],
  );
  const ended = await tx.query<{ id: string }[]>(
    `select distinct g.application_id as id from pairing g where g.institution_id = $1 and g.round_id = $2
       and not exists (select from draft_pair p where p.institution_id = g.institution_id and p.draft_id = $3
         and p.application_id = g.application_id and p.review = 'published')`,
    [institutionId, roundId, of.draftId],
  );
  const now = { pairs: await tx.findBy(DraftPair, of), unmatched: await tx.findBy(DraftUnmatched, of) };
  return { draftId: of.draftId, input, made, log, now, beyond: ended.map(({ id }) => id) };
}
