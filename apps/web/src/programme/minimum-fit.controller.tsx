import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { MinimumFitInput, RoundRules, Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { MinimumFitPage } from './minimum-fit.page';
import { toRound } from './round-words';

/** How well two people must fit to be paired at all. */
@Controller('rounds/:id/minimum-fit')
export class MinimumFitController {
  constructor(
    private readonly rounds: Rounds,
    private readonly rules: RoundRules,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { round } = await this.rounds.find(view.actor, id);
    return this.page(view, id, { minimumFit: round.minimumFit });
  }

  @Post()
  @Needs('programmes.edit')
  @Audited('round.minimum-fit-changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(MinimumFitInput, body);
    if ('errors' in form) return this.page(view, id, body, form.errors);
    await this.rules.setMinimumFit(view.actor, id, form.input);
    return view.seeOther(paths.round(id), 'The minimum fit is saved.');
  }

  private async page(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    const form = {
      action: paths.roundMinimumFit(id),
      csrf: view.csrf,
      typed,
      errors,
      mayEdit: view.may('programmes.edit'),
    };
    return view.page({ title: 'Minimum fit', errors, back: toRound(id) }, <MinimumFitPage {...{ detail, ...form }} />);
  }
}
