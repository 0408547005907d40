import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { OwnPairings } from '@footing/pairings';
import { Agreements, Together } from '@footing/together';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { AgreementPage } from './agreement.page';
import { HubPage } from './hub.page';
import { isRefusal, OWN, refusalWords, toHub } from './together-words';

/** The hub of a pairing, and what its two people agree on. */
@Controller('together/:id')
@Needs('pairings.own')
export class TogetherController {
  constructor(
    private readonly pairings: OwnPairings,
    private readonly together: Together,
    private readonly agreements: Agreements,
  ) {}

  @Get()
  @NotAudited(OWN)
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const pairing = await this.pairings.find(view.actor, id);
    const together = await this.together.find(view.actor, id);
    const back = { href: paths.myPairing(id), text: `You and ${pairing.other.name}` };
    return view.page(
      { title: `You and ${pairing.other.name}, together`, back },
      <HubPage {...{ pairing, together }} />,
    );
  }

  @Get('agreement')
  @NotAudited(OWN)
  agreement(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.agreementPage(view, id);
  }

  /** Where something has changed meanwhile, the page as it is now is shown, with what happened. */
  @Post('agreement')
  @Audited('agreement.signed')
  async sign(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const signing = {
      name: textIn(typed, 'name').normalize('NFC'),
      agrees: textIn(typed, 'agrees') === 'yes',
      sha256: textIn(typed, 'sha256'),
    };
    try {
      const { theirs } = await this.agreements.sign(view.actor, id, signing);
      const notice = theirs ? 'You both have signed.' : 'You have signed.';
      return await view.seeOther(paths.agreement(id), notice);
    } catch (error) {
      if (isRefusal(error)) return this.agreementPage(view, id, { refused: refusalWords[error.code] });
      return this.agreementPage(view, id, { typed, errors: fieldErrors(error) });
    }
  }

  private async agreementPage(
    view: View,
    id: string,
    wrong: {
      readonly typed?: Typed;
      readonly errors?: readonly FieldError[];
      readonly refused?: string | undefined;
    } = {},
  ): Promise<string> {
    const agreement = await this.agreements.find(view.actor, id);
    const { errors = [], refused } = wrong;
    return view.page(
      { title: agreement.title, back: toHub(id), errors, ...(refused ? { status: 409 } : {}) },
      <AgreementPage agreement={agreement} csrf={view.csrf} {...wrong} />,
    );
  }
}
