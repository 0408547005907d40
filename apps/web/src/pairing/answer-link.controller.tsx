import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { DomainError } from '@footing/kernel';
import { AnswerLinks, isBetterFit, isDeclineReason } from '@footing/pairings';
import type { Request } from 'express';
import { Audited, NotAudited, Public } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { AnsweredPage, AnswerLinkPage, NoAnswerLinkPage } from './answer-link.page';

const WHY = 'whoever holds a link from their mail can give the one answer it is for, without signing in';

/** Answering from mail: opening the link changes nothing, for scanners open it too; the button does. */
@Controller('answer/:token')
export class AnswerLinkController {
  constructor(private readonly links: AnswerLinks) {}

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('it says what a link is for, and not whose it is')
  show(@CurrentView() view: View, @Param('token') token: string): Promise<string> {
    return this.page(view, token);
  }

  @Post()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @Audited('pairing.accepted', 'pairing.declined', 'pairing.paused', 'pairing.said')
  async answer(
    @CurrentView() view: View,
    @Param('token') token: string,
    @Body() typed: Typed,
    @Req() req: Request,
  ): Promise<string> {
    const request = req.context?.request;
    const told = toldIn(typed);
    const how = { ...told, ...(request ? { request } : {}) };
    try {
      const done = await this.links.answer(token, how);
      return done
        ? view.page(
            { title: 'Thank you' },
            <AnsweredPage {...done} another={done.side === 'mentor' || told.another !== false} />,
          )
        : notWhole(view);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'pairing.moved-on') return this.page(view, token, 409);
      throw error;
    }
  }

  private async page(view: View, token: string, status = 200): Promise<string> {
    const found = await this.links.open(token);
    if (!found) return notWhole(view);
    return view.page(
      { title: found.isOpen ? 'Your answer' : 'There is nothing left to do', status },
      <AnswerLinkPage found={found} href={paths.answerByLink(token)} csrf={view.csrf} />,
    );
  }
}

/** What comes with a no. What is not ours counts as not said. */
function toldIn(typed: Typed) {
  const [reason, better, another] = [textIn(typed, 'reason'), textIn(typed, 'better'), textIn(typed, 'another')];
  return {
    ...(isDeclineReason(reason) ? { reason } : {}),
    ...(isBetterFit(better) ? { better } : {}),
    ...(another === '' ? {} : { another: another === 'yes' }),
  };
}

const notWhole = (view: View) => view.page({ title: 'This link is not whole', status: 404 }, <NoAnswerLinkPage />);
