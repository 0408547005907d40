import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { Institutions, nations, type PriorityGroup, PriorityGroupInput, PriorityGroups } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { PriorityGroupForm } from './priority-group-form';
import { PriorityGroupsPage } from './priority-groups.page';
import { inUseOrThrow, RemoveFromUniversity } from './remove-from-university';

/** The list of priority groups, with the plan's targets and the risks that each meets. */
@Controller('institution/priority-groups')
export class PriorityGroupsController {
  constructor(
    private readonly groups: PriorityGroups,
    private readonly institutions: Institutions,
  ) {}

  @Get()
  @Needs('institution.read')
  @NotAudited('it shows settings, and nobody’s data')
  async show(@CurrentView() view: View): Promise<string> {
    const groups = await this.groups.list(view.actor);
    const page = { groups, nation: await this.nation(view), mayEdit: view.may('institution.edit') };
    const back = { href: paths.institution, text: 'Our university' };
    return view.page({ title: 'Priority groups', back }, <PriorityGroupsPage {...page} />);
  }

  @Get('new')
  @Needs('institution.edit')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View): Promise<string> {
    return this.form(view, adding, {});
  }

  @Post('new')
  @Needs('institution.edit')
  @Audited('priority-group.added')
  async add(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const form = await readForm(PriorityGroupInput, body);
    if ('errors' in form) return this.form(view, adding, body, form.errors);
    return this.groups.add(view.actor, form.input).then(
      () =>
        view.seeOther(paths.priorityGroups, 'The group is added. Give it a tier in each round that should have it.'),
      (error: unknown) => this.form(view, adding, body, fieldErrors(error)),
    );
  }

  @Get(':id')
  @Needs('institution.edit')
  @NotAudited('it shows settings, and nobody’s data')
  async edit(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { name, target, risks } = await this.find(view, id);
    return this.form(view, editing(id), { name, target, risks });
  }

  @Post(':id')
  @Needs('institution.edit')
  @Audited('priority-group.changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(PriorityGroupInput, body);
    if ('errors' in form) return this.form(view, editing(id), body, form.errors);
    return this.groups.edit(view.actor, id, form.input).then(
      () => view.seeOther(paths.priorityGroups, 'The group is saved.'),
      (error: unknown) => this.form(view, editing(id), body, fieldErrors(error)),
    );
  }

  @Get(':id/remove')
  @Needs('institution.edit')
  @NotAudited('it shows settings, and nobody’s data')
  confirm(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.removePage(view, id);
  }

  @Post(':id/remove')
  @Needs('institution.edit')
  @Audited('priority-group.removed')
  async remove(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.groups.remove(view.actor, id).then(
      () => view.seeOther(paths.priorityGroups, 'The group is removed.'),
      (error: unknown) => this.removePage(view, id, inUseOrThrow(error)),
    );
  }

  private async removePage(view: View, id: string, hasPeople = false): Promise<string> {
    const group = await this.find(view, id);
    const rounds = await this.groups.roundsWith(view.actor, id);
    const isUsed = hasPeople || rounds.length > 0;
    const title = isUsed ? `“${group.name}” is in use` : `Remove “${group.name}”?`;
    const where = {
      list: paths.priorityGroups,
      fix: paths.roundTiers,
      csrf: view.csrf,
      action: paths.removePriorityGroup(id),
    };
    const words = { one: 'group', inUse: 'It has a tier in these rounds. Choose “No tier” there first.' };
    const page = <RemoveFromUniversity {...{ title, rounds, hasPeople }} {...where} {...words} />;
    return view.page({ title, back: backToGroups, status: hasPeople ? 409 : 200 }, page);
  }

  private async find(view: View, id: string): Promise<PriorityGroup> {
    const group = (await this.groups.list(view.actor)).find((each) => each.id === id);
    if (!group) throw new DomainError('not-found', 'priority-group.not-found', `priority group ${id}`);
    return group;
  }

  private async nation(view: View) {
    return nations[(await this.institutions.find(view.actor.institutionId)).nation];
  }

  private async form(
    view: View,
    { title, action }: Form,
    typed: Typed,
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const form = { title, action, csrf: view.csrf, typed, errors, nation: await this.nation(view) };
    return view.page({ title, errors, back: backToGroups }, <PriorityGroupForm {...form} />);
  }
}

interface Form {
  readonly title: string;
  readonly action: string;
}

const backToGroups = { href: paths.priorityGroups, text: 'All priority groups' };
const adding: Form = { title: 'Add a priority group', action: paths.newPriorityGroup };
const editing = (id: string): Form => ({ title: 'Change the priority group', action: paths.priorityGroup(id) });
