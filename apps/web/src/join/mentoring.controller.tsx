import { Controller, Get, Res } from '@nestjs/common';
import { OwnDecisions } from '@footing/consent';
import { Conversations } from '@footing/conversations';
import { OwnIntroductions } from '@footing/introductions';
import { Standings } from '@footing/joining';
import { Clock } from '@footing/kernel';
import { AfterMeetings } from '@footing/scheduling';
import type { Response } from 'express';
import { Needs, NotAudited } from '../http/policy';
import { sendWhole } from '../http/send-whole';
import { CurrentView, type View } from '../http/view';
import { MentoringPage } from './mentoring.page';

/** Where a student stands. */
@Controller('mentoring')
@Needs('application.own')
export class MentoringController {
  constructor(
    private readonly standings: Standings,
    private readonly decisions: OwnDecisions,
    private readonly conversations: Conversations,
    private readonly clock: Clock,
    private readonly introductions: OwnIntroductions,
    private readonly after: AfterMeetings,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  async show(@CurrentView() view: View, @Res() res: Response): Promise<void> {
    const isNew = await this.decisions.isNewHere(view.actor);
    const unread = await this.conversations.unread(view.actor);
    const introductions = await this.introductions.of(view.actor);
    const toSay = await this.after.toSay(view.actor);
    const today = this.clock.now().toISOString().slice(0, 10);
    await this.standings.show(view.actor, (standings) => {
      const content = <MentoringPage {...{ standings, today, isNew, unread, introductions, toSay }} csrf={view.csrf} />;
      return sendWhole(res, view.page({ title: 'My mentoring' }, content));
    });
  }
}
