import { Body, Controller, Delete, Get, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Settings } from '@footing/config';
import type { Actor } from '@footing/kernel';
import { ImportRows, Imports } from '@footing/people';
import { Rounds } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { listing } from '../http/listing';
import { locate } from '../http/location';
import { PageInput } from '../http/page.input';
import { CSV, XLSX } from '../http/file-types';
import { Audited, Needs, NotAudited } from '../http/policy';
import { receiveFile } from '../http/receive-file';
import { Documented } from '../openapi/documented';
import { ImportConfirmationInput, ImportMappingInput, NewImportInput } from './import.input';
import { importFaultList, importList, importResource, presentFaults, presentImport } from './import.presenter';

@Controller()
export class ImportsController {
  constructor(
    private readonly settings: Settings,
    private readonly rounds: Rounds,
    private readonly imports: Imports,
    private readonly rows: ImportRows,
  ) {}

  @Get('rounds/:id/imports')
  @Needs('people.import')
  @NotAudited('it shows names of files, and nobody’s data')
  @Documented({ summary: 'The imports of a round, the latest first', status: 200, gives: importList, query: PageInput })
  async list(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() { page }: PageInput) {
    await this.rounds.find(actor, id);
    return listing(await this.imports.list(actor, id), page, presentImport);
  }

  @Post('rounds/:id/imports')
  @Needs('people.import')
  @Audited('import.begun')
  @Documented({
    summary: 'Send a file of students or mentors',
    status: 202,
    gives: importResource,
    takesFiles: [CSV, XLSX],
    query: NewImportInput,
  })
  async begin(
    @CurrentActor() actor: Actor,
    @Param('id', Id) roundId: string,
    @Query() { kind, fileName }: NewImportInput,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ) {
    await this.rounds.find(actor, roundId);
    const id = await receiveFile(req, this.settings.MAX_UPLOAD_BYTES, (path) =>
      this.imports.begin(actor, roundId, kind, { path, fileName: fileName ?? kind }),
    );
    locate(res, `imports/${id}`);
    return presentImport(await this.imports.find(actor, id));
  }

  @Get('imports/:id')
  @Needs('people.import')
  @NotAudited('it shows how far the work is, and nobody’s data')
  @Documented({ summary: 'One import: how far it is, and what it waits for', status: 200, gives: importResource })
  async show(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentImport(await this.imports.find(actor, id));
  }

  @Get('imports/:id/faults')
  @Needs('people.import')
  @Audited('import.faults-listed')
  @Documented({
    summary: 'What has to be put right in the file, by row; 50 a page',
    status: 200,
    gives: importFaultList,
    query: PageInput,
  })
  async faults(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() { page = 1 }: PageInput) {
    await this.imports.find(actor, id);
    return presentFaults(await this.rows.faults(actor, id, { page }));
  }

  @Put('imports/:id/mapping')
  @Needs('people.import')
  @Audited('import.columns-chosen')
  @Documented({
    summary: 'Say what each column is, and have the file checked',
    status: 202,
    gives: importResource,
    takes: ImportMappingInput,
    canConflict: true,
  })
  async chooseMapping(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: ImportMappingInput) {
    await this.imports.chooseMapping(actor, id, input);
    return presentImport(await this.imports.find(actor, id));
  }

  @Put('imports/:id/confirmation')
  @Needs('people.import')
  @Audited('import.confirmed')
  @Documented({
    summary: 'Have the checked file written',
    status: 202,
    gives: importResource,
    takes: ImportConfirmationInput,
    canConflict: true,
  })
  async confirm(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: ImportConfirmationInput) {
    await this.imports.confirm(actor, id, input);
    return presentImport(await this.imports.find(actor, id));
  }

  @Delete('imports/:id')
  @Needs('people.import')
  @Audited('import.abandoned')
  @Documented({ summary: 'Forget a file that has not been written', status: 204, canConflict: true })
  abandon(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return this.imports.abandon(actor, id);
  }
}
