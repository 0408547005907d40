import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { CriterionInput, type RoundDetail, RoundRules, Rounds, WeightsInput } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { ColumnChoices } from './column-choices';
import { CriteriaPage, weightField } from './criteria.page';
import { criterionKindOf, NewCriterionPage } from './new-criterion.page';
import { nothingChosen } from './kind-choice';
import { RemovePage } from './remove.page';
import { captionOf, draftsKeepTheirs } from './round-words';

/** What makes a pairing fit, and how much each counts. */
@Controller('rounds/:id/criteria')
export class CriteriaController {
  constructor(
    private readonly rounds: Rounds,
    private readonly rules: RoundRules,
    private readonly columns: ColumnChoices,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.listPage(view, id, {});
  }

  @Post()
  @Needs('programmes.edit')
  @Audited('round.criteria-changed')
  async saveWeights(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const names = Object.keys(body).filter((name) => name.startsWith('weight-'));
    const weights = names.map((name) => ({ criterionId: name.slice('weight-'.length), weight: body[name] }));
    const form = await readForm(WeightsInput, { weights });
    if ('errors' in form) return this.listPage(view, id, body, atTheirFields(form.errors, names));
    return this.rules.saveWeights(view.actor, id, form.input).then(
      () => view.seeOther(paths.roundCriteria(id), 'The weights are saved.'),
      (error: unknown) => this.listPage(view, id, body, fieldErrors(error)),
    );
  }

  @Get('new')
  @Needs('programmes.edit')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    const kind = criterionKindOf(query['kind']);
    return this.newPage(view, id, { kind, weight: 0 }, nothingChosen(query['step'], kind));
  }

  @Post('new')
  @Needs('programmes.edit')
  @Audited('round.criteria-changed')
  async add(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(CriterionInput, body);
    if ('errors' in form) return this.newPage(view, id, body, form.errors);
    return this.rules.addCriterion(view.actor, id, form.input).then(
      () => view.seeOther(paths.roundCriteria(id), 'The criterion is added.'),
      (error: unknown) => this.newPage(view, id, body, fieldErrors(error)),
    );
  }

  @Get(':criterionId/remove')
  @Needs('programmes.edit')
  @NotAudited('it shows settings, and nobody’s data')
  async confirm(@CurrentView() view: View, @Param('id', Id) id: string, @Param('criterionId', Id) criterionId: string) {
    const detail = await this.rounds.find(view.actor, id);
    const criterion = detail.criteria.find((each) => each.id === criterionId);
    if (!criterion) return view.seeOther(paths.roundCriteria(id), 'That criterion is not there any more.');
    const title = `Remove “${criterion.name}”?`;
    const cancel = paths.roundCriteria(id);
    const words = { title, caption: captionOf(detail), button: 'Remove the criterion', cancel, csrf: view.csrf };
    return view.page(
      { title, back: { href: cancel, text: 'Back to the criteria' } },
      <RemovePage {...words} action={paths.removeCriterion(id, criterionId)}>
        <p class="govuk-body">
          Its weight of {criterion.weight} is shared among the other criteria in proportion. {draftsKeepTheirs}
        </p>
      </RemovePage>,
    );
  }

  @Post(':criterionId/remove')
  @Needs('programmes.edit')
  @Audited('round.criteria-changed')
  async remove(@CurrentView() view: View, @Param('id', Id) id: string, @Param('criterionId', Id) criterionId: string) {
    await this.rules.removeCriterion(view.actor, id, criterionId);
    return view.seeOther(paths.roundCriteria(id), 'The criterion is removed. Check the other weights.');
  }

  private async listPage(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    const saved = detail.criteria.map((criterion) => [weightField(criterion.id), criterion.weight] as const);
    const named = errors.map((error) => ({ ...error, message: error.message + ofWhich(detail, error) }));
    const form = {
      action: paths.roundCriteria(id),
      csrf: view.csrf,
      errors: named,
      mayEdit: view.may('programmes.edit'),
    };
    const uncompared = form.mayEdit ? await this.columns.uncompared(view.actor, detail) : [];
    const options = {
      title: 'Criteria and weights',
      errors: named,
      back: { href: paths.round(id), text: 'Back to the round' },
    };
    return view.page(
      options,
      <CriteriaPage {...{ detail, ...form, uncompared }} typed={{ ...Object.fromEntries(saved), ...typed }} />,
    );
  }

  private async newPage(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    const columns = await this.columns.of(view.actor, id);
    const form = { action: paths.newCriterion(id), csrf: view.csrf, typed, errors };
    const options = {
      title: 'Add a criterion',
      errors,
      back: { href: paths.roundCriteria(id), text: 'Back to the criteria' },
    };
    return view.page(options, <NewCriterionPage {...{ detail, columns, ...form }} />);
  }
}

/** Says whose weight it is, where an error belongs to one of them: the list at the top shows the message alone. */
function ofWhich({ criteria }: RoundDetail, { field }: FieldError): string {
  const criterion = criteria.find(({ id }) => weightField(id) === field);
  return criterion ? ` for “${criterion.name}”` : '';
}

/** Moves what is wrong with the nth weight to the field it came from. */
const atTheirFields = (errors: readonly FieldError[], names: readonly string[]): FieldError[] =>
  errors.map(({ field, message }) => ({ message, field: names[Number(/\[(\d+)\]/.exec(field)?.[1])] ?? field }));
