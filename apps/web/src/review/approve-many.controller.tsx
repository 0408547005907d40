import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DomainError } from '@footing/kernel';
import { BulkApprovals } from '@footing/matching';
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

/** Approving at once every pairing that fits well enough: first how many and which to open, then all of them. */
@Controller('drafts/:id/approve-many')
export class ApproveManyController {
  constructor(private readonly bulk: BulkApprovals) {}

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
    return this.bulk.approve(view.actor, id, filter, form.input.seen).then(
      (many) => view.seeOther(paths.review(id) + backTo(filter), `${count(many, 'pairing')} approved.`),
      (error: unknown) => this.page(view, id, filter, notDone(error)),
    );
  }

  private async page(view: View, id: string, filter: QueueFilter, said: NotTaken = {}) {
    const { errors = [], problem } = said;
    const bulk = await this.bulk.preview(view.actor, id, filter);
    const back = { href: paths.review(id) + backTo(filter), text: 'All students of this draft' };
    return view.page(
      { title: 'Approve many at once', back, errors, ...(problem === undefined ? {} : { status: 409 }) },
      <ApproveManyPage {...{ draftId: id, filter, bulk, problem, errors }} csrf={view.csrf} />,
    );
  }
}

const backTo = (filter: QueueFilter): string => queryOf(filter, { minScore: undefined, page: undefined });

/** What to say of a refusal on the page itself. @throws whatever is not the reviewer's to see there. */
function notDone(error: unknown): NotTaken {
  if (!(error instanceof DomainError)) throw error;
  if (error.kind === 'invalid') return { errors: error.fields };
  const problem = conflictWords[error.code];
  if (problem === undefined) throw error;
  return { problem };
}
