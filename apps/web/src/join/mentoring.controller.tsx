import { Controller, Get, Res } from '@nestjs/common';
import { Standings } from '@footing/joining';
import { Clock } from '@footing/kernel';
import type { Response } from 'express';
import { Needs, NotAudited } from '../http/policy';
import { sendWhole } from '../http/send-whole';
import { CurrentView, type View } from '../http/view';
import { MentoringPage } from './mentoring.page';
import { OwnNews } from '../me/own-news';

/** Where a student stands. */
@Controller('mentoring')
@Needs('application.own')
export class MentoringController {
  constructor(
    private readonly standings: Standings,
    private readonly news: OwnNews,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  async show(@CurrentView() view: View, @Res() res: Response): Promise<void> {
    const news = await this.news.of(view.actor);
    const today = this.clock.now().toISOString().slice(0, 10);
    await this.standings.show(view.actor, (standings) => {
      const content = <MentoringPage {...{ standings, today, ...news }} csrf={view.csrf} />;
      return sendWhole(res, view.page({ title: 'My mentoring' }, content));
    });
  }
}
