import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { type Import, ImportRows, Imports } from '@footing/people';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { CheckPage } from './check.page';

/** What a checked file would change, and the yes to it. */
@Controller('imports/:id/check')
export class CheckController {
  constructor(
    private readonly imports: Imports,
    private readonly rows: ImportRows,
  ) {}

  @Get()
  @Needs('people.import')
  @Audited('import.previewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string, @Query('page') page: unknown): Promise<string> {
    const of = await this.imports.find(view.actor, id);
    if (of.state !== 'checked') return view.seeOther(paths.import(id));
    return this.page(view, of, Number(page ?? 1));
  }

  @Post()
  @Needs('people.import')
  @Audited('import.confirmed')
  async confirm(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const leaveOutFaultyRows = body['leaveOutFaultyRows'] === 'yes';
    return this.imports.confirm(view.actor, id, { leaveOutFaultyRows }).then(
      () => view.seeOther(paths.import(id)),
      async (error: unknown) => {
        if (error instanceof DomainError && error.code === 'import.moved-on') return view.seeOther(paths.import(id));
        return this.page(view, await this.imports.find(view.actor, id), 1, fieldErrors(error));
      },
    );
  }

  private async page(view: View, of: Import, page: number, errors: readonly FieldError[] = []): Promise<string> {
    const { actor, csrf } = view;
    const preview = await this.rows.preview(actor, of.id);
    const newSchools = of.createMissingSchools ? await this.rows.newSchools(actor, of.id) : [];
    const faults = await this.rows.faults(actor, of.id, { page });
    const kinds = await this.rows.faultKinds(actor, of.id);
    const back = { href: paths.imports(of.roundId), text: 'Files brought in' };
    return view.page(
      { title: 'Check before you confirm', errors, back, width: 'wide' },
      <CheckPage {...{ of, preview, newSchools, faults, kinds, csrf, errors }} />,
    );
  }
}
