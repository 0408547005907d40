import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DomainError } from '@footing/kernel';
import { Bench, type Entry, Reviews } from '@footing/matching';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { ApproveManyPage } from './approve-many.page';
import type { NotTaken } from './bench-view';
import { filterIn, type QueueFilter, queryOf } from './queue-filter';
import { SeenInput } from './review.input';
import { conflictWords } from './review-words';

/** Approving at once every pairing that is shown and fits well enough: first how many, then, when confirmed, all of them. */
@Controller('drafts/:id/approve-many')
export class ApproveManyController {
  constructor(
    private readonly bench: Bench,
    private readonly reviews: Reviews,
  ) {}

  @Get()
  @Needs('drafts.review')
  @Audited('review.listed')
  ask(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    return this.page(view, id, filterIn(query));
  }

  @Post()
  @Needs('drafts.review')
  @Audited('pairing.approved')
  async approve(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Query() query: Typed,
    @Body() body: Typed,
  ): Promise<string> {
    const filter = filterIn(query);
    const form = await readForm(SeenInput, body);
    if ('errors' in form) return this.page(view, id, filter, form);
    const ids = (await this.open(view, id, filter)).map(({ applicationId }) => applicationId);
    try {
      if (ids.length > 0) await this.reviews.approveMany(view.actor, id, ids, form.input.seen);
    } catch (error) {
      const problem = error instanceof DomainError ? conflictWords[error.code] : undefined;
      if (problem === undefined) throw error;
      return await this.page(view, id, filter, { problem });
    }
    const left = queryOf(filter, { minScore: undefined, page: undefined });
    return view.seeOther(paths.review(id) + left, `${count(ids.length, 'pairing')} approved.`);
  }

  private async open(view: View, id: string, filter: QueueFilter): Promise<Entry[]> {
    return (await this.bench.all(view.actor, id, { ...filter, status: 'open' })).entries;
  }

  private async page(view: View, id: string, filter: QueueFilter, said: NotTaken = {}) {
    const { errors = [], problem } = said;
    const { entries, revision } = await this.bench.all(view.actor, id, { ...filter, status: 'open' });
    const back = { href: paths.review(id) + queryOf(filter), text: 'All students of this draft' };
    return view.page(
      { title: 'Approve many at once', back, errors, ...(problem === undefined ? {} : { status: 409 }) },
      <ApproveManyPage {...{ draftId: id, filter, entries, revision, problem }} csrf={view.csrf} />,
    );
  }
}
