import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '@footing/kernel';
import { Exports } from '@footing/matching';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { CSV, XLSX } from '../http/file-types';
import { Audited, Needs } from '../http/policy';
import { Documented } from '../openapi/documented';

@Controller('drafts/:id')
export class ExportsController {
  constructor(private readonly exports: Exports) {}

  @Get('pairs.csv')
  @Needs('drafts.read')
  @Audited('draft.exported')
  @Documented({ summary: 'The pairs of a draft with names and reasons, as CSV', status: 200, givesFile: CSV })
  async pairs(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Res() res: Response) {
    send(res, 'pairs.csv', CSV, await this.exports.toCsv(actor, id, 'pairings'));
  }

  @Get('unmatched.csv')
  @Needs('drafts.read')
  @Audited('draft.exported')
  @Documented({ summary: 'The students of a draft who are not matched, as CSV', status: 200, givesFile: CSV })
  async unmatched(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Res() res: Response) {
    send(res, 'unmatched.csv', CSV, await this.exports.toCsv(actor, id, 'unmatched'));
  }

  @Get('draft.xlsx')
  @Needs('drafts.read')
  @Audited('draft.exported')
  @Documented({ summary: 'The whole draft with names and reasons, as a workbook', status: 200, givesFile: XLSX })
  async workbook(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Res() res: Response) {
    send(res, 'draft.xlsx', XLSX, await this.exports.toXlsx(actor, id));
  }
}

function send(res: Response, fileName: string, type: string, content: Buffer): void {
  res.setHeader('Content-Type', type);
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  res.send(content);
}
