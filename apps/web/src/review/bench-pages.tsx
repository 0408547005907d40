import { Injectable } from '@nestjs/common';
import { Bench, type BenchEntry, type Claim, Claims, ReviewReports } from '@footing/matching';
import type { View } from '../http/view';
import { paths } from '../paths';
import { BenchPage } from './bench.page';
import type { NotTaken, OnBench } from './bench-view';
import { queryOf } from './queue-filter';

/** The page of one student on the bench, also after a decision that was not taken. */
@Injectable()
export class BenchPages {
  constructor(
    private readonly bench: Bench,
    private readonly claims: Claims,
    private readonly reports: ReviewReports,
  ) {}

  async show(view: View, { draftId, applicationId, filter }: OnBench, said: NotTaken = {}): Promise<string> {
    const entry = await this.bench.open(view.actor, draftId, applicationId, filter);
    const claim = await this.claim(view, entry);
    const { isHasty } = claim ? await this.reports.pace(view.actor, draftId) : { isHasty: false };
    const queue = await this.bench.queue(view.actor, draftId, { ...filter, page: entry.page });
    const { errors = [], problem } = said;
    return view.page(
      {
        title: entry.student.name,
        back: {
          href: paths.review(draftId) + queryOf(filter, { page: entry.page > 1 ? entry.page : undefined }),
          text: 'All students of this draft',
        },
        width: 'wide',
        errors,
        ...(problem === undefined ? {} : { status: 409 }),
      },
      <BenchPage
        {...{ entry, queue, filter, said, claim, isHasty }}
        csrf={view.csrf}
        mayReview={view.may('drafts.review')}
        mayAgreeAhead={view.may('pairings.manage')}
      />,
    );
  }

  /** For whoever may decide. Asking for the page takes nobody: the page does when it is there, or a button, or a decision. */
  private async claim(view: View, { readOnly, pair, applicationId, draft }: BenchEntry): Promise<Claim | null> {
    const isOpen = readOnly === null && pair?.review !== 'published' && view.may('drafts.review');
    return isOpen ? this.claims.standing(view.actor, { draftId: draft.id, applicationId }) : null;
  }
}
