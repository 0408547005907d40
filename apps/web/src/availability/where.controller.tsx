import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Clock, type FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Availabilities, type GivenStay, isZone } from '@footing/scheduling';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { dayOf } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { type Stay, stayInWords, staysOf } from './stays';
import { WherePage } from './where.page';
import { zoneInWords } from './zone-words';

/** Where somebody is, and on which clock they can meet. */
@Controller('me/when/where')
@Needs('availability.own')
export class WhereController {
  constructor(
    private readonly availabilities: Availabilities,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  show(@CurrentView() view: View, @Query() query: Typed): Promise<string> {
    const read = 'zone' in query ? stayTyped(query, '0000-01-01') : null;
    return this.page(
      view,
      {},
      [],
      read && 'stay' in read && isZone(read.stay.zone) ? { ...read.stay, before: '' } : null,
    );
  }

  @Post()
  @Audited('availability.changed')
  async plan(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const read = stayTyped(typed, dayOf(this.clock.now()));
    if ('errors' in read) return this.page(view, typed, read.errors);
    try {
      await this.availabilities.abroad(view.actor, read.stay);
    } catch (error) {
      return this.page(view, typed, fieldErrors(error).map(atItsBox));
    }
    return view.seeOther(paths.whereIAm, stayInWords(read.stay));
  }

  @Post('now')
  @Audited('availability.changed')
  async move(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const zone = textIn(typed, 'zone') || textIn(typed, 'now');
    try {
      await this.availabilities.zone(view.actor, zone);
    } catch (error) {
      return this.page(
        view,
        typed,
        fieldErrors(error).map((one) => ({ ...one, field: 'now' })),
      );
    }
    return view.seeOther(paths.whenICanMeet, `Your times are ${zoneInWords(zone)} from today on.`);
  }

  /** They are for these days where they would be without it. */
  @Post('remove')
  @Audited('availability.changed')
  async remove(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const read = stayTyped(typed, '0000-01-01');
    const stay =
      'stay' in read ? staysOf(await this.availabilities.own(view.actor)).find(isSameAs(read.stay)) : undefined;
    if (!stay) return view.seeOther(paths.whereIAm);
    await this.availabilities.abroad(view.actor, { from: stay.from, until: stay.until, zone: stay.before });
    const again = Object.entries(typed).flatMap(([name, value]) =>
      FIELDS.test(name) && typeof value === 'string' ? [[name, value]] : [],
    );
    return view.seeOther(`${paths.whereIAm}?${String(new URLSearchParams(again))}`);
  }

  private async page(
    view: View,
    typed: Typed,
    errors: readonly FieldError[] = [],
    removed: Stay | null = null,
  ): Promise<string> {
    const own = await this.availabilities.own(view.actor);
    const back = { href: paths.whenICanMeet, text: 'When I can meet' };
    return view.page(
      { title: 'Where I am', back, errors },
      <WherePage {...{ own, removed, typed, errors }} at={this.clock.now()} csrf={view.csrf} />,
    );
  }
}

const FIELDS = /^((from|until)-(day|month|year)|zone)$/;
const isSameAs =
  ({ from, until, zone }: GivenStay) =>
  (one: Stay) =>
    one.from === from && one.until === until && one.zone === zone;

function stayTyped(
  typed: Typed,
  today: string,
): { readonly stay: GivenStay } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const [from, until] = [readDateField(typed, 'from', 'The first day'), readDateField(typed, 'until', 'The last day')];
  for (const read of [from, until]) if (read.kind === 'wrong') errors.push(read.error);
  if (from.kind === 'empty') errors.push({ field: 'from-day', message: 'Enter the first day' });
  if (from.kind === 'date' && from.date < today)
    errors.push({ field: 'from-day', message: 'Enter a day from today on' });
  const zone = textIn(typed, 'zone');
  if (zone === '') errors.push({ field: 'zone', message: 'Choose where you will be' });
  if (errors.length > 0 || from.kind !== 'date') return { errors };
  return { stay: { from: from.date, until: until.kind === 'date' ? until.date : null, zone } };
}

const atItsBox = (error: FieldError): FieldError =>
  error.field === 'from' || error.field === 'until' ? { ...error, field: `${error.field}-day` } : error;
