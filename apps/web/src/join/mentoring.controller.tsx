import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { OwnDecisions } from '@footing/consent';
import { SignUps, Standings, Withdrawals } from '@footing/joining';
import { Clock } from '@footing/kernel';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { sendWhole } from '../http/send-whole';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { MentoringPage, WithdrawPage } from './mentoring.page';

const OWN = 'people look at what is about themselves';

/** Where a student stands. */
@Controller()
@Needs('application.own')
export class MentoringController {
  constructor(
    private readonly standings: Standings,
    private readonly withdrawals: Withdrawals,
    private readonly decisions: OwnDecisions,
    private readonly signUps: SignUps,
    private readonly clock: Clock,
  ) {}

  @Get('mentoring')
  @NotAudited(OWN)
  async show(@CurrentView() view: View, @Res() res: Response): Promise<void> {
    const isNew = await this.decisions.isNewHere(view.actor);
    const today = this.clock.now().toISOString().slice(0, 10);
    await this.standings.show(view.actor, (standings) => {
      const page = <MentoringPage {...{ standings, today, isNew }} csrf={view.csrf} />;
      return sendWhole(res, view.page({ title: 'My mentoring' }, page));
    });
  }

  @Get('join/rounds/:roundId/withdraw')
  @NotAudited(OWN)
  async ask(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    const { isIn } = await this.signUps.find(view.actor, roundId);
    if (!isIn) return view.seeOther(paths.mentoring);
    const back = { href: paths.mentoring, text: 'My mentoring' };
    return view.page(
      { title: 'Take your application back', back },
      <WithdrawPage roundId={roundId} csrf={view.csrf} />,
    );
  }

  @Post('join/rounds/:roundId/withdraw')
  @Audited('application.withdrawn')
  async withdraw(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    await this.withdrawals.withdraw(view.actor, roundId);
    return view.seeOther(paths.mentoring, 'Your application is taken back. You can let it stand again below.');
  }

  @Post('join/rounds/:roundId/stand-again')
  @Audited('application.restored')
  async undo(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    await this.withdrawals.undo(view.actor, roundId);
    return view.seeOther(paths.mentoring, 'Your application stands again.');
  }
}
