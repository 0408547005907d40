import { type PracticeReport, PracticeReports } from '@footing/evidence';
import { writeCsv, writeXlsx } from '@footing/spreadsheets';
import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { planSheet, practiceSheet } from './sheets';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A year as files, for other programs. */
@Controller('practice/years/:id')
@Needs('practice.read')
export class PracticeFilesController {
  constructor(private readonly reports: PracticeReports) {}

  @Get('practice.csv')
  @Audited('practice.taken-out')
  async practice(@CurrentView() view: View, @Param('id', Id) id: string, @Res({ passthrough: true }) res: Response) {
    const report = await this.take(view, id);
    return fileOf(res, nameOf(report, 'parts', 'csv'), writeCsv(practiceSheet(report)), CSV);
  }

  @Get('plan.csv')
  @Audited('practice.taken-out')
  async plan(@CurrentView() view: View, @Param('id', Id) id: string, @Res({ passthrough: true }) res: Response) {
    const report = await this.take(view, id);
    return fileOf(res, nameOf(report, 'plan', 'csv'), writeCsv(planSheet(report)), CSV);
  }

  @Get('practice.xlsx')
  @Audited('practice.taken-out')
  async workbook(@CurrentView() view: View, @Param('id', Id) id: string, @Res({ passthrough: true }) res: Response) {
    const report = await this.take(view, id);
    const book = await writeXlsx([practiceSheet(report), planSheet(report)]);
    return fileOf(res, nameOf(report, 'practice', 'xlsx'), book, XLSX);
  }

  private take(view: View, id: string): Promise<PracticeReport> {
    return this.reports.of(view.actor, id, 'practice.taken-out');
  }
}

const nameOf = ({ year: { year } }: PracticeReport, what: string, kind: string) =>
  `social-mobility-${what}-${year}-${(year + 1) % 100}.${kind}`;

function fileOf(res: Response, name: string, content: Buffer, type: string): StreamableFile {
  res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  return new StreamableFile(content, { type });
}
