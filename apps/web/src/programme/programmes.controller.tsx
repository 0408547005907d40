import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock, type FieldError } from '@footing/kernel';
import { ProgrammeInput, Programmes, Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { dayOf } from './dates-in-words';
import { ProgrammeForm } from './programme-form';
import { ProgrammePage } from './programme.page';
import { ProgrammesPage } from './programmes.page';

/** The programmes of a university: the list, and each with its rounds. */
@Controller('programmes')
export class ProgrammesController {
  constructor(
    private readonly programmes: Programmes,
    private readonly rounds: Rounds,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  async list(@CurrentView() view: View): Promise<string> {
    const [programmes, rounds] = [await this.programmes.list(view.actor), await this.rounds.listAll(view.actor)];
    const mayEdit = view.may('programmes.edit');
    const today = dayOf(this.clock.now());
    return view.page({ title: 'Programmes' }, <ProgrammesPage {...{ programmes, rounds, today, mayEdit }} />);
  }

  @Get('new')
  @Needs('programmes.edit')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View): string {
    return this.form(view, { title: 'Add a programme', action: paths.newProgramme, back: paths.programmes, typed: {} });
  }

  @Post('new')
  @Needs('programmes.edit')
  @Audited('programme.added')
  async create(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const page = { title: 'Add a programme', action: paths.newProgramme, back: paths.programmes, typed: body };
    const form = await readForm(ProgrammeInput, body);
    if ('errors' in form) return this.form(view, page, form.errors);
    return this.programmes.create(view.actor, form.input).then(
      ({ id }) => view.seeOther(paths.programme(id), 'The programme is here. Next, add its first round.'),
      (error: unknown) => this.form(view, page, fieldErrors(error)),
    );
  }

  @Get(':id')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const programme = await this.programmes.find(view.actor, id);
    const rounds = await this.rounds.list(view.actor, id);
    const mayEdit = view.may('programmes.edit');
    const today = dayOf(this.clock.now());
    const back = { href: paths.programmes, text: 'All programmes' };
    return view.page({ title: programme.name, back }, <ProgrammePage {...{ programme, rounds, today, mayEdit }} />);
  }

  @Get(':id/edit')
  @Needs('programmes.edit')
  @NotAudited('it shows settings, and nobody’s data')
  async edit(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { name, kind, about } = await this.programmes.find(view.actor, id);
    return this.form(view, { ...editPage(id), typed: { name, kind, about } });
  }

  @Post(':id/edit')
  @Needs('programmes.edit')
  @Audited('programme.changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(ProgrammeInput, body);
    if ('errors' in form) return this.form(view, { ...editPage(id), typed: body }, form.errors);
    return this.programmes.edit(view.actor, id, form.input).then(
      () => view.seeOther(paths.programme(id), 'The programme is saved.'),
      (error: unknown) => this.form(view, { ...editPage(id), typed: body }, fieldErrors(error)),
    );
  }

  private form(view: View, page: Page, errors: readonly FieldError[] = []): string {
    const { title, action, back, typed } = page;
    const content = <ProgrammeForm {...{ title, action, typed, errors, csrf: view.csrf }} />;
    return view.page({ title, errors, back: { href: back, text: 'Back' } }, content);
  }
}

interface Page {
  readonly title: string;
  readonly action: string;
  readonly back: string;
  readonly typed: Typed;
}

const editPage = (id: string) => ({
  title: 'Change this programme',
  action: paths.editProgramme(id),
  back: paths.programme(id),
});
