import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { ComponentChildren } from 'preact';
import { Clock } from '@footing/kernel';
import { InsetText, PostForm } from '@footing/pages';
import { Instruments } from '@footing/surveys';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type PageOptions, type View } from '../http/view';
import { asked } from '../surveys/asked';
import { QuestionPages } from '../surveys/question-pages';
import { instrumentAddresses as at } from './addresses';
import { uuid } from './items.controller';
import { trialSitting } from './trial';

const NOTHING = 'a walk through a survey by its author: nothing of it is kept';

/** The pages that people answer, with a word that this is only a walk. */
class TrialPages extends QuestionPages {
  constructor(
    private readonly id: string,
    ...of: ConstructorParameters<typeof QuestionPages>
  ) {
    super(...of);
  }

  protected override frame(options: PageOptions, content: ComponentChildren): string {
    const { csrf, at: addresses } = this.sitting;
    return this.view.page(
      { ...options, back: { href: at.one(this.id), text: 'Back to your survey' } },
      <>
        <InsetText>
          This is how people see it on a phone. Answer as you like: nothing is kept, and nobody is asked.
          <PostForm action={`${addresses.start}/again`} csrf={csrf ?? ''}>
            <button type="submit" class="footing-link-button">
              Begin again
            </button>
          </PostForm>
        </InsetText>
        <div class="footing-phone">{content}</div>
      </>,
    );
  }
}

type At = { readonly id: string; readonly n: string };

/** Walking through a survey as somebody who answers. */
@Controller('instruments/:id/preview')
export class TrialController {
  constructor(
    private readonly instruments: Instruments,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Needs('surveys.write')
  @NotAudited(NOTHING)
  async welcome(@CurrentView() view: View, @Param('id', Id) id: string, @Req() req: Request, @Query() query: Typed) {
    return (await this.pages(view, id, req)).welcome(asked(query, 'language'));
  }

  @Post('again')
  @Needs('surveys.write')
  @NotAudited(NOTHING)
  async again(@CurrentView() view: View, @Param('id', Id) id: string, @Req() req: Request) {
    await this.pages(view, id, req);
    delete req.session.trial;
    return view.seeOther(at.preview(id));
  }

  @Get('no')
  @Needs('surveys.write')
  @NotAudited(NOTHING)
  async refused(@CurrentView() view: View, @Param('id', Id) id: string, @Req() req: Request) {
    return (await this.pages(view, id, req)).refused();
  }

  @Post('no')
  @Needs('surveys.write')
  @NotAudited(NOTHING)
  async refuse(@CurrentView() view: View, @Param('id', Id) id: string, @Req() req: Request, @Body() typed: Typed) {
    return (await this.pages(view, id, req)).refuse(typed);
  }

  @Get('check')
  @Needs('surveys.write')
  @NotAudited(NOTHING)
  async check(@CurrentView() view: View, @Param('id', Id) id: string, @Req() req: Request, @Query() query: Typed) {
    return (await this.pages(view, id, req)).check(asked(query, 'language'));
  }

  @Post('check')
  @Needs('surveys.write')
  @NotAudited(NOTHING)
  async send(@CurrentView() view: View, @Param('id', Id) id: string, @Req() req: Request, @Body() typed: Typed) {
    return (await this.pages(view, id, req)).send(typed);
  }

  @Get('thanks')
  @Needs('surveys.write')
  @NotAudited(NOTHING)
  async thanks(@CurrentView() view: View, @Param('id', Id) id: string, @Req() req: Request) {
    return (await this.pages(view, id, req)).thanks();
  }

  @Get(':n')
  @Needs('surveys.write')
  @NotAudited(NOTHING)
  async question(@CurrentView() view: View, @Param() to: At, @Req() req: Request, @Query() query: Typed) {
    const pages = await this.pages(view, uuid(to.id), req);
    return pages.question(to.n, asked(query, 'language'), asked(query, 'from') === 'check');
  }

  @Post(':n')
  @Needs('surveys.write')
  @NotAudited(NOTHING)
  async save(@CurrentView() view: View, @Param() to: At, @Req() req: Request, @Body() typed: Typed) {
    return (await this.pages(view, uuid(to.id), req)).save(to.n, typed);
  }

  private async pages(view: View, id: string, { session }: Request): Promise<TrialPages> {
    const survey = await this.instruments.get(view.actor, id);
    return new TrialPages(id, view, trialSitting({ survey, session, csrf: view.csrf, now: this.clock.now() }));
  }
}
