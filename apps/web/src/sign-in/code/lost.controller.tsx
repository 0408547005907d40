import { Controller, Get, Header, Post, Query, Req } from '@nestjs/common';
import { SecondFactorResets } from '@footing/identity';
import { Clock } from '@footing/kernel';
import type { Request } from 'express';
import { Audited, NotAudited, Public } from '../../http/policy';
import { CurrentView, type View } from '../../http/view';
import { paths, safeReturn } from '../../paths';
import { enter } from '../enter';
import { LostPage } from './lost.page';
import { whoProves } from './who-proves';

const WHY = 'whoever gave the first of two proofs is not signed in yet';

/** For those who have neither their app nor a spare code. */
@Controller('sign-in/code/lost')
export class LostCodesController {
  constructor(
    private readonly resets: SecondFactorResets,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('people look at their own')
  async show(@CurrentView() view: View, @Req() req: Request, @Query('next') next: unknown): Promise<string> {
    const who = whoProves(req, this.clock.now());
    const [mayAlone, reset] = [await this.resets.mayAlone(who), await this.resets.own(who)];
    const back = { href: `${paths.secondProof}?next=${encodeURIComponent(safeReturn(next))}`, text: 'Enter a code' };
    const contact = view.institution.contactEmail;
    return view.page(
      { title: 'I have lost my app and my spare codes', back },
      <LostPage {...{ mayAlone, reset, contact }} csrf={view.csrf} />,
    );
  }

  @Post()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @Audited('second-factor.reset-asked')
  async ask(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    await this.resets.askForOneself(whoProves(req, this.clock.now()));
    return view.seeOther(paths.lostCodes);
  }

  @Post('end')
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @Audited('second-factor.reset')
  async finish(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    const who = whoProves(req, this.clock.now());
    await this.resets.finishOwn(who);
    if (!who.isIn) await enter(req, who, { method: who.method, strength: 'single' });
    return view.seeOther(paths.home, 'Codes are no longer needed to sign in with your account.');
  }
}
