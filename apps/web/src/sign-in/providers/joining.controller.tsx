import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Settings } from '@footing/config';
import { Arrivals, isFresh } from '@footing/identity';
import { Clock, DomainError } from '@footing/kernel';
import type { Request, Response } from 'express';
import type { OwnCookie } from '../../http/own-cookie';
import { Audited, NotAudited, SignedInOnly } from '../../http/policy';
import { CurrentView, type View } from '../../http/view';
import { paths } from '../../paths';
import { joiningCookie } from './cookies';
import { AwaitingRolePage, JoinPage } from './university-pages';

/** After a university's sign-in met an account that was there already, and for accounts that have no role yet. */
@Controller('sign-in')
export class JoiningController {
  private readonly cookie: OwnCookie;

  constructor(
    private readonly arrivals: Arrivals,
    private readonly clock: Clock,
    settings: Settings,
  ) {
    this.cookie = joiningCookie(settings);
  }

  @Get('join')
  @SignedInOnly('the account they signed in to is the one that is joined')
  @NotAudited('nothing is changed yet')
  async ask(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    const key = this.cookie.in(req) ?? '';
    if (!(await this.arrivals.mayJoin(view.actor, key))) return view.seeOther(paths.home);
    const { name } = view.present;
    return view.page({ title: 'Join your university’s sign-in?' }, <JoinPage name={name} csrf={view.csrf} />);
  }

  @Post('join')
  @SignedInOnly('the account they signed in to is the one that is joined')
  @Audited('sign-in.joined')
  async join(
    @CurrentView() view: View,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    const key = this.cookie.in(req) ?? '';
    if (!isFresh(req.session.proof?.at, this.clock.now())) throw new DomainError('conflict', 'sign-in.too-long-ago');
    this.cookie.forget(res);
    await this.arrivals.join(view.actor, key);
    return view.seeOther(paths.home, 'From now on you can sign in with your university too.');
  }

  @Get('awaiting-role')
  @SignedInOnly('somebody without a role may know that they have none')
  @NotAudited('nobody’s data')
  awaitingRole(@CurrentView() view: View): string {
    const contact = view.institution.contactEmail;
    return view.page({ title: 'Your account has no role yet' }, <AwaitingRolePage contact={contact} />);
  }
}
