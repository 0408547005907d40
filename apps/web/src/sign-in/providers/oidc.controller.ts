import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { OidcService, oidcReason, type ProvedClaims, SignInFlows, SignInRefused } from '@footing/identity';
import type { Request, Response } from 'express';
import { Id } from '../../http/id';
import { Audited, NotAudited, Public } from '../../http/policy';
import { CurrentView, type View } from '../../http/view';
import { safeReturn } from '../../paths';
import { prove } from './prove';
import { Universities } from './universities.service';

/** Signing in by a university's OpenID Connect service: there and back. */
@Controller('sign-in/oidc/:provider')
export class OidcController {
  constructor(
    private readonly universities: Universities,
    private readonly oidc: OidcService,
    private readonly flows: SignInFlows,
  ) {}

  @Get()
  @Public('it is how people sign in')
  @NotAudited('nobody is known yet')
  async start(
    @Param('provider', Id) id: string,
    @Query('next') next: unknown,
    @CurrentView() view: View,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    const purpose = { purpose: 'sign-in', accountId: null, onwards: safeReturn(next) } as const;
    await this.universities.send(id, 'oidc', purpose, { req, res, view });
  }

  @Get('callback')
  @Public('a university sends people back here')
  @Audited('signed-in')
  async back(
    @Param('provider', Id) id: string,
    @Query('state') state: unknown,
    @CurrentView() view: View,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    const tokens = { key: typeof state === 'string' ? state : '', binding: req.session.away ?? '' };
    return this.universities.receive(id, 'oidc', tokens, { req, res, view }, async (provider, flow) => {
      // Before anybody is asked: a code that comes twice goes no further the second time.
      await this.flows.takeNow(flow, tokens);
      const strategy = await this.oidc.strategyFor(provider);
      const found = await prove(strategy, req, res).catch((error: unknown) => {
        throw new SignInRefused(oidcReason(error));
      });
      if (!found) throw new SignInRefused('provider.said-no');
      return { arrival: this.oidc.judge(provider, found as ProvedClaims), useUp: () => Promise.resolve() };
    });
  }
}
