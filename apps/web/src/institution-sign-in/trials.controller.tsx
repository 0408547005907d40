import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { IdentityProviders, Trials } from '@footing/identity';
import type { Request, Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { Universities } from '../sign-in/providers/universities.service';
import { BeforeTrialPage, TrialPage } from './trial.page';

/** Testing a connection: there and back without coming in, and what arrived. */
@Controller('institution/sign-in')
@Needs('sign-in.configure')
export class SignInTrials {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly trials: Trials,
    private readonly universities: Universities,
  ) {}

  @Get('tests/:trial')
  @Audited('sign-in.test-viewed')
  async show(@CurrentView() view: View, @Param('trial', Id) id: string): Promise<string> {
    const trial = await this.trials.find(view.actor, id);
    const back = { href: paths.signInService(trial.providerId), text: 'The service' };
    return view.page({ title: 'What arrived', back }, <TrialPage trial={trial} />);
  }

  @Get(':id/test')
  @NotAudited('nothing happens yet')
  async before(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { name } = await this.providers.find(view.actor, id);
    const back = { href: paths.signInService(id), text: name };
    return view.page({ title: 'Test this connection', back }, <BeforeTrialPage id={id} name={name} />);
  }

  @Get(':id/test/start')
  @NotAudited('the line is written when something arrives')
  async start(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    const { kind } = await this.providers.find(view.actor, id);
    const { accountId } = view.actor;
    const purpose = { purpose: 'test', accountId, onwards: paths.signInService(id) } as const;
    await this.universities.send(id, kind, purpose, { req, res, view });
  }
}
