import { readFile } from 'node:fs/promises';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { Settings } from '@footing/config';
import type { FieldError } from '@footing/kernel';
import { FileRefusal } from '@footing/spreadsheets';
import {
  checkInstrument,
  type Imported,
  Instruments,
  readSurveyJsText,
  readXlsFormFile,
  writeSurveyJs,
  xlsFormFile,
} from '@footing/surveys';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { textIn } from '../programme/typed';
import { instrumentAddresses as at } from './addresses';
import { ExportPage, ImportedPage, ImportPage } from './import.page';
import { nameOf } from './item-words';
import { uuid } from './items.controller';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const NOT_READ =
  'This could not be read as a survey. Send an XLSForm workbook (.xlsx) with a sheet called “survey”, that sheet as .csv, or a SurveyJS file (.json)';
const MOST_JSON = 1024 * 1024;

/** Surveys of other tools, in and out. */
@Controller('instruments')
export class FilesController {
  constructor(
    private readonly instruments: Instruments,
    private readonly settings: Settings,
  ) {}

  @Get('import')
  @Needs('surveys.write')
  @NotAudited('an empty form')
  choose(@CurrentView() view: View): string {
    return this.form(view);
  }

  @Post('import')
  @HttpCode(200)
  @Needs('surveys.write')
  @NotAudited('it shows what a file says, and keeps nothing')
  read(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    return withReceivedFile(req, async (file) => {
      if (!file) return this.form(view, 'Choose a file');
      const imported = await readSurvey(file.path, file.fileName);
      if (!imported || imported.instrument.items.length === 0) return this.form(view, NOT_READ);
      return view.page(
        { title: nameOf(imported.instrument), back: { href: at.bringIn, text: 'Choose a file' } },
        <ImportedPage imported={imported} csrf={view.csrf} />,
      );
    });
  }

  @Post('import/keep')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async keep(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const { instrument } = checkInstrument(parsed(textIn(typed, 'content')));
    if (!instrument) return this.form(view, NOT_READ);
    const id = await this.instruments.begin(view.actor, instrument.title, instrument);
    return view.seeOther(at.one(id), 'The survey is saved as a draft. Read it through before you ask it.');
  }

  @Get(':id/export')
  @Needs('surveys.write')
  @NotAudited('words that people are asked: nobody’s data')
  async export(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { instrument } = await this.instruments.get(view.actor, id);
    const forms = [
      { form: 'xlsform', dropped: (await xlsFormFile(instrument)).dropped },
      { form: 'surveyjs', dropped: writeSurveyJs(instrument).dropped },
    ] as const;
    return view.page(
      { title: 'Take it to another survey tool', back: { href: at.one(id), text: nameOf(instrument) } },
      <ExportPage id={id} forms={forms} />,
    );
  }

  @Get(':id/export/:form')
  @Needs('surveys.write')
  @NotAudited('words that people are asked: nobody’s data')
  async download(
    @CurrentView() view: View,
    @Param() to: { id: string; form: string },
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    if (to.form !== 'xlsform' && to.form !== 'surveyjs') throw new NotFoundException();
    const { instrument, key } = await this.instruments.get(view.actor, uuid(to.id));
    const isWorkbook = to.form === 'xlsform';
    const content = isWorkbook ? (await xlsFormFile(instrument)).file : surveyJsOf(instrument);
    res.setHeader('Content-Disposition', `attachment; filename="${key}.${isWorkbook ? 'xlsx' : 'json'}"`);
    return new StreamableFile(content, { type: isWorkbook ? XLSX : 'application/json; charset=utf-8' });
  }

  private form(view: View, message?: string): string {
    const errors: FieldError[] = message === undefined ? [] : [{ field: 'file', message }];
    return view.page(
      { title: 'Bring in a survey from a file', errors, back: { href: at.all, text: 'Surveys' } },
      <ImportPage {...{ errors, csrf: view.csrf, maxBytes: this.settings.MAX_UPLOAD_BYTES }} />,
    );
  }
}

const surveyJsOf = (instrument: Parameters<typeof writeSurveyJs>[0]): Buffer =>
  Buffer.from(JSON.stringify(writeSurveyJs(instrument).json, null, 2));

/** A file of either kind; null when it is no survey. */
async function readSurvey(path: string, fileName: string): Promise<Imported | null> {
  try {
    if (!/\.json$/i.test(fileName)) return await readXlsFormFile({ path }, 'survey');
    const content = await readFile(path);
    return content.length > MOST_JSON ? null : readSurveyJsText(content.toString('utf8'), 'survey');
  } catch (error) {
    if (error instanceof FileRefusal) return null;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
