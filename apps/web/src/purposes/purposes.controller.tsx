import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { PurposeSettings } from '@footing/consent';
import { type Category, categories, DomainError, type FieldError, isPurpose, type Purpose } from '@footing/kernel';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { listIn, textIn } from '../programme/typed';
import { OlderYesPage } from './older-yes.page';
import { PurposeTextPage } from './purpose-text.page';
import { PurposePage } from './purpose.page';
import { isBasis, PurposeTextInput } from './purpose.input';
import { PurposesPage } from './purposes.page';
import { stopsFor } from './stops-for';

const BACK = { href: paths.purposes, text: 'What data is used for' };

/** What data is used for, under which basis, and the texts that people see. */
@Controller('purposes')
@Needs('consent.configure')
export class PurposesController {
  constructor(private readonly settings: PurposeSettings) {}

  @Get()
  @NotAudited('it shows rules and counts, and nobody’s data')
  async list(@CurrentView() view: View): Promise<string> {
    return view.page({ title: 'What data is used for' }, <PurposesPage rows={await this.settings.list(view.actor)} />);
  }

  @Get(':code')
  @NotAudited('it shows a rule, and nobody’s data')
  show(@CurrentView() view: View, @Param('code') code: string): Promise<string> {
    return this.page(view, chosen(code), null);
  }

  @Post(':code')
  @Audited('purpose.changed')
  async change(@CurrentView() view: View, @Param('code') code: string, @Body() body: Typed): Promise<string> {
    const purpose = chosen(code);
    const basis = textIn(body, 'basis');
    if (!isBasis(basis))
      return this.page(view, purpose, body, [{ field: 'basis', message: 'Choose why it is lawful' }]);
    const change = {
      basis,
      months: /^\s*\d{1,4}\s*$/.test(textIn(body, 'months')) ? Number(textIn(body, 'months')) : 0,
      categories: listIn(body, 'categories').filter((one): one is Category => Object.hasOwn(categories, one)),
      enabled: textIn(body, 'enabled') !== 'no',
    };
    const ends = stopsFor(await this.settings.find(view.actor, purpose), change);
    if (ends > 0 && textIn(body, 'sure') !== 'yes')
      return this.page(view, purpose, body, [{ field: 'sure', message: 'Say that you know what stops' }], ends);
    return this.settings.change(view.actor, purpose, change).then(
      (ended) => view.seeOther(paths.purposes, savedWords(ended)),
      (error: unknown) => this.page(view, purpose, body, fieldErrors(error), ends),
    );
  }

  @Get(':code/text')
  @NotAudited('it shows a text, and nobody’s data')
  text(@CurrentView() view: View, @Param('code') code: string): Promise<string> {
    return this.textPage(view, chosen(code), null);
  }

  @Post(':code/text')
  @Audited('notice.published')
  async publish(@CurrentView() view: View, @Param('code') code: string, @Body() body: Typed): Promise<string> {
    const purpose = chosen(code);
    const form = await readForm(PurposeTextInput, body);
    if ('errors' in form) return this.textPage(view, purpose, body, form.errors);
    const { en, cy, olderYes } = form.input;
    return this.settings.publish(view.actor, purpose, { en, cy }, olderYes).then(
      (ended) => view.seeOther(paths.purposes, savedWords(ended)),
      (error: unknown) => this.textPage(view, purpose, body, fieldErrors(error)),
    );
  }

  @Post(':code/text/preview')
  @HttpCode(200)
  @NotAudited('nothing is kept: it shows what was typed')
  preview(@CurrentView() view: View, @Param('code') code: string, @Body() body: Typed): Promise<string> {
    return this.textPage(view, chosen(code), body, [], true);
  }

  @Get(':code/older-yes')
  @Audited('consent.ask-again-listed')
  async olderYes(@CurrentView() view: View, @Param('code') code: string): Promise<string> {
    const purpose = chosen(code);
    const people = await this.settings.toAskAgain(view.actor, purpose);
    const title = 'Who said yes under an older text';
    return view.page({ title, back: BACK }, <OlderYesPage purpose={purpose} people={people} />);
  }

  private async page(view: View, code: Purpose, typed: Typed | null, errors: readonly FieldError[] = [], ends = 0) {
    const row = await this.settings.find(view.actor, code);
    const shown = { row, typed, errors, ends, csrf: view.csrf };
    return view.page({ title: 'Change a purpose', errors, back: BACK }, <PurposePage {...shown} />);
  }

  private async textPage(
    view: View,
    code: Purpose,
    typed: Typed | null,
    errors: readonly FieldError[] = [],
    isPreview = false,
  ) {
    const row = await this.settings.find(view.actor, code);
    const shown = { row, typed, errors, isPreview, csrf: view.csrf };
    return view.page({ title: 'What people see', errors, back: BACK }, <PurposeTextPage {...shown} />);
  }
}

/** @throws {DomainError} not-found, for what is no purpose. */
function chosen(code: string): Purpose {
  if (!isPurpose(code)) throw new DomainError('not-found', 'purpose.not-found', 'no such purpose');
  return code;
}

function savedWords(ended: number): string {
  if (ended === 0) return 'Saved.';
  return `Saved. For ${ended === 1 ? 'one person' : `${ended} people`} its use stops now; each place confirms within seconds.`;
}
