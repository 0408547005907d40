import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { AttendanceLinks, isNotMetTap } from '@footing/scheduling';
import type { Request } from 'express';
import { Audited, NotAudited, Public } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { NoAnswerLinkPage } from '../pairing/answer-link.page';
import { textIn } from '../programme/typed';
import { afterPaths } from './after-paths';
import { MetLinkPage, MetPage } from './met-link.page';

const WHY = 'whoever holds a link from their mail can say the one thing it is for, without signing in';

/** Saying from a mail who came: opening the link changes nothing, for scanners open it too; the button does. */
@Controller('met/:token')
export class MetLinkController {
  constructor(private readonly links: AttendanceLinks) {}

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('it says what a link is for, and not whose it is')
  show(@CurrentView() view: View, @Param('token') token: string): Promise<string> {
    return this.page(view, token, []);
  }

  @Post()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @Audited('meeting.attended')
  async say(
    @CurrentView() view: View,
    @Param('token') token: string,
    @Body() typed: Typed,
    @Req() req: Request,
  ): Promise<string> {
    const found = await this.links.open(token);
    if (!found) return notWhole(view);
    const tap = textIn(typed, 'tap');
    const what = isNotMetTap(tap) ? tap : null;
    if (found.isOpen && found.says === 'not-met' && !what)
      return this.page(view, token, [{ field: 'tap', message: 'Say what happened' }]);
    try {
      const done = await this.links.answer(token, what, req.context?.request);
      if (!done) return notWhole(view);
      return view.page({ title: 'Thank you' }, <MetPage meetingId={done.meetingId} hasMet={found.says === 'met'} />);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'conflict') return this.page(view, token, [], 409);
      throw error;
    }
  }

  private async page(view: View, token: string, errors: readonly FieldError[], status?: number): Promise<string> {
    const found = await this.links.open(token);
    if (!found) return notWhole(view);
    return view.page(
      { title: found.isOpen ? 'Did you meet?' : 'There is nothing left to do', errors, ...(status ? { status } : {}) },
      <MetLinkPage {...{ found, errors }} href={afterPaths.metByLink(token)} csrf={view.csrf} />,
    );
  }
}

const notWhole = (view: View) => view.page({ title: 'This link is not whole', status: 404 }, <NoAnswerLinkPage />);
