import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AskInput, Corrections, type HeldField, isRightKind, OwnRequests, WordsInput } from '@footing/consent';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { AskRightPage } from './ask-right.page';
import { MyRightPage } from './my-right.page';
import { MyRightsPage } from './my-rights.page';

/** What somebody asks about their own data. */
@Controller('me/data/rights')
@Needs('rights.ask')
export class MyRightsController {
  constructor(
    private readonly own: OwnRequests,
    private readonly corrections: Corrections,
  ) {}

  @Get()
  @NotAudited('people look at what they asked')
  async list(@CurrentView() view: View): Promise<string> {
    const requests = await this.own.list(view.actor);
    const back = { href: paths.myData, text: 'My data' };
    return view.page({ title: 'Ask about my data', back }, <MyRightsPage requests={requests} />);
  }

  @Get('new')
  @NotAudited('an empty form')
  blank(@CurrentView() view: View, @Query('kind') kind: unknown): Promise<string> {
    return this.askPage(view, { kind: isRightKind(kind) ? kind : '' });
  }

  @Post('new')
  @Audited('right.asked')
  async ask(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const form = await readForm(AskInput, body);
    if ('errors' in form) return this.askPage(view, body, form.errors);
    const { kind, words, field, value } = form.input;
    const correction = kind === 'correct' && field !== '' ? { field, value } : undefined;
    const fault = correction && this.corrections.fault(correction);
    if (fault) return this.askPage(view, body, [{ field: 'value', message: fault }]);
    try {
      const id = await this.own.ask(view.actor, { kind, words, correction });
      return await view.seeOther(paths.myRight(id), 'We have your request.');
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'right.too-many')) throw error;
      const message = 'Ten of your requests are open already. Add to one of them, or wait for an answer';
      return this.askPage(view, body, [{ field: 'kind', message }]);
    }
  }

  @Get('asked/:id')
  @NotAudited('people look at what they asked')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.rightPage(view, id, '');
  }

  @Post('asked/:id/more')
  @Audited('right.answered')
  async sayMore(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(WordsInput, body);
    if ('errors' in form) return this.rightPage(view, id, textIn(body, 'words'), form.errors);
    await this.own.sayMore(view.actor, id, form.input.words);
    return view.seeOther(paths.myRight(id), 'We have what you wrote.');
  }

  private async askPage(view: View, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const dates = await this.own.ifAskedToday(view.actor);
    const back = { href: paths.myRights, text: 'Ask about my data' };
    const held: HeldField[] = await this.corrections.held(view.actor);
    const page = <AskRightPage {...{ typed, dates, errors, held }} csrf={view.csrf} />;
    return view.page({ title: 'What do you want to ask?', errors, back }, page);
  }

  private async rightPage(view: View, id: string, typed: string, errors: readonly FieldError[] = []): Promise<string> {
    const request = await this.own.find(view.actor, id);
    const back = { href: paths.myRights, text: 'Ask about my data' };
    const page = <MyRightPage {...{ request, typed, errors }} csrf={view.csrf} self={view.actor.accountId} />;
    return view.page({ title: 'What you asked', errors, back }, page);
  }
}
