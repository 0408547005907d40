import { Controller, Get, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { DomainError } from '@footing/kernel';
import { Drafts, type DraftView, Exports, Forecasts, Overviews } from '@footing/matching';
import type { ProgressAnswer } from '@footing/pages';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { DraftAtWorkPage, DraftEndedPage } from './draft-states.page';
import { OverviewPage } from './overview.page';
import { isWithoutAnswers, progressWords } from './review-words';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One draft: how far it is, what it came to, and its tables. */
@Controller('drafts/:id')
export class DraftController {
  constructor(
    private readonly drafts: Drafts,
    private readonly overviews: Overviews,
    private readonly forecasts: Forecasts,
    private readonly exports: Exports,
  ) {}

  @Get()
  @Needs('drafts.read')
  @Audited('draft.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const draft = await this.drafts.find(view.actor, id);
    const options = { title: `Draft ${draft.number}`, back: { href: paths.drafts(draft.roundId), text: 'All drafts' } };
    const csrf = view.csrf;
    if (draft.state === 'queued' || draft.state === 'running')
      return view.page({ ...options, refreshSeconds: 3 }, <DraftAtWorkPage {...{ draft, csrf }} now={answer(draft)} />);
    if (draft.state !== 'ready') return view.page(options, <DraftEndedPage draft={draft} />);
    const overview = await this.overviews.of(view.actor, id);
    // A draft whose answers are gone foretells nothing any more; the page that says so is shown all the same.
    const forecast = isWithoutAnswers(overview.draft) ? null : await this.forecasts.gapsAside(view.actor, id);
    const may = {
      review: view.may('drafts.review'),
      make: view.may('drafts.make'),
      publish: view.may('drafts.publish'),
    };
    return view.page({ ...options, width: 'wide' }, <OverviewPage {...{ overview, forecast, csrf, may }} />);
  }

  @Get('progress')
  @Needs('drafts.read')
  @NotAudited('it shows how far the work is, and nobody’s data')
  async progress(@CurrentView() view: View, @Param('id', Id) id: string): Promise<ProgressAnswer> {
    return answer(await this.drafts.find(view.actor, id));
  }

  @Post('cancel')
  @Needs('drafts.make')
  @Audited('draft.cancelled')
  async cancel(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { roundId } = await this.drafts.find(view.actor, id);
    return this.drafts.cancel(view.actor, id).then(
      () => view.seeOther(paths.drafts(roundId), 'The draft was cancelled. Nothing else has changed.'),
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'draft.finished') return view.seeOther(paths.draft(id));
        throw error;
      },
    );
  }

  @Get('export')
  @Needs('drafts.read')
  @Audited('draft.exported')
  async export(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Query('as') as: unknown,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const { number } = await this.drafts.find(view.actor, id);
    if (as !== 'pairings' && as !== 'unmatched') {
      const file = await this.exports.toXlsx(view.actor, id);
      return download(res, { name: `draft-${number}.xlsx`, type: XLSX }, file);
    }
    const file = await this.exports.toCsv(view.actor, id, as);
    return download(res, { name: `draft-${number}-${as}.csv`, type: 'text/csv; charset=utf-8' }, file);
  }
}

const answer = (draft: DraftView): ProgressAnswer => ({
  done: draft.doneCount,
  total: draft.ofCount,
  finished: draft.state !== 'queued' && draft.state !== 'running',
  words: progressWords(draft),
});

/** A file to be saved, never shown. */
function download(res: Response, { name, type }: { name: string; type: string }, content: Buffer): StreamableFile {
  res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  return new StreamableFile(content, { type });
}
