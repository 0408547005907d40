import { Controller, Get, Param, Post } from '@nestjs/common';
import { SignUps, Withdrawals } from '@footing/joining';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { WithdrawPage } from './mentoring.page';

/** A student takes their application back, or lets it stand again. */
@Controller('join/rounds/:roundId')
@Needs('application.own')
export class WithdrawController {
  constructor(
    private readonly withdrawals: Withdrawals,
    private readonly signUps: SignUps,
  ) {}

  @Get('withdraw')
  @NotAudited('people look at what is about themselves')
  async ask(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    const { isIn } = await this.signUps.find(view.actor, roundId);
    if (!isIn) return view.seeOther(paths.mentoring);
    const back = { href: paths.mentoring, text: 'My mentoring' };
    return view.page(
      { title: 'Take your application back', back },
      <WithdrawPage roundId={roundId} csrf={view.csrf} />,
    );
  }

  @Post('withdraw')
  @Audited('application.withdrawn')
  async withdraw(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    await this.withdrawals.withdraw(view.actor, roundId);
    return view.seeOther(paths.mentoring, 'Your application is taken back. You can let it stand again below.');
  }

  @Post('stand-again')
  @Audited('application.restored')
  async undo(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    await this.withdrawals.undo(view.actor, roundId);
    return view.seeOther(paths.mentoring, 'Your application stands again.');
  }
}
