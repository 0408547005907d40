import { Body, Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import { networkOf } from '@footing/audit';
import { Settings } from '@footing/config';
import { Invited, type OpenInvitation } from '@footing/identity';
import type { FieldError } from '@footing/kernel';
import type { Request, Response } from 'express';
import { OwnCookie } from '../../http/own-cookie';
import { NotAudited, Public } from '../../http/policy';
import { readForm, type Typed } from '../../http/read-form';
import { CurrentView, type View } from '../../http/view';
import { paths } from '../../paths';
import { askingCookie, LINK_MINUTES } from './asking-cookie';
import { AcceptInput } from './e-mail.input';
import { InvitationOverPage, InvitedPage } from './invited.page';

const WHY = 'who is invited has no account yet';

/** What an invitation leads to: saying yes, and then proving that the address is one's own. */
@Controller('invited')
export class InvitedController {
  private readonly asking: OwnCookie;

  constructor(
    private readonly invited: Invited,
    settings: Settings,
  ) {
    this.asking = askingCookie(settings);
  }

  @Get(':token')
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('looking at an invitation changes nothing: scanners of mail do it too')
  async look(@CurrentView() view: View, @Param('token') token: string): Promise<string> {
    const invitation = await this.invited.look(token);
    return invitation ? invitedPage(view, token, invitation, { name: invitation.name }) : overPage(view);
  }

  @Post(':token')
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('the account that comes of it is written when the address is proven')
  async accept(
    @CurrentView() view: View,
    @Param('token') token: string,
    @Body() body: Typed,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    const form = await readForm(AcceptInput, body);
    if ('errors' in form) {
      const invitation = await this.invited.look(token);
      return invitation ? invitedPage(view, token, invitation, body, form.errors) : overPage(view);
    }
    const { name } = form.input;
    const browser = await this.invited.accept(token, { name, network: networkOf(req.ip), nextPath: paths.myStudents });
    if (browser === null) return overPage(view);
    this.asking.keep(res, browser, LINK_MINUTES);
    return view.seeOther(paths.emailSent, 'Thank you. We are sending a link to the address we invited.');
  }
}

const invitedPage = (
  view: View,
  token: string,
  { institutionName }: OpenInvitation,
  typed: Typed,
  errors: readonly FieldError[] = [],
): string =>
  view.page(
    { title: 'Would you mentor a student?', errors },
    <InvitedPage {...{ institutionName, typed, errors }} csrf={view.csrf} action={paths.invited(token)} />,
  );

const overPage = (view: View): string =>
  view.page(
    { title: 'This invitation no longer works', status: 410 },
    <InvitationOverPage contact={view.institution.contactEmail} />,
  );
