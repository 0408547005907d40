import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { DomainError } from '@footing/kernel';
import { AnsweringByLink, LinksTakenBack } from '@footing/surveys';
import type { Request } from 'express';
import { Audited, NotAudited, Public } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { NoSurveyLinkPage } from './closed.page';
import { asked } from './asked';
import { QuestionPages } from './question-pages';
import type { Sitting } from './sitting';
import { surveyAddresses } from './survey-addresses';

const WHY = 'whoever holds a link from their mail can answer the one survey it is for, without signing in';
const LOOKS = 'it shows one survey and what was answered, and not whose it is';
const KEEPS = 'each answer is kept with its time; that it was handed in is written down then';

/** A survey by its link. Opening changes nothing, for scanners open links too. */
@Controller('survey/:token')
export class LinkSurveyController {
  constructor(
    private readonly surveys: AnsweringByLink,
    private readonly takenBack: LinksTakenBack,
  ) {}

  @Get()
  @Public(WHY)
  @NotAudited(LOOKS)
  welcome(@CurrentView() view: View, @Param('token') token: string, @Query() query: Typed): Promise<string> {
    return this.at(view, token, undefined, (pages) => pages.welcome(asked(query, 'language')));
  }

  @Post('yes')
  @Public(WHY)
  @Audited('consent.decided')
  yes(@CurrentView() view: View, @Param('token') token: string, @Body() typed: Typed, @Req() req: Request) {
    return this.at(view, token, req, (pages) => pages.agree(typed));
  }

  @Get('no')
  @Public(WHY)
  @NotAudited(LOOKS)
  refused(@CurrentView() view: View, @Param('token') token: string): Promise<string> {
    return this.at(view, token, undefined, (pages) => pages.refused());
  }

  @Post('no')
  @Public(WHY)
  @Audited('survey.refused')
  no(@CurrentView() view: View, @Param('token') token: string, @Body() typed: Typed, @Req() req: Request) {
    return this.at(view, token, req, (pages) => pages.refuse(typed));
  }

  @Get('check')
  @Public(WHY)
  @NotAudited(LOOKS)
  check(@CurrentView() view: View, @Param('token') token: string, @Query() query: Typed): Promise<string> {
    return this.at(view, token, undefined, (pages) => pages.check(asked(query, 'language')));
  }

  @Post('check')
  @Public(WHY)
  @Audited('survey.submitted')
  send(@CurrentView() view: View, @Param('token') token: string, @Body() typed: Typed, @Req() req: Request) {
    return this.at(view, token, req, (pages) => pages.send(typed));
  }

  @Get('thanks')
  @Public(WHY)
  @NotAudited(LOOKS)
  thanks(@CurrentView() view: View, @Param('token') token: string): Promise<string> {
    return this.at(view, token, undefined, (pages) => pages.thanks());
  }

  @Get(':n')
  @Public(WHY)
  @NotAudited(LOOKS)
  question(@CurrentView() view: View, @Param() at: { token: string; n: string }, @Query() query: Typed) {
    const [language, from] = [asked(query, 'language'), asked(query, 'from')];
    return this.at(view, at.token, undefined, (pages) => pages.question(at.n, language, from === 'check'));
  }

  @Post(':n')
  @Public(WHY)
  @NotAudited(KEEPS)
  save(@CurrentView() view: View, @Param() at: { token: string; n: string }, @Body() typed: Typed) {
    return this.at(view, at.token, undefined, (pages) => pages.save(at.n, typed));
  }

  /** A link that was guessed, cut short or taken back is answered alike, but for the words to whoever had it in a mail. */
  private async at(
    view: View,
    token: string,
    req: Request | undefined,
    work: (pages: QuestionPages) => Promise<string>,
  ): Promise<string> {
    try {
      return await work(new QuestionPages(view, this.sitting(token, req)));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'survey.not-found')) throw error;
      const isTakenBack = await this.takenBack.has(token);
      const title = isTakenBack ? 'This link was taken back' : 'This link is not whole';
      return view.page({ title, status: 404, isAlone: true }, <NoSurveyLinkPage isTakenBack={isTakenBack} />);
    }
  }

  private sitting(token: string, req: Request | undefined): Sitting {
    const request = req?.context?.request;
    return {
      ...{ at: surveyAddresses.byLink(token), csrf: null },
      open: (language) => this.surveys.open(token, language),
      agree: (shown) => this.surveys.agree(token, shown, request),
      keep: (raw, language) => this.surveys.keep(token, raw, language),
      submit: (language) => this.surveys.submit(token, language, request),
      refuse: (shown) => this.surveys.refuse(token, shown, request),
    };
  }
}
