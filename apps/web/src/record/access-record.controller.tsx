import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { AccessRecord, Chain, type RecordLine } from '@footing/audit';
import { writeCsv } from '@footing/spreadsheets';
import type { Response } from 'express';
import { Audited, Needs } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { download } from '../imports/imports.controller';
import { AccessRecordPage } from './access-record.page';
import { LINES_ON_A_PAGE, recordAskedIn } from './record-filter';
import { eventOfOthers, kindsOfData, roleWords, whatFor } from './record-words';

/** The record of who looked at what: searched and taken away by the data protection officer. */
@Controller('access-record')
export class AccessRecordController {
  constructor(
    private readonly record: AccessRecord,
    private readonly chain: Chain,
  ) {}

  @Get()
  @Needs('access-record.read')
  @Audited('access-record.searched')
  async show(@CurrentView() view: View, @Query() query: Typed): Promise<string> {
    const asked = recordAskedIn(query);
    const record = await this.record.search(view.actor, asked.wanted, {
      ...{ page: asked.page, linesAPage: LINES_ON_A_PAGE },
    });
    const chain = await this.chain.state(view.actor.institutionId);
    return view.page(
      { title: 'Who looked at what', width: 'wide', errors: asked.errors },
      <AccessRecordPage {...{ asked, record, chain, errors: asked.errors }} />,
    );
  }

  @Get('export')
  @Needs('access-record.read')
  @Audited('access-record.exported')
  async export(
    @CurrentView() view: View,
    @Query() query: Typed,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const lines = await this.record.take(view.actor, recordAskedIn(query).wanted);
    return download(res, 'who-looked-at-what.csv', writeCsv({ headers, rows: lines.map(rowOf) }));
  }
}

const headers = [
  ...['When', 'Who', 'Role', 'What happened', 'Event', 'What for', 'People', 'First of them', 'Object', 'Data'],
  ...['Sensitive', 'Count', 'Outcome', 'Request', 'Line'],
];

const rowOf = (line: RecordLine) => [
  ...[line.at.toISOString(), line.accountName ?? '', roleWords(line.role), eventOfOthers(line.event), line.event],
  ...[whatFor(line), line.people, line.subjects.map(({ kind, id }) => `${kind} ${id}`).join(' ')],
  ...[line.object, kindsOfData(line, false).join('; '), line.special ? 'yes' : 'no', line.count, line.outcome],
  ...[line.requestId, line.id],
];
