import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import { networkOf } from '@footing/audit';
import { Settings } from '@footing/config';
import { OwnAddresses, SignInLinks } from '@footing/identity';
import { DomainError, type FieldError } from '@footing/kernel';
import type { Request, Response } from 'express';
import { OwnCookie } from '../../http/own-cookie';
import { Audited, NotAudited, Public } from '../../http/policy';
import { readForm, type Typed } from '../../http/read-form';
import { CurrentView, type View } from '../../http/view';
import { paths, safeReturn } from '../../paths';
import { textIn } from '../../programme/typed';
import { FirstProof } from '../first-proof.service';
import { askingCookie, LINK_MINUTES } from './asking-cookie';
import { CodeInput, EmailInput } from './e-mail.input';
import { AskForLinkPage, CodeOverPage, LinkOverPage, LinkSentPage, OtherDevicePage, OwnLinkPage } from './e-mail.page';

const BY_E_MAIL = { method: 'e-mail', strength: 'single' } as const;
const WHY = 'it is how people without a university’s sign-in come in';
const BEHIND = 'what is sent to whom is decided behind the pages, and written there';

/** Signing in by a link in an e-mail. No page here tells whether an address is known. */
@Controller('sign-in/e-mail')
export class EmailSignInController {
  private readonly asking: OwnCookie;

  constructor(
    private readonly links: SignInLinks,
    private readonly firstProof: FirstProof,
    private readonly addresses: OwnAddresses,
    settings: Settings,
  ) {
    this.asking = askingCookie(settings);
  }

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('an empty form')
  async begin(@CurrentView() view: View, @Query('next') next: unknown, @Req() req: Request): Promise<string> {
    const { id } = view.institution;
    const home = id === null ? null : await this.addresses.homeOf(id);
    // The link leads to the own host, where the browser must be known as the one that asked.
    if (home?.ownHost && req.hostname.toLowerCase() !== home.ownHost)
      return view.seeOther(`${home.origin}${paths.emailSignIn}?next=${encodeURIComponent(safeReturn(next))}`);
    return askPage(view, { next });
  }

  @Post()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited(BEHIND)
  async ask(
    @CurrentView() view: View,
    @Body() body: Typed,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    const form = await readForm(EmailInput, body);
    if ('errors' in form) return askPage(view, body, form.errors);
    const { id: institutionId } = view.institution;
    if (!institutionId) throw new DomainError('not-found', 'institution.none');
    const { address, next } = form.input;
    const asking = { institutionId, address, network: networkOf(req.ip), nextPath: safeReturn(next) };
    this.asking.keep(res, await this.links.ask(asking), LINK_MINUTES);
    return view.seeOther(paths.emailSent);
  }

  @Get('sent')
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('the same for everybody')
  sent(@CurrentView() view: View): string {
    return sentPage(view, {});
  }

  @Post('code')
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @Audited('signed-in')
  async type(@CurrentView() view: View, @Body() body: Typed, @Req() req: Request): Promise<string> {
    const form = await readForm(CodeInput, body);
    if ('errors' in form) return sentPage(view, body, form.errors);
    const typed = await this.links.type(this.asking.in(req), form.input.code, req.context?.request);
    if ('isUnreadable' in typed) return sentPage(view, body, [{ field: 'code', message: UNREADABLE }]);
    if ('accountId' in typed) return this.firstProof.goOn(req, view, typed, BY_E_MAIL);
    // Nothing is left to be put right at the field.
    if (typed.triesLeft === 0) return codeOverPage(view);
    return sentPage(view, body, [{ field: 'code', message: wrongCode(typed.triesLeft) }]);
  }

  @Get('link/:token')
  @Header('Referrer-Policy', 'no-referrer')
  @Public('whoever opens a mail is not signed in yet')
  @NotAudited('looking at a link changes nothing: scanners of mail do it too')
  async look(@CurrentView() view: View, @Param('token') token: string, @Req() req: Request): Promise<string> {
    const opened = await this.links.look(token, this.asking.in(req));
    if (opened === null) return overPage(view);
    if (opened === 'own') return view.page({ title: 'Sign in' }, <OwnLinkPage token={token} csrf={view.csrf} />);
    return view.page({ title: 'Type this code where you asked for the link' }, <OtherDevicePage {...opened} />);
  }

  @Post('link/:token')
  @Header('Referrer-Policy', 'no-referrer')
  @Public('whoever opens a mail is not signed in yet')
  @Audited('signed-in')
  async open(
    @CurrentView() view: View,
    @Param('token') token: string,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    const proven = await this.links.open(token, this.asking.in(req), req.context?.request);
    if (!proven) return overPage(view);
    this.asking.forget(res);
    return this.firstProof.goOn(req, view, proven, BY_E_MAIL);
  }
}

const askPage = (view: View, typed: Typed, errors: readonly FieldError[] = []): string =>
  view.page(
    { title: 'Sign in with your e-mail address', errors },
    <AskForLinkPage {...{ typed, errors }} csrf={view.csrf} next={safeReturn(textIn(typed, 'next'))} />,
  );

const sentPage = (view: View, typed: Typed, errors: readonly FieldError[] = []): string =>
  view.page({ title: 'Look in your mailbox', errors }, <LinkSentPage {...{ typed, errors }} csrf={view.csrf} />);

const overPage = (view: View): string =>
  view.page({ title: 'This link no longer works', status: 410 }, <LinkOverPage />);

const codeOverPage = (view: View): string =>
  view.page({ title: 'This code does not work', status: 410 }, <CodeOverPage />);

const UNREADABLE = 'Enter the 8 letters and figures that your other device shows';

const wrongCode = (left: number): string =>
  `That is not the code. You can try ${left === 1 ? 'once' : `${left} times`} more`;
