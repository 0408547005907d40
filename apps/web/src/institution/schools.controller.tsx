import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { type School, SchoolInput, Schools } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { inUseOrThrow, RemoveFromUniversity } from './remove-from-university';
import { SchoolPage, SchoolsPage } from './schools.page';

/** The list of schools. */
@Controller('institution/schools')
export class SchoolsController {
  constructor(private readonly schools: Schools) {}

  @Get()
  @Needs('institution.read')
  @NotAudited('it shows settings, and nobody’s data')
  show(@CurrentView() view: View): Promise<string> {
    return this.listPage(view, {});
  }

  @Post()
  @Needs('institution.edit')
  @Audited('school.added')
  async add(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const form = await readForm(SchoolInput, body);
    if ('errors' in form) return this.listPage(view, body, form.errors);
    return this.schools.add(view.actor, form.input).then(
      () => view.seeOther(paths.schools, 'The school is added. Rounds that are there already do not have it yet.'),
      (error: unknown) => this.listPage(view, body, fieldErrors(error)),
    );
  }

  @Get(':id')
  @Needs('institution.edit')
  @NotAudited('it shows settings, and nobody’s data')
  async edit(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const school = await this.find(view, id);
    return this.editPage(view, id, { name: school.name });
  }

  @Post(':id')
  @Needs('institution.edit')
  @Audited('school.renamed')
  async rename(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(SchoolInput, body);
    if ('errors' in form) return this.editPage(view, id, body, form.errors);
    return this.schools.rename(view.actor, id, form.input).then(
      () => view.seeOther(paths.schools, 'The school has its new name.'),
      (error: unknown) => this.editPage(view, id, body, fieldErrors(error)),
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
  @Audited('school.removed')
  async remove(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.schools.remove(view.actor, id).then(
      () => view.seeOther(paths.schools, 'The school is removed.'),
      (error: unknown) => this.removePage(view, id, inUseOrThrow(error)),
    );
  }

  private async removePage(view: View, id: string, hasPeople = false): Promise<string> {
    const school = await this.find(view, id);
    const rounds = await this.schools.roundsWith(view.actor, id);
    const isUsed = hasPeople || rounds.length > 0;
    const title = isUsed ? `“${school.name}” is in use` : `Remove “${school.name}”?`;
    const where = { list: paths.schools, fix: paths.roundSchools, csrf: view.csrf, action: paths.removeSchool(id) };
    const words = { one: 'school', inUse: 'These rounds take students from it. Untick it there first.' };
    const page = <RemoveFromUniversity {...{ title, rounds, hasPeople }} {...where} {...words} />;
    return view.page({ title, back: backToSchools, status: hasPeople ? 409 : 200 }, page);
  }

  private async find(view: View, id: string): Promise<School> {
    const school = (await this.schools.list(view.actor)).find((each) => each.id === id);
    if (!school) throw new DomainError('not-found', 'school.not-found', `school ${id}`);
    return school;
  }

  private async listPage(view: View, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const schools = await this.schools.list(view.actor);
    const form = { action: paths.schools, csrf: view.csrf, typed, errors, mayEdit: view.may('institution.edit') };
    const back = { href: paths.institution, text: 'Our university' };
    return view.page({ title: 'Schools', errors, back }, <SchoolsPage {...{ schools, ...form }} />);
  }

  private editPage(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): string {
    const form = { action: paths.school(id), csrf: view.csrf, typed, errors };
    return view.page({ title: 'Rename the school', errors, back: backToSchools }, <SchoolPage {...form} />);
  }
}

const backToSchools = { href: paths.schools, text: 'All schools' };
