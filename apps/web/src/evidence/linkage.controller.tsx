import { Body, Controller, Get, Post } from '@nestjs/common';
import { LinkageTerms } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { evidenceAddresses as at } from './addresses';
import { LinkagePage } from './linkage.page';

/** What the data protection officer lays down before any record is joined. */
@Controller('linkage')
@Needs('linkage.settle')
export class LinkageController {
  constructor(private readonly terms: LinkageTerms) {}

  @Get()
  @NotAudited('it shows what was laid down, and nobody’s data')
  show(@CurrentView() view: View): Promise<string> {
    return this.page(view, null);
  }

  @Post()
  @Audited('linkage.settled')
  async settle(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const text = (name: string) => textIn(typed, name).normalize('NFC').trim();
    const months = text('retentionMonths');
    const given = {
      ...{ lawfulBasis: text('lawfulBasis'), specialCondition: text('specialCondition') },
      retentionMonths: /^\d{1,4}$/.test(months) ? Number(months) : Number.NaN,
    };
    try {
      await this.terms.settle(view.actor, given);
    } catch (error) {
      return this.page(view, typed, fieldErrors(error));
    }
    return view.seeOther(at.linkage, 'Saved. From now on records are joined as you say here.');
  }

  /** @param typed null: what was laid down last. */
  private async page(view: View, typed: Typed | null, errors: readonly FieldError[] = []): Promise<string> {
    const settled = await this.terms.get(view.actor);
    const back = { href: paths.institution, text: 'Our university' };
    return view.page(
      { title: 'Joining university records', errors, back },
      <LinkagePage {...{ settled, errors }} typed={typed ?? { ...settled }} csrf={view.csrf} />,
    );
  }
}
