import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { PriorityGroups, RoundRules, Rounds, RoundSchoolsInput, Schools, TiersInput } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { RoundSchoolsPage } from './round-schools.page';
import { toRound } from './round-words';
import { RoundTiersPage, tierField } from './round-tiers.page';
import { listIn, textIn } from './typed';

/** Whom a round is for: its schools, and the order in which priority groups are served. */
@Controller('rounds/:id')
export class RoundReachController {
  constructor(
    private readonly rounds: Rounds,
    private readonly rules: RoundRules,
    private readonly schools: Schools,
    private readonly groups: PriorityGroups,
  ) {}

  @Get('schools')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  async showSchools(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { schoolIds } = await this.rounds.find(view.actor, id);
    return this.schoolsPage(view, id, schoolIds);
  }

  @Post('schools')
  @Needs('programmes.edit')
  @Audited('round.schools-chosen')
  async saveSchools(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(RoundSchoolsInput, body);
    const again = (errors: readonly FieldError[]) => this.schoolsPage(view, id, listIn(body, 'schoolIds'), errors);
    if ('errors' in form) return again(form.errors);
    return this.rules.chooseSchools(view.actor, id, form.input).then(
      () => view.seeOther(paths.round(id), 'The schools are saved.'),
      (error: unknown) => again(fieldErrors(error)),
    );
  }

  @Get('priority-groups')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  async showTiers(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { tiers } = await this.rounds.find(view.actor, id);
    const typed = tiers.map(({ priorityGroupId, tier }) => [tierField(priorityGroupId), tier] as const);
    return this.tiersPage(view, id, Object.fromEntries(typed));
  }

  @Post('priority-groups')
  @Needs('programmes.edit')
  @Audited('round.tiers-assigned')
  async saveTiers(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const groups = await this.groups.list(view.actor);
    const tiers = groups.map((group) => ({ priorityGroupId: group.id, tier: textIn(body, tierField(group.id)) }));
    const form = await readForm(TiersInput, { tiers });
    if ('errors' in form) {
      const wrong = form.errors.map(({ field, message }) => {
        const group = groups[Number(/\[(\d+)\]/.exec(field)?.[1])];
        return { field: group ? tierField(group.id) : field, message };
      });
      return this.tiersPage(view, id, body, wrong);
    }
    await this.rules.assignTiers(view.actor, id, form.input);
    return view.seeOther(paths.round(id), 'The tiers are saved.');
  }

  private async schoolsPage(view: View, id: string, chosen: readonly string[], errors: readonly FieldError[] = []) {
    const detail = await this.rounds.find(view.actor, id);
    const all = await this.schools.list(view.actor);
    const form = { action: paths.roundSchools(id), csrf: view.csrf, errors, mayEdit: view.may('programmes.edit') };
    const options = { title: 'Schools', errors, back: toRound(id) };
    return view.page(options, <RoundSchoolsPage {...{ detail, all, chosen }} {...form} />);
  }

  private async tiersPage(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []) {
    const detail = await this.rounds.find(view.actor, id);
    const groups = await this.groups.list(view.actor);
    const may = { mayEdit: view.may('programmes.edit'), mayBringIn: view.may('tiers.bring-in') };
    const form = { action: paths.roundTiers(id), csrf: view.csrf, typed, errors, ...may };
    const options = { title: 'Priority groups and tiers', errors, back: toRound(id) };
    return view.page(options, <RoundTiersPage {...{ detail, groups }} {...form} />);
  }
}
