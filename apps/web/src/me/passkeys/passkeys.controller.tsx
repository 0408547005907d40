import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { PasskeyInput, PasskeyOffers, Passkeys, type PasskeyView } from '@footing/identity';
import { DomainError, type FieldError } from '@footing/kernel';
import type { Request } from 'express';
import { Id } from '../../http/id';
import { Audited, NotAudited, SignedInOnly } from '../../http/policy';
import { readForm, type Typed } from '../../http/read-form';
import { CurrentView, type View } from '../../http/view';
import { paths, safeReturn } from '../../paths';
import { textIn } from '../../programme/typed';
import { type Asked, keepChallenge, type Outcome, takeChallenge } from '../../sign-in/passkey/asked';
import { deviceInWords } from '../device-words';
import { PasskeyOfferPage } from './passkey-offer.page';
import { PasskeyPage, RemovePasskeyPage } from './passkey.page';
import { PasskeysPage } from './passkeys.page';

const OWN = 'people look at their own account';

/** My passkeys: adding them, naming them and taking them away. */
@Controller('me/passkeys')
@SignedInOnly('everybody may look after their own account')
export class MyPasskeysController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly offers: PasskeyOffers,
  ) {}

  @Get()
  @NotAudited(OWN)
  async show(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    const state = await this.passkeys.state(view.actor, req.session.proof, req.hostname);
    return view.page(
      { title: 'Passkeys', back: { href: paths.me, text: 'My account' } },
      <PasskeysPage {...state} csrf={view.csrf} />,
    );
  }

  @Post('options')
  @HttpCode(200)
  @NotAudited('nothing is made yet')
  async ask(@CurrentView() view: View, @Req() req: Request): Promise<Asked> {
    return keepChallenge(req, await this.passkeys.begin(view.actor, req.session.proof, req.hostname));
  }

  @Post()
  @HttpCode(200)
  @Audited('passkey.added')
  async add(@CurrentView() view: View, @Req() req: Request, @Body() body: Typed): Promise<Outcome> {
    const name = deviceInWords(req.get('user-agent') ?? '');
    const made = { challenge: takeChallenge(req), sent: body['answer'], name, host: req.hostname };
    const id = await this.passkeys.add(view.actor, req.session.proof, made);
    if (id === null) return { refused: 'refused' };
    req.session.notice = { words: 'Your passkey is ready. Next time you can sign in with it.' };
    return { next: safeReturn(body['next']) };
  }

  @Get('offer')
  @NotAudited(OWN)
  async offer(@CurrentView() view: View, @Req() req: Request, @Query('next') next: unknown): Promise<string> {
    const { proveFirst } = await this.passkeys.state(view.actor, req.session.proof);
    if (proveFirst !== null) return view.seeOther(paths.myPasskeys);
    return view.page(
      { title: 'Sign in faster next time' },
      <PasskeyOfferPage csrf={view.csrf} next={safeReturn(next)} />,
    );
  }

  @Post('not-now')
  @Audited('passkey.declined')
  async notNow(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    await this.offers.decline(view.actor);
    return view.seeOther(safeReturn(body['next']));
  }

  @Get(':id')
  @NotAudited(OWN)
  async one(@CurrentView() view: View, @Req() req: Request, @Param('id', Id) id: string): Promise<string> {
    const { passkey } = await this.find(view, req, id);
    return namePage(view, passkey, { name: passkey.name });
  }

  @Post(':id')
  @Audited('passkey.renamed')
  async rename(
    @CurrentView() view: View,
    @Req() req: Request,
    @Param('id', Id) id: string,
    @Body() body: Typed,
  ): Promise<string> {
    const form = await readForm(PasskeyInput, body);
    if ('errors' in form) return namePage(view, (await this.find(view, req, id)).passkey, body, form.errors);
    await this.passkeys.rename(view.actor, id, form.input.name);
    return view.seeOther(paths.myPasskeys, 'The passkey has a new name.');
  }

  @Get(':id/remove')
  @NotAudited(OWN)
  async confirm(@CurrentView() view: View, @Req() req: Request, @Param('id', Id) id: string): Promise<string> {
    const { passkey, proveFirst, mayRemove } = await this.find(view, req, id);
    if (proveFirst !== null || !mayRemove) return view.seeOther(paths.myPasskeys);
    const title = `Remove the passkey “${passkey.name}”?`;
    return view.page({ title, back: toList }, <RemovePasskeyPage title={title} id={id} csrf={view.csrf} />);
  }

  @Post(':id/remove')
  @Audited('passkey.removed')
  async remove(@CurrentView() view: View, @Req() req: Request, @Param('id', Id) id: string): Promise<string> {
    await this.passkeys.remove(view.actor, req.session.proof, id);
    return view.seeOther(paths.myPasskeys, 'The passkey is removed. We wrote to you about it.');
  }

  private async find(view: View, req: Request, id: string) {
    const state = await this.passkeys.state(view.actor, req.session.proof);
    const passkey = state.passkeys.find((one) => one.id === id);
    if (!passkey) throw new DomainError('not-found', 'passkey.not-found', `passkey ${id}`);
    return { ...state, passkey };
  }
}

const toList = { href: paths.myPasskeys, text: 'Passkeys' };

function namePage(view: View, { id, name }: PasskeyView, typed: Typed, errors: readonly FieldError[] = []): string {
  const title = `Rename the passkey “${name}”`;
  const form = { id, title, name: textIn(typed, 'name'), errors, csrf: view.csrf };
  return view.page({ title, errors, back: toList }, <PasskeyPage {...form} />);
}
