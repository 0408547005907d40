import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { BarrierInput, RoundRules, Rounds, SwitchBarriersInput } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { BarriersPage } from './barriers.page';
import { ColumnChoices } from './column-choices';
import { barrierKindOf, NewBarrierPage } from './new-barrier.page';
import { nothingChosen } from './kind-choice';
import { RemovePage } from './remove.page';
import { captionOf, draftsKeepTheirs, toRound } from './round-words';

/** Why two people are never paired. */
@Controller('rounds/:id/barriers')
export class BarriersController {
  constructor(
    private readonly rounds: Rounds,
    private readonly rules: RoundRules,
    private readonly columns: ColumnChoices,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.listPage(view, id);
  }

  @Post()
  @Needs('programmes.edit')
  @Audited('round.barriers-changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(SwitchBarriersInput, body);
    if ('errors' in form) return this.listPage(view, id, form.errors);
    await this.rules.switchBarriers(view.actor, id, form.input);
    return view.seeOther(paths.roundBarriers(id), 'The barriers are saved.');
  }

  @Get('new')
  @Needs('programmes.edit')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    const kind = barrierKindOf(query['kind']);
    return this.newPage(view, id, { kind }, nothingChosen(query['step'], kind));
  }

  @Post('new')
  @Needs('programmes.edit')
  @Audited('round.barriers-changed')
  async add(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(BarrierInput, body);
    if ('errors' in form) return this.newPage(view, id, body, form.errors);
    return this.rules.addBarrier(view.actor, id, form.input).then(
      () => view.seeOther(paths.roundBarriers(id), 'The barrier is added.'),
      (error: unknown) => this.newPage(view, id, body, fieldErrors(error)),
    );
  }

  @Get(':barrierId/remove')
  @Needs('programmes.edit')
  @NotAudited('it shows settings, and nobody’s data')
  async confirm(@CurrentView() view: View, @Param('id', Id) id: string, @Param('barrierId', Id) barrierId: string) {
    const detail = await this.rounds.find(view.actor, id);
    const barrier = detail.barriers.find((each) => each.id === barrierId);
    if (!barrier) return view.seeOther(paths.roundBarriers(id), 'That barrier is not there any more.');
    const title = `Remove “${barrier.name}”?`;
    const cancel = paths.roundBarriers(id);
    const words = { title, caption: captionOf(detail), button: 'Remove the barrier', cancel, csrf: view.csrf };
    return view.page(
      { title, back: { href: cancel, text: 'Back to the barriers' } },
      <RemovePage {...words} action={paths.removeBarrier(id, barrierId)}>
        <p class="govuk-body">People whom it keeps apart may then be paired. {draftsKeepTheirs}</p>
      </RemovePage>,
    );
  }

  @Post(':barrierId/remove')
  @Needs('programmes.edit')
  @Audited('round.barriers-changed')
  async remove(@CurrentView() view: View, @Param('id', Id) id: string, @Param('barrierId', Id) barrierId: string) {
    await this.rules.removeBarrier(view.actor, id, barrierId);
    return view.seeOther(paths.roundBarriers(id), 'The barrier is removed.');
  }

  private async listPage(view: View, id: string, errors: readonly FieldError[] = []): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    const form = { action: paths.roundBarriers(id), csrf: view.csrf, errors, mayEdit: view.may('programmes.edit') };
    return view.page({ title: 'Barriers', errors, back: toRound(id) }, <BarriersPage {...{ detail, ...form }} />);
  }

  private async newPage(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    const columns = await this.columns.of(view.actor, id);
    const form = { action: paths.newBarrier(id), csrf: view.csrf, typed, errors };
    const options = {
      title: 'Add a barrier',
      errors,
      back: { href: paths.roundBarriers(id), text: 'Back to the barriers' },
    };
    return view.page(options, <NewBarrierPage {...{ detail, columns, ...form }} />);
  }
}
