import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Clock, type FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Availabilities, type GivenException } from '@footing/scheduling';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { dayOf } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { timesTyped } from './clock-times';
import { DaysPage } from './days.page';
import { type DaysTogether, daysName } from './day-words';

/** Days on which somebody can meet at other times than usual. */
@Controller('me/when/days')
@Needs('availability.own')
export class DaysController {
  constructor(
    private readonly availabilities: Availabilities,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  show(@CurrentView() view: View, @Query() query: Typed): Promise<string> {
    // What was taken away comes back in the address, in the fields of the form.
    const read = 'kind' in query ? daysTyped(query, '0000-01-01') : null;
    return this.page(view, {}, [], read && 'given' in read ? { ...read.given, ...read, ids: [] } : null);
  }

  @Post()
  @Audited('availability.changed')
  async add(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const read = daysTyped(typed, dayOf(this.clock.now()));
    if ('errors' in read) return this.page(view, typed, read.errors);
    try {
      await this.availabilities.addDays(view.actor, read.given, read.last);
    } catch (error) {
      return this.page(view, typed, fieldErrors(error).map(atItsBox));
    }
    return view.seeOther(paths.otherDays, `${daysName(read.first, read.last)} is kept.`);
  }

  @Post('remove')
  @Audited('availability.changed')
  async remove(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const ids = textIn(typed, 'ids').split(' ').filter(isId);
    await this.availabilities.removeDays(view.actor, ids);
    const read = daysTyped(typed, '0000-01-01');
    if ('errors' in read || ids.length === 0) return view.seeOther(paths.otherDays);
    const again = Object.entries(typed).flatMap(([name, value]) =>
      FIELDS.test(name) && typeof value === 'string' ? [[name, value]] : [],
    );
    return view.seeOther(`${paths.otherDays}?${String(new URLSearchParams(again))}`);
  }

  private async page(
    view: View,
    typed: Typed,
    errors: readonly FieldError[] = [],
    removed: DaysTogether | null = null,
  ): Promise<string> {
    const { exceptions } = await this.availabilities.own(view.actor);
    const back = { href: paths.whenICanMeet, text: 'When I can meet' };
    return view.page(
      { title: 'Days that are different', back, errors },
      <DaysPage {...{ exceptions, removed, typed, errors }} csrf={view.csrf} />,
    );
  }
}

const FIELDS = /^((day|last)-(day|month|year)|kind|from|to)$/;
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
const kinds: readonly string[] = ['block', 'replace', 'extra'] satisfies GivenException['kind'][];
const isKind = (text: string): text is GivenException['kind'] => kinds.includes(text);

type Read =
  | { readonly errors: readonly FieldError[] }
  | { readonly given: GivenException; readonly first: string; readonly last: string };

function daysTyped(typed: Typed, today: string): Read {
  const errors: FieldError[] = [];
  const dateIn = (name: string, label: string): string | null => {
    const read = readDateField(typed, name, label);
    if (read.kind === 'wrong') errors.push(read.error);
    else if (read.kind === 'date') return read.date;
    else if (name === 'day') errors.push({ field: 'day-day', message: 'Enter the day' });
    return null;
  };
  const [day, last] = [dateIn('day', 'The day'), dateIn('last', 'The last day')];
  if (day !== null && day < today) errors.push({ field: 'day-day', message: 'Enter a day from today on' });
  const kind = textIn(typed, 'kind');
  if (!isKind(kind)) errors.push({ field: 'kind', message: 'Say what is different' });
  const [from, to] = [textIn(typed, 'from').trim(), textIn(typed, 'to').trim()];
  const times = from === '' && to === '' && kind === 'block' ? null : timesTyped(from, to);
  if (times && 'at' in times) errors.push({ field: times.at, message: times.message });
  if (errors.length > 0 || day === null || !isKind(kind) || (times && 'at' in times)) return { errors };
  const given = { day, kind, ...(times ?? { fromMinute: null, toMinute: null }) };
  return { given, first: day, last: last ?? day };
}

const atItsBox = (error: FieldError): FieldError =>
  error.field === 'day' || error.field === 'last' ? { ...error, field: `${error.field}-day` } : error;
