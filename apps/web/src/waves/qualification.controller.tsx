import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Rounds } from '@footing/programmes';
import { FileRefusal } from '@footing/spreadsheets';
import { QualificationDays, readQualificationFile } from '@footing/surveys';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { captionOf } from '../programme/round-words';
import { textIn } from '../programme/typed';
import { waveAddresses as at } from './addresses';
import { QualificationPage } from './qualification.page';

const NOT_READ = 'This could not be read as a table. Send an Excel workbook (.xlsx) or a CSV file';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

interface Said {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
}

/** The day from which the last survey of a round counts. */
@Controller('rounds/:id/surveys/qualification')
@Needs('surveys.edit')
export class QualificationController {
  constructor(
    private readonly days: QualificationDays,
    private readonly rounds: Rounds,
  ) {}

  @Get()
  @Audited('survey-qualification.viewed')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id);
  }

  @Post('everybody')
  @Audited('survey-waves.changed')
  async everybody(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const day = readDateField(typed, 'everybody', 'The day');
    if (day.kind === 'wrong') return this.page(view, id, { typed, errors: [day.error] });
    return this.unlessWrong(view, id, { typed }, async () => {
      await this.days.setForEverybody(view.actor, id, day.kind === 'date' ? day.date : null);
      return 'Saved. It counts for everybody who has no day of their own.';
    });
  }

  @Post('one')
  @Audited('survey-qualification.changed')
  async one(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const student = textIn(typed, 'student').normalize('NFC').trim();
    const day = readDateField(typed, 'day', 'The day');
    const errors = [
      ...(student === '' ? [{ field: 'student', message: 'Enter their university ID or e-mail address' }] : []),
      ...(day.kind === 'wrong' ? [day.error] : []),
      ...(day.kind === 'empty' ? [{ field: 'day', message: 'Enter the day they qualify' }] : []),
    ];
    if (errors.length > 0 || day.kind !== 'date') return this.page(view, id, { typed, errors });
    return this.unlessWrong(view, id, { typed, field: 'student' }, async () => {
      await this.days.give(view.actor, id, [{ row: 1, student, day: day.date }]);
      return 'Saved.';
    });
  }

  @Post('file')
  @Audited('survey-qualification.changed')
  file(@CurrentView() view: View, @Param('id', Id) id: string, @Req() req: Request): Promise<string> {
    return withReceivedFile(req, async (file) => {
      if (!file) return this.page(view, id, { errors: [{ field: 'file', message: 'Choose the file with the days' }] });
      return this.unlessWrong(view, id, {}, () => this.bringIn(view, id, file.path));
    });
  }

  @Post('remove')
  @Audited('survey-qualification.changed')
  async remove(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    await this.rounds.find(view.actor, id);
    const student = textIn(typed, 'student');
    if (!UUID.test(student)) return view.seeOther(at.qualification(id));
    await this.days.forget(view.actor, id, student);
    return view.seeOther(at.qualification(id), 'The day for everybody counts for them again.');
  }

  private async bringIn(view: View, id: string, path: string): Promise<string> {
    const rows = await readQualificationFile(path);
    const changed = await this.days.give(view.actor, id, rows);
    return `Saved: ${rows.length} in the file, ${changed} of them new or changed.`;
  }

  /** @param field where a form has one student: what is wrong with the only row is wrong there. */
  private async unlessWrong(
    view: View,
    id: string,
    { typed = {}, field }: { readonly typed?: Typed; readonly field?: string },
    work: () => Promise<string>,
  ): Promise<string> {
    try {
      const words = await work();
      return await view.seeOther(at.qualification(id), words);
    } catch (error) {
      return await this.page(view, id, { typed, errors: saidOf(error, field) });
    }
  }

  private async page(view: View, id: string, { typed = {}, errors = [] }: Said = {}): Promise<string> {
    const caption = captionOf(await this.rounds.find(view.actor, id));
    const found = await this.days.ofRound(view.actor, id);
    const summed = errors.filter(({ field }) => !field.startsWith('row '));
    return view.page(
      { title: 'When people qualify', errors: summed, back: { href: at.ofRound(id), text: 'Surveys of this round' } },
      <QualificationPage {...{ ...found, caption, roundId: id, typed, errors, csrf: view.csrf }} />,
    );
  }
}

/** @throws what is not foreseen. */
function saidOf(error: unknown, field: string | undefined): readonly FieldError[] {
  if (error instanceof FileRefusal) return [{ field: 'file', message: NOT_READ }];
  const errors = fieldErrors(error);
  if (field !== undefined) return errors.map(({ message }) => ({ field, message }));
  const inRows = errors.some((one) => one.field.startsWith('row'));
  return inRows ? [{ field: 'file', message: 'Put the rows right that are listed below the file' }, ...errors] : errors;
}
