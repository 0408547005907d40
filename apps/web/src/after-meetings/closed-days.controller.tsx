import { Body, Controller, Get, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Cadences } from '@footing/scheduling';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { afterPaths } from './after-paths';
import { ClosedDaysPage } from './closed-days.page';

/** Days on which the university is closed: nobody is reminded then. */
@Controller('institution/closed-days')
export class ClosedDaysController {
  constructor(private readonly cadences: Cadences) {}

  @Get()
  @Needs('institution.read')
  @NotAudited('days of a university are nobody’s data')
  show(@CurrentView() view: View): Promise<string> {
    return this.page(view, {});
  }

  @Post()
  @Needs('institution.edit')
  @Audited('cadence.set')
  async add(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const from = readDateField(typed, 'from', 'The first day');
    const until = readDateField(typed, 'until', 'The last day');
    const missing = (day: typeof from, field: string, message: string): FieldError[] =>
      day.kind === 'wrong' ? [day.error] : day.kind === 'date' ? [] : [{ field, message }];
    const wrong = [
      ...missing(from, 'from-day', 'Give the first day'),
      ...missing(until, 'until-day', 'Give the last day'),
    ];
    if (wrong.length > 0 || from.kind !== 'date' || until.kind !== 'date') return this.page(view, typed, wrong);
    const closed = await this.cadences.closed(view.actor);
    const added = { name: textIn(typed, 'name').normalize('NFC').trim(), from: from.date, until: until.date };
    try {
      await this.cadences.setClosed(view.actor, [...closed, added]);
    } catch (error) {
      return this.page(view, typed, fieldErrors(error).map(atItsField));
    }
    return view.seeOther(afterPaths.closedDays, 'Saved. Nobody is reminded to meet on these days.');
  }

  @Post('remove')
  @Needs('institution.edit')
  @Audited('cadence.set')
  async remove(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const closed = await this.cadences.closed(view.actor);
    const left = closed.filter(({ from }) => from !== textIn(typed, 'from'));
    await this.cadences.setClosed(view.actor, left);
    return view.seeOther(afterPaths.closedDays, 'Taken away.');
  }

  private async page(view: View, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const closed = await this.cadences.closed(view.actor);
    const back = { href: paths.institution, text: 'Our university' };
    return view.page(
      { title: 'Days on which we are closed', back, errors },
      <ClosedDaysPage {...{ closed, typed, errors }} mayEdit={view.may('institution.edit')} csrf={view.csrf} />,
    );
  }
}

/** What is said of a row is said at the field that made it so. */
const atItsField = ({ message }: FieldError): FieldError => ({
  message,
  field: /name/.test(message) ? 'name' : 'from-day',
});
