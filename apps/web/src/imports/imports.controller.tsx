import { Controller, Get, NotFoundException, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Settings } from '@footing/config';
import type { FieldError } from '@footing/kernel';
import { Imports, type PersonKind } from '@footing/people';
import { Rounds } from '@footing/programmes';
import { writeCsv } from '@footing/spreadsheets';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { ImportsPage } from './imports.page';
import { withReceivedFile } from './received-file';
import { templateTable } from './template-table';
import { UploadPage } from './upload.page';

/** The files of a round, and sending another. */
@Controller()
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly rounds: Rounds,
    private readonly settings: Settings,
  ) {}

  @Get('rounds/:roundId/imports')
  @Needs('people.import')
  @NotAudited('it shows names of files, and nobody’s data')
  async list(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    const { round } = await this.rounds.find(view.actor, roundId);
    const imports = await this.imports.list(view.actor, roundId);
    return view.page(
      { title: 'Files brought in', back: { href: paths.round(roundId), text: round.name }, width: 'wide' },
      <ImportsPage roundId={roundId} roundName={round.name} imports={imports} />,
    );
  }

  @Get('rounds/:roundId/imports/new/:kind')
  @Needs('people.import')
  @NotAudited('an empty form')
  choose(
    @CurrentView() view: View,
    @Param('roundId', Id) roundId: string,
    @Param('kind') kind: string,
  ): Promise<string> {
    return this.form(view, roundId, kindIn(kind));
  }

  @Post('rounds/:roundId/imports/new/:kind')
  @Needs('people.import')
  @Audited('import.begun')
  send(
    @CurrentView() view: View,
    @Req() req: Request,
    @Param('roundId', Id) roundId: string,
    @Param('kind') kind: string,
  ): Promise<string> {
    return withReceivedFile(req, async (file) => {
      const side = kindIn(kind);
      if (!file)
        return this.form(view, roundId, side, [{ field: 'file', message: `Choose the file with the ${side}` }]);
      return view.seeOther(paths.import(await this.imports.begin(view.actor, roundId, side, file)));
    });
  }

  @Get('import-templates/:kind')
  @Needs('people.import')
  @NotAudited('an empty file')
  template(@Param('kind') kind: string, @Res({ passthrough: true }) res: Response): StreamableFile {
    const side = kindIn(kind);
    return download(res, `${side}.csv`, writeCsv(templateTable(side)));
  }

  private async form(
    view: View,
    roundId: string,
    kind: PersonKind,
    errors: readonly FieldError[] = [],
  ): Promise<string> {
    const { round } = await this.rounds.find(view.actor, roundId);
    const back = { href: paths.imports(roundId), text: 'Files brought in' };
    const page = { roundId, roundName: round.name, kind, errors, csrf: view.csrf };
    return view.page(
      { title: `Bring in ${kind}`, errors, back },
      <UploadPage {...page} maxBytes={this.settings.MAX_UPLOAD_BYTES} />,
    );
  }
}

function kindIn(text: string): PersonKind {
  if (text !== 'students' && text !== 'mentors') throw new NotFoundException();
  return text;
}

/** A CSV file to be saved, never shown. */
export function download(res: Response, name: string, content: Buffer): StreamableFile {
  res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  return new StreamableFile(content, { type: 'text/csv; charset=utf-8' });
}
