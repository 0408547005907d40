import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { networkOf } from '@footing/audit';
import { OwnAddresses, PasskeySignIn } from '@footing/identity';
import { DomainError } from '@footing/kernel';
import type { Request } from 'express';
import { SignInWays } from '../../home/sign-in-ways';
import { Audited, NotAudited, Public } from '../../http/policy';
import type { Typed } from '../../http/read-form';
import { CurrentView, type View } from '../../http/view';
import { paths, safeReturn } from '../../paths';
import { enter } from '../enter';
import { type Asked, keepChallenge, type Outcome, takeChallenge } from './asked';
import { type Elsewhere, PasskeySignInPage } from './passkey.page';

const WHY = 'it is how people with a passkey come in';

/** Signing in with a passkey. What it answers is the same whether or not an account is there. */
@Controller('sign-in/passkey')
export class PasskeySignInController {
  constructor(
    private readonly passkeys: PasskeySignIn,
    private readonly offered: SignInWays,
    private readonly addresses: OwnAddresses,
  ) {}

  @Get()
  @Public(WHY)
  @NotAudited('a page with a button')
  async show(@CurrentView() view: View, @Req() req: Request, @Query('next') next: unknown): Promise<string> {
    const ways = (await this.offered.at(view.institution.id)).filter(({ href }) => href !== paths.passkeySignIn);
    return view.page(
      { title: 'Sign in with a passkey' },
      <PasskeySignInPage
        {...{ ways, elsewhere: await this.elsewhere(view, req.hostname) }}
        csrf={view.csrf}
        next={safeReturn(next)}
      />,
    );
  }

  @Post('options')
  @HttpCode(200)
  @Public(WHY)
  @NotAudited('the same random question for everybody')
  async ask(@CurrentView() view: View, @Req() req: Request): Promise<Asked | Outcome> {
    const options = await this.passkeys.begin(here(view), networkOf(req.ip), req.hostname);
    return options ? keepChallenge(req, options) : { refused: 'wait' };
  }

  @Post()
  @HttpCode(200)
  @Public(WHY)
  @Audited('passkey.used', 'passkey.refused', 'signed-in')
  async prove(@CurrentView() view: View, @Req() req: Request, @Body() body: Typed): Promise<Outcome> {
    const asking = { host: req.hostname, request: req.context?.request };
    const owner = await this.passkeys.prove(here(view), takeChallenge(req), body['answer'], asking);
    if (!owner) return { refused: 'refused' };
    await enter(req, owner, { method: 'passkey', strength: 'two' });
    return { next: safeReturn(body['next']) };
  }

  /** Where passkeys may have been made that do not work here. The page at the common address has to know whose it is. */
  private async elsewhere({ institution }: View, host: string): Promise<Elsewhere[]> {
    const { id, slug = '' } = institution;
    const origins = id ? await this.addresses.elsewhere(id, host) : [];
    return origins.map((origin) => ({
      host: new URL(origin).hostname,
      href: `${origin}${paths.institutionAt(slug)}${paths.passkeySignIn}`,
    }));
  }
}

/** @throws {DomainError} not-found, where none has been set up. */
function here({ institution }: View): string {
  if (!institution.id) throw new DomainError('not-found', 'institution.none');
  return institution.id;
}
