import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type ReviewManner, ReviewReports, ReviewRules } from '@footing/matching';
import { Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { captionOf, toRound } from '../programme/round-words';
import { textIn } from '../programme/typed';
import { ReviewFiguresPage } from './review-figures.page';
import { ReviewRulesInput } from './review-rules.input';
import { ReviewRulesPage } from './review-rules.page';

/** How a round is reviewed: what the lead lays down, what each reviewer chooses, and what came of it. */
@Controller('rounds/:id')
export class ReviewRulesController {
  constructor(
    private readonly rules: ReviewRules,
    private readonly reports: ReviewReports,
    private readonly rounds: Rounds,
  ) {}

  @Get('review-rules')
  @Needs('drafts.read')
  @NotAudited('it shows settings, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, typedOf(await this.rules.of(view.actor, id)));
  }

  @Post('review-rules')
  @Needs('programmes.edit')
  @Audited('round.review-rules-changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(ReviewRulesInput, body);
    if ('errors' in form) return this.page(view, id, body, form.errors);
    const { bulk, bulkFrom, bulkSample, names } = form.input;
    const wish = { bulkFrom: bulk === 'yes' ? bulkFrom : null, bulkSample, namesHidden: names === 'hidden' };
    return this.rules.set(view.actor, id, wish).then(
      () => view.seeOther(paths.drafts(id), 'The rules for reviewing are saved.'),
      (error: unknown) => this.page(view, id, body, fieldErrors(error)),
    );
  }

  /** A reviewer's own wish; they go back to the draft they came from. */
  @Post('review-rules/names')
  @Needs('drafts.review')
  @Audited('review.names-chosen')
  async names(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const isHidden = textIn(body, 'names') === 'hidden';
    await this.rules.choose(view.actor, id, isHidden);
    const draft = textIn(body, 'draft');
    const there = isUUID(draft) ? paths.review(draft) : paths.drafts(id);
    return view.seeOther(there, isHidden ? 'Names are hidden from you now.' : 'You see names again.');
  }

  @Get('review-figures')
  @Needs('programmes.edit')
  @NotAudited('it shows counts of decisions, and nobody’s who takes part')
  async figures(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const figures = await this.reports.of(view.actor, id);
    const back = { href: paths.drafts(id), text: 'All drafts' };
    return view.page(
      { title: 'How this round was reviewed', back, width: 'wide' },
      <ReviewFiguresPage figures={figures} />,
    );
  }

  private async page(view: View, id: string, typed: Typed, errors: Parameters<View['page']>[0]['errors'] = []) {
    const detail = await this.rounds.find(view.actor, id);
    return view.page(
      { title: 'Rules for reviewing', errors, back: toRound(id) },
      <ReviewRulesPage
        {...{ typed, errors }}
        caption={captionOf(detail)}
        action={paths.reviewRules(id)}
        csrf={view.csrf}
        mayEdit={view.may('programmes.edit')}
      />,
    );
  }
}

const typedOf = ({ bulkFrom, bulkSample, namesHidden }: ReviewManner): Typed => ({
  bulk: bulkFrom === null ? 'no' : 'yes',
  bulkFrom: String(bulkFrom ?? 80),
  bulkSample: String(bulkSample),
  names: namesHidden ? 'hidden' : 'shown',
});
