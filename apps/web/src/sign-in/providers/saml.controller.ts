import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  IdentityProviders,
  type OpenProvider,
  samlReason,
  SamlService,
  type SignedAssertion,
  SignInFlows,
  SignInRefused,
} from '@footing/identity';
import type { Request, Response } from 'express';
import { Id } from '../../http/id';
import { Audited, NotAudited, Public } from '../../http/policy';
import type { Typed } from '../../http/read-form';
import { CurrentView, type View } from '../../http/view';
import { safeReturn } from '../../paths';
import type { Answering } from './arriving.service';
import { bindingOf } from './cookies';
import { prove } from './prove';
import { Universities } from './universities.service';

/** Signing in by a university's SAML service: there and back, and who we are to it. */
@Controller('sign-in/saml/:provider')
export class SamlController {
  constructor(
    private readonly universities: Universities,
    private readonly providers: IdentityProviders,
    private readonly saml: SamlService,
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
    await this.universities.send(id, 'saml', purpose, { req, res, view });
  }

  @Post('answer')
  @HttpCode(200)
  @Public('a university’s page posts its answer here from its own site')
  @Audited('signed-in')
  async answer(
    @Param('provider', Id) id: string,
    @Body() body: Typed | undefined,
    @CurrentView() view: View,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    const { RelayState: key, SAMLResponse: sent } = body ?? {};
    const tokens = { key: typeof key === 'string' ? key : '', binding: bindingOf(req) };
    return this.universities.receive(id, 'saml', tokens, { req, res, view }, async (provider, flow) => {
      // Only what we looked at ourselves may reach the library: it reads messages out of the address too.
      if (Object.keys(req.query).length > 0) throw new SignInRefused('saml.shape');
      const text = this.saml.readAnswer(sent);
      req.body = { SAMLResponse: sent };
      const { arrival, assertionId } = this.saml.judge(
        provider,
        text,
        await this.signed(provider, text, { req, res }),
        flow.requestId,
      );
      return {
        arrival,
        useUp: async (tx) => {
          await this.flows.take(tx, flow, tokens);
          await this.flows.takeAssertion(tx, flow, arrival.issuer, assertionId);
        },
      };
    });
  }

  @Get('metadata')
  @Public('universities read here who we are; it holds nothing secret')
  @NotAudited('nobody’s data')
  @Header('Content-Type', 'application/samlmetadata+xml')
  async metadata(@Param('provider', Id) id: string): Promise<string> {
    const provider = await this.providers.open(id);
    if (provider?.kind !== 'saml') throw new NotFoundException();
    return this.saml.ourMetadata(provider);
  }

  /** The assertion whose signature holds. @throws {SignInRefused} */
  private async signed(provider: OpenProvider, text: string, { req, res }: Pick<Answering, 'req' | 'res'>) {
    const strategy = await this.saml.answering(provider, text);
    const found = await prove(strategy, req, res).catch((error: unknown) => {
      throw new SignInRefused(samlReason(error));
    });
    if (!found || !('assertion' in found)) throw new SignInRefused('saml.status');
    return found as SignedAssertion;
  }
}
