import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { StopLinks } from '@footing/consent';
import type { Request } from 'express';
import { Audited, NotAudited, Public } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { NoStopLinkPage, StopLinkPage } from './stop-link.page';

const WHY = 'whoever holds a link from their mail can stop what it is for, and nothing else, without signing in';

/** Stopping from mail: opening the link changes nothing, for scanners open it too; the button, or the mail program, does. */
@Controller('stop/:token')
export class StopLinkController {
  constructor(private readonly links: StopLinks) {}

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('it says what a link is for, and not whose it is')
  async show(@CurrentView() view: View, @Param('token') token: string): Promise<string> {
    const found = await this.links.open(token);
    if (!found) return view.page({ title: 'This link is not whole', status: 404 }, <NoStopLinkPage />);
    return view.page(
      { title: found.standing === 'given' ? 'Stop these messages?' : 'It is stopped' },
      <StopLinkPage found={found} href={paths.stopByLink(token)} csrf={view.csrf} />,
    );
  }

  /** Mail programs send one field and follow no redirect: they are answered at once. Source: RFC 8058, section 3.2. */
  @Post()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @Audited('consent.decided')
  async stop(
    @CurrentView() view: View,
    @Param('token') token: string,
    @Body() body: Typed,
    @Req() req: Request,
  ): Promise<string> {
    const isOurs = await this.links.stop(token, req.context?.request);
    if (!isOurs) return view.page({ title: 'This link is not whole', status: 404 }, <NoStopLinkPage />);
    return body['List-Unsubscribe'] === 'One-Click' ? this.show(view, token) : view.seeOther(paths.stopByLink(token));
  }
}
