import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Draft } from './data/draft.entity';
import { DraftPair } from './data/draft-pair.entity';
import { passFenceFor } from './data/draft-uses.query';
import { findDraft, holdForChange, readOnly } from './data/drafts.query';
import { partsOf } from './data/looked';
import { afterStep } from './domain/review-lifecycle';

/** A pair that a consultant agreed to, with the decision that says so. */
export interface ApprovedPair {
  readonly applicationId: string;
  readonly offerId: string;
  /** Points, 0 to 65,535. */
  readonly score: number;
  readonly decisionId: string;
}

/** What publication takes over from a draft. Each runs inside the caller's transaction. */
@Injectable()
export class ApprovedPairs {
  /**
   * The approved pairs of a draft, held so that nobody decides about it until the transaction ends.
   * @throws {DomainError} as for a decision: only the newest finished draft of a round, and not while it is being replaced.
   */
  async hold(
    tx: EntityManager,
    institutionId: string,
    draftId: string,
  ): Promise<{ draft: Draft; pairs: ApprovedPair[] }> {
    const draft = await holdForChange(tx, institutionId, draftId);
    return { draft, pairs: await approvedOf(tx, draft) };
  }

  /** The same without holding: to show what publication would do. `readOnly` says why it could not be done now. */
  async look(tx: EntityManager, institutionId: string, draftId: string) {
    const draft = await findDraft(tx, institutionId, draftId);
    return { draft, pairs: await approvedOf(tx, draft), readOnly: await readOnly(tx, draft) };
  }

  /** Marks pairs as published: from now on no draft moves them. */
  async markPublished(tx: EntityManager, draft: Draft, applicationIds: readonly string[]): Promise<void> {
    const review = afterStep({ review: 'approved', pinned: false }, 'publish')?.review ?? 'published';
    const { institutionId, id: draftId } = draft;
    await tx.update(
      DraftPair,
      { institutionId, draftId, applicationId: In([...applicationIds]), review: 'approved' },
      { review },
    );
  }

  /**
   * Lets a publication through while both people of each pair allow what they allowed when the draft was made; whoever stops
   * it from here on is told so after the transaction. Nothing may follow but its end.
   * @throws {DomainError} conflict, `consent.changed` or `consent.stopping`: nothing is published.
   */
  async passFence(tx: EntityManager, { institutionId, id: draftId }: Draft, pairs: readonly ApprovedPair[]) {
    await passFenceFor(tx, { institutionId, draftId }, partsOf(pairs), `publication ${draftId}`);
  }
}

/** Without students who took their application back since. An approval may have been given in an earlier draft whose approved pairs were kept. */
function approvedOf(tx: EntityManager, { institutionId, id, roundId }: Draft): Promise<ApprovedPair[]> {
  return tx.query<ApprovedPair[]>(
    `select p.application_id as "applicationId", p.offer_id as "offerId", p.score, d.id as "decisionId"
     from draft_pair p join lateral (
       select d.id from decision d where d.institution_id = p.institution_id and d.round_id = $3 and d.kind = 'approve'
         and d.application_id = p.application_id and d.offer_id = p.offer_id
         and not exists (select from decision u where u.institution_id = d.institution_id and u.undoes = d.id)
       order by d.decided_at desc, d.revision desc limit 1) d on true
     where p.institution_id = $1 and p.draft_id = $2 and p.review = 'approved'
       and not exists (select from application a where a.institution_id = p.institution_id and a.id = p.application_id
         and a.withdrawn_at is not null)
     order by p.application_id`,
    [institutionId, id, roundId],
  );
}
