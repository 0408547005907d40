import { Controller, Get, Param, Query } from '@nestjs/common';
import { Bench, Drafts, ReviewRules } from '@footing/matching';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { BenchPages } from './bench-pages';
import { filterIn } from './queue-filter';
import { QueuePage } from './queue.page';

type Asked = Readonly<Record<string, unknown>>;

/** The review bench: the queue of a draft's students, and one student at a time. */
@Controller('drafts/:id/review')
export class ReviewController {
  constructor(
    private readonly bench: Bench,
    private readonly drafts: Drafts,
    private readonly pages: BenchPages,
    private readonly rules: ReviewRules,
  ) {}

  @Get()
  @Needs('drafts.read')
  @Audited('review.listed')
  async queue(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Asked): Promise<string> {
    const filter = filterIn(query);
    const draft = await this.drafts.find(view.actor, id);
    const queue = await this.bench.queue(view.actor, id, filter);
    return view.page(
      { title: 'Review', back: { href: paths.draft(id), text: `Draft ${draft.number}` }, width: 'wide' },
      <QueuePage
        {...{ draft, queue, filter }}
        manner={await this.rules.of(view.actor, draft.roundId)}
        csrf={view.csrf}
        mayReview={view.may('drafts.review')}
        maySet={view.may('programmes.edit')}
      />,
    );
  }

  @Get(':applicationId')
  @Needs('drafts.read')
  @Audited('review.viewed')
  async open(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('applicationId', Id) applicationId: string,
    @Query() query: Asked,
  ): Promise<string> {
    return this.pages.show(view, { draftId: id, applicationId, filter: filterIn(query) });
  }
}
