import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Settings } from '@footing/config';
import { Arrivals } from '@footing/identity';
import { DomainError } from '@footing/kernel';
import type { Request, Response } from 'express';
import { Audited, NotAudited, SignedInOnly } from '../../http/policy';
import { CurrentView, type View } from '../../http/view';
import { paths } from '../../paths';
import { forgetJoining, joiningOf } from './cookies';
import { AwaitingRolePage, JoinPage } from './university-pages';

/** After a university's sign-in met an account that was there already, and for accounts that have no role yet. */
@Controller('sign-in')
export class JoiningController {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly settings: Settings,
  ) {}

  @Get('join')
  @SignedInOnly('the account they signed in to is the one that is joined')
  @NotAudited('nothing is changed yet')
  async ask(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    const key = joiningOf(req, this.settings);
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
    const key = joiningOf(req, this.settings);
    if (!isFresh(req)) throw new DomainError('conflict', 'sign-in.too-long-ago');
    forgetJoining(res, this.settings);
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

const MINUTES_15 = 15 * 60_000;

/** Only somebody who proved just now who they are may add a way in. */
const isFresh = ({ session }: Request): boolean =>
  session.proof !== undefined && Date.now() - Date.parse(session.proof.at) <= MINUTES_15;
