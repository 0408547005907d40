import { type ActionInput, type PracticeAction, PracticeActions, PracticeEntries } from '@footing/evidence';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { ActionPage } from './action.page';
import { practiceAddresses } from './addresses';
import { readAction, versionIn } from './read-practice';

interface Shown {
  readonly existing: PracticeAction | null;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly wasFirst?: boolean;
}

/** What is to be done about a part: adding, changing, taking away and bringing back. */
@Controller('practice')
@Needs('practice.edit')
export class PracticeActionsController {
  constructor(
    private readonly actions: PracticeActions,
    private readonly entries: PracticeEntries,
  ) {}

  @Get('entries/:id/action')
  @Audited('practice.viewed')
  begin(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, { existing: null, typed: { state: 'to-do' } });
  }

  @Post('entries/:id/action')
  @Audited('practice.action-set')
  async add(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const errors = await this.tried(body, async (input) => void (await this.actions.add(view.actor, id, input)));
    if (errors.length > 0) return this.page(view, id, { existing: null, typed: body, errors });
    return view.seeOther(practiceAddresses.entry(id), 'It is in the plan.');
  }

  @Get('actions/:id')
  @Audited('practice.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const existing = await this.actions.find(view.actor, id);
    return this.page(view, existing.entryId, { existing, typed: typedAction(existing) });
  }

  @Post('actions/:id')
  @Audited('practice.action-set')
  async change(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const existing = await this.actions.find(view.actor, id);
    try {
      const errors = await this.tried(
        body,
        async (input) => void (await this.actions.change(view.actor, id, versionIn(body), input)),
      );
      if (errors.length > 0) return await this.page(view, existing.entryId, { existing, typed: body, errors });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'practice.changed') throw error;
      const now = await this.actions.find(view.actor, id);
      const typed = { ...body, version: String(now.version) };
      return this.page(view, existing.entryId, { existing: now, typed, wasFirst: true });
    }
    return view.seeOther(practiceAddresses.entry(existing.entryId), 'It is changed.');
  }

  @Post('actions/:id/remove')
  @Audited('practice.action-removed')
  async remove(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { entryId } = await this.actions.remove(view.actor, id);
    const words = 'It is taken away. You can bring it back at the end of this page.';
    return view.seeOther(practiceAddresses.entry(entryId), words);
  }

  @Post('actions/:id/bring-back')
  @Audited('practice.action-brought-back')
  async bringBack(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { entryId } = await this.actions.bringBack(view.actor, id);
    return view.seeOther(practiceAddresses.entry(entryId), 'It is back in the plan.');
  }

  /** @returns what to put right; empty when it is done. */
  private async tried(body: Typed, work: (input: ActionInput) => Promise<void>): Promise<readonly FieldError[]> {
    const { input, dayError } = readAction(body);
    const errors = await work(input).then(() => [], fieldErrors);
    return errors.map((error) => (dayError && error.field.startsWith('dueOn') ? dayError : error));
  }

  private async page(view: View, entryId: string, shown: Shown): Promise<string> {
    const { existing, typed, errors = [], wasFirst = false } = shown;
    const { words } = await this.entries.find(view.actor, entryId);
    const owners = await this.actions.owners(view.actor);
    const action = existing ? practiceAddresses.action(existing.id) : practiceAddresses.newAction(entryId);
    const title = existing ? 'Change what is to be done' : 'Add something to do';
    const back = { href: practiceAddresses.entry(entryId), text: words.title };
    return view.page(
      { title, errors, back, ...(wasFirst ? { status: 409 } : {}) },
      <ActionPage {...{ existing, owners, typed, errors, wasFirst, action }} part={words.title} csrf={view.csrf} />,
    );
  }
}

function typedAction({ what, ownerId, owner, dueOn, state, version }: PracticeAction): Typed {
  const [year, month, day] = dueOn.split('-');
  return {
    ...{ what, state, version: String(version), ownerId: ownerId ?? '', ownerWords: ownerId === null ? owner : '' },
    ...{ 'dueOn-day': day?.replace(/^0/, ''), 'dueOn-month': month?.replace(/^0/, ''), 'dueOn-year': year },
  };
}
