import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { DomainError } from '@footing/kernel';
import { appealFor, Drafts, Forecasts, type GapForecast } from '@footing/matching';
import { writeCsv } from '@footing/spreadsheets';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { AppealPage } from './appeal.page';
import { foreseen } from './foreseen';
import { gapTables } from './gap-words';
import { MentorGapsPage } from './mentor-gaps.page';

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
  @Audited('draft.weighed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return foreseen(view, await this.drafts.find(view.actor, id), {
      title: TITLE,
      href: paths.mentorGaps(id),
      width: 'wide',
      ask: () => this.forecasts.gaps(view.actor, id),
      show: (forecast) => <MentorGapsPage title={TITLE} forecast={forecast} />,
    });
  }

  @Get('appeal')
  @Needs('drafts.read')
  @Audited('draft.weighed')
  async appeal(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const draft = await this.drafts.find(view.actor, id);
    return foreseen(view, draft, {
      title: 'An appeal to alumni',
      href: paths.appeal(id),
      width: 'reading',
      ask: () => this.forecasts.gaps(view.actor, id),
      show: (forecast) => (
        <AppealPage
          number={draft.number}
          appeal={appealFor(forecast)}
          roundId={draft.roundId}
          maySend={view.may('campaigns.manage')}
        />
      ),
    });
  }

  @Get('export')
  @Needs('drafts.read')
  @Audited('draft.weighed')
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
