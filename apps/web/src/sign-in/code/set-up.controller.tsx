import { Body, Controller, Get, Header, Post, Query, Req } from '@nestjs/common';
import { isFresh, Passkeys, SecondFactor } from '@footing/identity';
import { Clock, type FieldError } from '@footing/kernel';
import type { Request } from 'express';
import { toString as drawQrCode } from 'qrcode';
import { Audited, NotAudited, SignedInOnly } from '../../http/policy';
import { readForm, type Typed } from '../../http/read-form';
import { CurrentView, type View } from '../../http/view';
import { paths, safeReturn } from '../../paths';
import { textIn } from '../../programme/typed';
import { enter } from '../enter';
import { SecondProofInput } from './code.input';
import { BeginSetUpPage, ProveAgainPage, SetUpPage, SpareCodesPage } from './set-up.page';
import { whoProves } from './who-proves';

/** Setting up an app that makes codes. Who works here in a role that needs two proofs comes here by themselves. */
@Controller('sign-in/code/set-up')
@SignedInOnly('everybody may have a second proof, and many roles must')
export class SetUpController {
  constructor(
    private readonly secondFactor: SecondFactor,
    private readonly passkeys: Passkeys,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @NotAudited('nothing is turned on yet')
  async begin(@CurrentView() view: View, @Req() req: Request, @Query('next') next: unknown): Promise<string> {
    const { since } = await this.secondFactor.state(whoProves(req, this.clock.now()));
    if (since !== null) return view.seeOther(paths.myCodes);
    if (await this.needsPasskey(req)) return view.seeOther(showPasskey);
    return this.setUpPage(view, req, { next });
  }

  @Post('start')
  @Header('Referrer-Policy', 'no-referrer')
  @NotAudited('nothing is turned on yet')
  async start(@CurrentView() view: View, @Req() req: Request, @Body() body: Typed): Promise<string> {
    const who = whoProves(req, this.clock.now());
    if (await this.needsPasskey(req)) return view.seeOther(showPasskey);
    if (isFresh(req.session.proof?.at, this.clock.now())) await this.secondFactor.begin(who);
    return view.seeOther(`${paths.setUpCodes}?next=${encodeURIComponent(safeReturn(textIn(body, 'next')))}`);
  }

  @Post()
  @Header('Referrer-Policy', 'no-referrer')
  @Audited('second-factor.added')
  async confirm(@CurrentView() view: View, @Req() req: Request, @Body() body: Typed): Promise<string> {
    const who = whoProves(req, this.clock.now());
    const { since } = await this.secondFactor.state(who);
    // Sent once more after it was done: the spare codes are shown once only.
    if (since !== null) return view.seeOther(paths.myCodes);
    if (await this.needsPasskey(req)) return view.seeOther(showPasskey);
    const form = await readForm(SecondProofInput, body);
    if ('errors' in form) return this.setUpPage(view, req, body, form.errors);
    if (!isFresh(req.session.proof?.at, this.clock.now())) return this.setUpPage(view, req, body);
    const codes = await this.secondFactor.confirm(who, form.input.code);
    if (!codes) return this.setUpPage(view, req, body, [{ field: 'code', message: WRONG }]);
    await enter(req, who, { method: who.method, strength: 'two' });
    const next = safeReturn(textIn(body, 'next'));
    return view.page({ title: 'Keep these spare codes' }, <SpareCodesPage codes={codes} next={next} />);
  }

  /** Codes are no way past a passkey: who has only a mailbox must not make a second proof of their own. */
  private async needsPasskey(req: Request): Promise<boolean> {
    return req.session.proof?.strength !== 'two' && this.passkeys.guard(whoProves(req, this.clock.now()));
  }

  private async setUpPage(view: View, req: Request, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const next = safeReturn(textIn(typed, 'next'));
    if (!isFresh(req.session.proof?.at, this.clock.now()))
      return view.page({ title: 'Sign in once more' }, <ProveAgainPage next={next} />);
    const app = await this.secondFactor.begun(whoProves(req, this.clock.now()));
    if (!app) return view.page({ title: TITLE }, <BeginSetUpPage next={next} csrf={view.csrf} />);
    const drawn = await drawQrCode(app.address, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' });
    const picture = `data:image/svg+xml;base64,${Buffer.from(drawn).toString('base64')}`;
    const page = <SetUpPage {...{ picture, next, errors }} secret={app.secret} csrf={view.csrf} />;
    return view.page({ title: TITLE, errors }, page);
  }
}

const showPasskey = `${paths.passkeySignIn}?next=${encodeURIComponent(paths.setUpCodes)}`;

const TITLE = 'Set up an app for codes';

const WRONG = 'That code is not right. Check that your device shows the right time, and enter the newest code';
