import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { Swaps } from '@footing/matching';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { BenchPages } from './bench-pages';
import type { OnBench } from './bench-view';
import { filterIn, queryOf } from './queue-filter';
import { AgainstInput } from './review.input';
import { conflictWords } from './review-words';
import { SwapPage } from './swap.page';

interface ToPutRight {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Giving a student another mentor: what it costs and who moves, then just that. */
@Controller('drafts/:id/review/:applicationId/swap/:offerId')
export class SwapController {
  constructor(
    private readonly swaps: Swaps,
    private readonly pages: BenchPages,
  ) {}

  @Get()
  @Needs('drafts.review')
  @Audited('swap.viewed')
  preview(
    @CurrentView() view: View,
    @Param('id', Id) draftId: string,
    @Param('applicationId', Id) applicationId: string,
    @Param('offerId', Id) offerId: string,
    @Query() query: Typed,
  ): Promise<string> {
    const at = { draftId, applicationId, filter: filterIn(query) };
    return this.page(view, at, offerId).catch((error: unknown) => this.notDone(view, at, error));
  }

  @Post()
  @Needs('drafts.review')
  @Audited('pairing.swapped')
  async swap(
    @CurrentView() view: View,
    @Param('id', Id) draftId: string,
    @Param('applicationId', Id) applicationId: string,
    @Param('offerId', Id) offerId: string,
    @Query() query: Typed,
    @Body() body: Typed,
  ): Promise<string> {
    const at = { draftId, applicationId, filter: filterIn(query) };
    const form = await readForm(AgainstInput, body);
    if ('errors' in form) return this.page(view, at, offerId, { typed: body, errors: form.errors });
    const { seen: revision, override: kind, reason: words } = form.input;
    try {
      await this.swaps.swap(view.actor, draftId, { applicationId, offerId }, { revision, why: { kind, words } });
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'invalid')
        return await this.page(view, at, offerId, { typed: body, errors: error.fields });
      return await this.notDone(view, at, error);
    }
    const there = paths.reviewOf(draftId, applicationId) + queryOf(at.filter);
    return view.seeOther(there, 'Done. Everybody who moved waits for a review.');
  }

  private async page(
    view: View,
    at: OnBench,
    offerId: string,
    { typed, errors }: ToPutRight = { typed: {}, errors: [] },
  ): Promise<string> {
    const { draftId, applicationId, filter } = at;
    const swap = await this.swaps.preview(view.actor, draftId, { applicationId, offerId });
    const back = { href: paths.reviewOf(draftId, applicationId) + queryOf(filter), text: swap.studentName };
    const action = paths.swap(draftId, applicationId, offerId) + queryOf(filter);
    return view.page(
      { title: 'Another mentor', back, errors },
      <SwapPage {...{ swap, action, back, typed, errors }} csrf={view.csrf} />,
    );
  }

  private notDone(view: View, at: OnBench, error: unknown): Promise<string> {
    const problem = error instanceof DomainError && error.kind === 'conflict' ? conflictWords[error.code] : undefined;
    if (problem === undefined) throw error;
    return this.pages.show(view, at, { problem });
  }
}
