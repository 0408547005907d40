import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { SecondFactorResets } from '@footing/identity';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../../http/id';
import { Audited, Needs } from '../../http/policy';
import { fieldErrors, type Typed } from '../../http/read-form';
import { CurrentView, type View } from '../../http/view';
import { paths } from '../../paths';
import { textIn } from '../../programme/typed';
import { CodesLostPage } from './codes-lost.page';

/** Why somebody may not agree, though they may ask. */
const mayNot: Readonly<Record<string, string>> = {
  'reset.second-person': 'somebody else has to agree',
  'reset.too-new': 'you can agree a day after you became an administrator, so ask another one',
};

/** Two administrators together take codes off the account of a colleague who lost them. */
@Controller('institution/codes-lost')
@Needs('accounts.edit')
export class CodesLostController {
  constructor(private readonly resets: SecondFactorResets) {}

  @Get()
  @Audited('account.listed')
  show(@CurrentView() view: View): Promise<string> {
    return this.listPage(view, {});
  }

  @Post()
  @Audited('second-factor.reset-asked')
  async ask(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    return this.resets.ask(view.actor, textIn(body, 'email')).then(
      () => view.seeOther(paths.codesLost, 'We wrote to them. Now another administrator has to agree.'),
      (error: unknown) => this.listPage(view, body, fieldErrors(error)),
    );
  }

  @Post(':id/agree')
  @Audited('second-factor.reset')
  async agree(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.resets.agree(view.actor, id).then(
      () => view.seeOther(paths.codesLost, 'Codes are taken off the account. We wrote to them.'),
      (error: unknown) => {
        const why = error instanceof DomainError ? mayNot[error.code] : undefined;
        if (why === undefined) throw error;
        return view.seeOther(paths.codesLost, `Nothing was changed: ${why}.`);
      },
    );
  }

  @Post(':id/withdraw')
  @Audited('second-factor.reset-withdrawn')
  async withdraw(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.resets.withdraw(view.actor, id);
    return view.seeOther(paths.codesLost, 'Codes stay on the account.');
  }

  private async listPage(view: View, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const resets = await this.resets.waiting(view.actor);
    const back = { href: paths.me, text: 'My account' };
    const page = <CodesLostPage {...{ resets, typed, errors }} me={view.actor.accountId} csrf={view.csrf} />;
    return view.page({ title: 'People who lost their codes', errors, back }, page);
  }
}
