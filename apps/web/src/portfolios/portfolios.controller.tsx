import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CoverInput, PortfolioInput, Portfolios } from '@footing/identity';
import type { FieldError } from '@footing/kernel';
import { PriorityGroups, Schools } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { CoverPage } from './cover.page';
import { PortfolioPage } from './portfolio.page';
import { PortfoliosPage } from './portfolios.page';
import { readCover } from './read-cover';

/** Which students each consultant looks after, and who stands in when somebody is away. */
@Controller('institution')
export class PortfoliosController {
  constructor(
    private readonly portfolios: Portfolios,
    private readonly schools: Schools,
    private readonly groups: PriorityGroups,
  ) {}

  @Get('portfolios')
  @Needs('portfolios.read')
  @NotAudited('says which schools colleagues work with, and nothing about a student or mentor')
  async list(@CurrentView() view: View): Promise<string> {
    const portfolios = await this.portfolios.list(view.actor);
    const covers = await this.portfolios.covers(view.actor);
    const names = { ...(await this.names(view)), mayEdit: view.may('portfolios.edit'), csrf: view.csrf };
    const back = { href: paths.institution, text: 'Our university' };
    return view.page(
      { title: 'Who looks after whom', back, width: 'wide' },
      <PortfoliosPage {...{ portfolios, covers, ...names }} />,
    );
  }

  @Get('portfolios/:id')
  @Needs('portfolios.edit')
  @NotAudited('says which schools a colleague works with, and nothing about a student or mentor')
  async edit(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { everything, schoolIds, priorityGroupIds } = await this.portfolios.find(view.actor, id);
    const isNew = !everything && schoolIds.length + priorityGroupIds.length === 0;
    const typed = { whose: everything ? 'everybody' : isNew ? '' : 'some', schools: schoolIds };
    return this.editPage(view, id, { ...typed, priorityGroups: priorityGroupIds });
  }

  @Post('portfolios/:id')
  @Needs('portfolios.edit')
  @Audited('portfolio.changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(PortfolioInput, { schools: '', priorityGroups: '', ...body });
    if ('errors' in form) return this.editPage(view, id, body, form.errors);
    return this.portfolios.change(view.actor, id, form.input).then(
      () => view.seeOther(paths.portfolios, 'That is saved. It holds from the next page they open.'),
      (error: unknown) => this.editPage(view, id, body, fieldErrors(error)),
    );
  }

  @Get('portfolios/:id/cover')
  @Needs('portfolios.edit')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.coverPage(view, id, {});
  }

  @Post('portfolios/:id/cover')
  @Needs('portfolios.edit')
  @Audited('cover.arranged')
  async arrange(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readCover(CoverInput, body);
    if ('errors' in form) return this.coverPage(view, id, body, form.errors);
    return this.portfolios.arrangeCover(view.actor, id, form.input).then(
      () => view.seeOther(paths.portfolios, 'The cover is arranged.'),
      (error: unknown) => this.coverPage(view, id, body, fieldErrors(error)),
    );
  }

  @Post('cover/:id/end')
  @Needs('portfolios.edit')
  @Audited('cover.ended')
  async end(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.portfolios.endCover(view.actor, id);
    return view.seeOther(paths.portfolios, 'The cover is ended.');
  }

  private async editPage(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const { name } = await this.portfolios.find(view.actor, id);
    const form = { action: paths.portfolio(id), csrf: view.csrf, typed, errors, ...(await this.names(view)) };
    return view.page({ title: `Whom ${name} looks after`, errors, back }, <PortfolioPage name={name} {...form} />);
  }

  private async coverPage(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const { name } = await this.portfolios.find(view.actor, id);
    const others = (await this.portfolios.list(view.actor)).filter(({ accountId }) => accountId !== id);
    const form = { action: paths.cover(id), csrf: view.csrf, typed, errors };
    return view.page({ title: `Cover for ${name}`, errors, back }, <CoverPage {...{ name, others, ...form }} />);
  }

  private async names(view: View) {
    return { schools: await this.schools.list(view.actor), groups: await this.groups.list(view.actor) };
  }
}

const back = { href: paths.portfolios, text: 'Who looks after whom' };
