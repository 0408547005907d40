import { type ActionState, actionStates, Kpis, OwnActions } from '@footing/evidence';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { versionIn } from '../practice/read-practice';
import { textIn } from '../programme/typed';
import { networkAddresses as at } from './addresses';
import { MyActionsPage } from './my-actions.page';

const WAS_FIRST = 'Somebody changed this while you looked. Read how it stands now, then save again';

/** What somebody of staff sees to, and how it stands. */
@Controller('my-actions')
@Needs('actions.own')
export class MyActionsController {
  constructor(
    private readonly actions: OwnActions,
    private readonly kpis: Kpis,
  ) {}

  @Get()
  @Audited('action.listed')
  list(@CurrentView() view: View): Promise<string> {
    return this.page(view);
  }

  @Post(':id')
  @Audited('action.updated')
  async update(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const field = `state-${id}`;
    const state = actionStates.find((one): one is ActionState => one === textIn(body, field));
    if (!state) return this.page(view, { id, errors: [{ field, message: 'Choose how it stands' }] });
    try {
      await this.actions.update(view.actor, id, versionIn(body), state);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'practice.faulty')
        return this.page(view, { id, errors: error.fields.map(({ message }) => ({ field, message })) });
      if (!(error instanceof DomainError && error.code === 'practice.changed')) throw error;
      return this.page(view, { id, errors: [{ field, message: WAS_FIRST }], status: 409 });
    }
    return view.seeOther(at.myActions, 'It is saved.');
  }

  private async page(
    view: View,
    { id = null, errors = [], status }: { id?: string | null; errors?: readonly FieldError[]; status?: number } = {},
  ): Promise<string> {
    const actions = await this.actions.list(view.actor);
    const kpis = view.may('kpis.read') ? await this.kpis.own(view.actor) : [];
    const { accountId } = view.actor;
    return view.page(
      { title: 'What is yours to do', errors, ...(status === undefined ? {} : { status }) },
      <MyActionsPage {...{ actions, kpis, accountId, errors }} wrong={id} csrf={view.csrf} />,
    );
  }
}
