import { Controller, Get, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { type Import, ImportRows, Imports } from '@footing/people';
import type { ProgressAnswer } from '@footing/pages';
import { writeCsv } from '@footing/spreadsheets';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { AtWorkPage, DonePage, EndedPage, RefusedPage } from './import-states.page';
import { download } from './imports.controller';
import { isAtWork, progressOf } from './progress-of';

/** One file on its way in: shows where it is, or leads to what it waits for. */
@Controller('imports/:id')
export class ImportController {
  constructor(
    private readonly imports: Imports,
    private readonly rows: ImportRows,
  ) {}

  @Get()
  @Needs('people.import')
  @NotAudited('it shows how far the work is, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const of = await this.imports.find(view.actor, id);
    if (of.state === 'mapping') return view.seeOther(paths.importMapping(id));
    if (of.state === 'checked') return view.seeOther(paths.importCheck(id));
    return this.page(view, of);
  }

  @Get('progress')
  @Needs('people.import')
  @NotAudited('it shows how far the work is, and nobody’s data')
  async progress(@CurrentView() view: View, @Param('id', Id) id: string): Promise<ProgressAnswer> {
    return progressOf(await this.imports.find(view.actor, id));
  }

  @Get('faults')
  @Needs('people.import')
  @Audited('import.faults-exported')
  async faults(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    await this.imports.find(view.actor, id);
    return download(res, 'what-to-put-right.csv', writeCsv(await this.rows.faultsTable(view.actor, id)));
  }

  @Post('abandon')
  @Needs('people.import')
  @Audited('import.abandoned')
  async abandon(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { roundId } = await this.imports.find(view.actor, id);
    await this.imports.abandon(view.actor, id);
    return view.seeOther(paths.imports(roundId), 'The file is forgotten. Nothing of it was written.');
  }

  private page(view: View, of: Import): string {
    const back = { href: paths.imports(of.roundId), text: 'Files brought in' };
    const props = { of, csrf: view.csrf };
    if (isAtWork(of.state))
      return view.page({ title: 'Bringing a file in', back, refreshSeconds: 2 }, <AtWorkPage {...props} />);
    if (of.state === 'refused')
      return view.page({ title: 'This file cannot be read', back }, <RefusedPage {...props} />);
    if (of.state === 'done') return view.page({ title: 'The file is in', back }, <DonePage {...props} />);
    return view.page({ title: 'This file was not brought in', back }, <EndedPage {...props} />);
  }
}
