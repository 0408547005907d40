import { Body, Controller, Get, Header, Post, Query, Req } from '@nestjs/common';
import { type CodeAnswer, Passkeys, SecondFactor } from '@footing/identity';
import { Clock, type FieldError } from '@footing/kernel';
import type { Request } from 'express';
import { Audited, NotAudited, Public } from '../../http/policy';
import { readForm, type Typed } from '../../http/read-form';
import { CurrentView, type View } from '../../http/view';
import { paths, safeReturn } from '../../paths';
import { textIn } from '../../programme/typed';
import { enter } from '../enter';
import { SecondProofInput } from './code.input';
import { CodePage } from './code.page';
import { whoProves } from './who-proves';

const WHY = 'whoever gave the first of two proofs is not signed in yet';

/** The second proof: a code from an app, or a spare one. It makes a session with a new id that is worth two proofs. */
@Controller('sign-in/code')
export class CodeController {
  constructor(
    private readonly secondFactor: SecondFactor,
    private readonly passkeys: Passkeys,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @NotAudited('an empty form')
  async begin(@CurrentView() view: View, @Req() req: Request, @Query('next') next: unknown): Promise<string> {
    const who = whoProves(req, this.clock.now());
    const { since } = await this.secondFactor.state(who);
    const on = `?next=${encodeURIComponent(safeReturn(next))}`;
    if (since !== null) return codePage(view, { next });
    if (await this.passkeys.guard(who)) return view.seeOther(paths.passkeySignIn + on);
    return view.seeOther((who.isIn ? paths.setUpCodes : paths.signIn) + on);
  }

  @Post()
  @Header('Referrer-Policy', 'no-referrer')
  @Public(WHY)
  @Audited('second-factor.used')
  async prove(@CurrentView() view: View, @Req() req: Request, @Body() body: Typed): Promise<string> {
    const who = whoProves(req, this.clock.now());
    const form = await readForm(SecondProofInput, body);
    if ('errors' in form) return codePage(view, body, form.errors);
    const answer = await this.secondFactor.prove(who, form.input.code);
    if (answer !== 'right') return codePage(view, body, [{ field: 'code', message: words[answer] }]);
    await enter(req, who, { method: who.method, strength: 'two' });
    return view.seeOther(safeReturn(textIn(body, 'next')));
  }
}

const words: Readonly<Record<Exclude<CodeAnswer, 'right'>, string>> = {
  unreadable: 'Enter the 6 figures that your app shows, or a whole spare code: 26 letters and figures',
  wrong: 'That code is not right, or it was used already. Wait for the next one and enter that',
  locked: 'There were too many tries. Wait a quarter of an hour, then enter the newest code',
};

function codePage(view: View, typed: Typed, errors: readonly FieldError[] = []): string {
  const next = safeReturn(textIn(typed, 'next'));
  const page = <CodePage {...{ next, errors }} csrf={view.csrf} />;
  return view.page({ title: 'Enter a code from your app', errors }, page);
}
