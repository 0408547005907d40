import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { NewRoundInput, Programmes, type Round, RoundInput, Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { readRoundForm, typedRound } from './read-round-form';
import { RoundDatesPage } from './round-dates.page';
import { RoundForm } from './round-form';
import { captionOf, toRound } from './round-words';

/** Making a round, and its name and dates. */
@Controller()
export class RoundsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly programmes: Programmes,
  ) {}

  @Get('programmes/:id/rounds/new')
  @Needs('programmes.edit')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.newForm(view, id, { answerWithinDays: 7 });
  }

  @Post('programmes/:id/rounds/new')
  @Needs('programmes.edit')
  @Audited('round.added')
  async create(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readRoundForm(NewRoundInput, body);
    if ('errors' in form) return this.newForm(view, id, body, form.errors);
    return this.rounds.create(view.actor, id, form.input).then(
      (round) => view.seeOther(paths.round(round.id), 'The round is here. Check its rules, then bring in the people.'),
      (error: unknown) => this.newForm(view, id, body, fieldErrors(error)),
    );
  }

  @Get('rounds/:id/dates')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  async edit(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    if (view.may('programmes.edit')) return this.editForm(view, id, typedRound(detail.round));
    return view.page({ title: 'Dates', back: toRound(id) }, <RoundDatesPage detail={detail} />);
  }

  @Post('rounds/:id/dates')
  @Needs('programmes.edit')
  @Audited('round.changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readRoundForm(RoundInput, body);
    if ('errors' in form) return this.editForm(view, id, body, form.errors);
    return this.rounds.edit(view.actor, id, form.input).then(
      () => view.seeOther(paths.round(id), 'The name and dates are saved.'),
      (error: unknown) => this.editForm(view, id, body, fieldErrors(error)),
    );
  }

  private async newForm(
    view: View,
    programmeId: string,
    typed: Typed,
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const programme = await this.programmes.find(view.actor, programmeId);
    const formerRounds = await this.rounds.list(view.actor, programmeId);
    const back = { href: paths.programme(programmeId), text: programme.name };
    const content = (
      <RoundForm
        title="Add a round"
        caption={programme.name}
        button="Add the round"
        action={paths.newRound(programmeId)}
        csrf={view.csrf}
        {...{ typed, errors, formerRounds: formerRounds.map(nameAndId) }}
      />
    );
    return view.page({ title: 'Add a round', errors, back }, content);
  }

  private async editForm(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    const [title, button] = ['Name and dates', 'Save name and dates'];
    const where = { caption: captionOf(detail), action: paths.roundDates(id), csrf: view.csrf };
    return view.page(
      { title, errors, back: toRound(id) },
      <RoundForm {...{ title, button, typed, errors, ...where }} />,
    );
  }
}

const nameAndId = ({ id, name }: Round) => ({ id, name });
