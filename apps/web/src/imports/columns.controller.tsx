import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { type ColumnChoice, type Import, ImportRows, Imports } from '@footing/people';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { ColumnChoiceInput } from './column-choice.input';
import { atFields, typedChoice } from './columns-form';
import { ColumnsPage } from './columns.page';

/** What each column of a file is: shown with a proposal, chosen, and chosen again after the check. */
@Controller('imports/:id/columns')
export class ColumnsController {
  constructor(
    private readonly imports: Imports,
    private readonly rows: ImportRows,
  ) {}

  @Get()
  @Needs('people.import')
  @Audited('import.sampled')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const of = await this.imports.find(view.actor, id);
    if (of.state !== 'mapping' && of.state !== 'checked') return view.seeOther(paths.import(id));
    const { agreedHow, createMissingSchools } = of;
    const targets = (of.mapping ?? []).map(({ target }) => target);
    return this.form(view, of, { targets, agreedHow: agreedHow ?? '', createMissingSchools });
  }

  @Post()
  @Needs('people.import')
  @Audited('import.columns-chosen')
  async choose(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const of = await this.imports.find(view.actor, id);
    const typed = typedChoice(body, of);
    const form = await readForm(ColumnChoiceInput, typed);
    if ('errors' in form) return this.form(view, of, typed, atFields(form.errors, of));
    return this.imports.chooseMapping(view.actor, id, form.input).then(
      () => view.seeOther(paths.import(id)),
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'import.moved-on') return view.seeOther(paths.import(id));
        return this.form(view, of, form.input, atFields(fieldErrors(error), of));
      },
    );
  }

  private async form(
    view: View,
    of: Import,
    choice: ColumnChoice,
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const samples = await this.rows.samples(view.actor, of.id);
    const { targets, agreedHow = '', createMissingSchools = false } = choice;
    const page = { of, samples, targets, agreedHow, createMissingSchools, errors, csrf: view.csrf };
    const back = { href: paths.imports(of.roundId), text: 'Files brought in' };
    return view.page({ title: 'What each column is', errors, back }, <ColumnsPage {...page} />);
  }
}
