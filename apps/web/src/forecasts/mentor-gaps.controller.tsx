import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { DomainError } from '@footing/kernel';
import { Drafts, Forecasts, type GapForecast } from '@footing/matching';
import { writeCsv } from '@footing/spreadsheets';
import { Id } from '../http/id';
import { Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { gapTables } from './gap-words';
import { MentorGapsPage } from './mentor-gaps.page';
import { StillAtWork } from './still-at-work';

const TITLE = 'Which mentors to look for';

/** Which mentors the round of a draft lacks. */
@Controller('drafts/:id/mentor-gaps')
export class MentorGapsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly forecasts: Forecasts,
  ) {}

  @Get()
  @Needs('drafts.read')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { state, number } = await this.drafts.find(view.actor, id);
    if (state !== 'ready') return view.seeOther(paths.draft(id));
    const forecast = await this.forecasts.gaps(view.actor, id);
    const back = { href: paths.draft(id), text: `Draft ${number}` };
    if (!forecast)
      return view.page(
        { title: TITLE, back, refreshSeconds: 10 },
        <StillAtWork title={TITLE} number={number} href={paths.mentorGaps(id)} />,
      );
    return view.page({ title: TITLE, back, width: 'wide' }, <MentorGapsPage title={TITLE} forecast={forecast} />);
  }

  @Get('export')
  @Needs('drafts.read')
  async export(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const forecast = await this.forecasts.gaps(view.actor, id);
    if (!forecast) throw new DomainError('conflict', 'forecast.at-work', `draft ${id}`);
    const name = `draft-${forecast.draft.number}-mentors-to-look-for.csv`;
    res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    return new StreamableFile(writeCsv(sheetOf(forecast)), { type: 'text/csv; charset=utf-8' });
  }
}

const headers = [
  ...['What it goes by', 'Value', 'Mentors', 'Places', 'Students who want it', 'Of them without a mentor'],
  ...['Mentors where one more place serves one more student', 'Students it could be'],
];

const sheetOf = ({ gaps }: GapForecast) => ({
  headers,
  rows: gaps.flatMap(({ by, gaps: all }) =>
    all.map((gap) => [
      ...[gapTables[by].value, gap.value, gap.mentors, gap.places, gap.wanting, gap.wantingUnmatched],
      ...[gap.servingMentors, gap.couldServe],
    ]),
  ),
});
