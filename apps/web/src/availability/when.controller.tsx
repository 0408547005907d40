import { Body, Controller, Get, Post } from '@nestjs/common';
import { Clock, type FieldError } from '@footing/kernel';
import { Availabilities, ComingTimes, type GivenWishes, type OwnAvailability } from '@footing/scheduling';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { dayOf } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { ComingPage } from './coming.page';
import { weekShown, weekTyped, withRows } from './week-form';
import { WhenPage } from './when.page';

const DAYS = 14;

/** When somebody can meet in a normal week, and what comes of it. */
@Controller('me/when')
@Needs('availability.own')
export class WhenController {
  constructor(
    private readonly availabilities: Availabilities,
    private readonly coming: ComingTimes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  async show(@CurrentView() view: View): Promise<string> {
    const own = await this.availabilities.own(view.actor);
    const shown = { ...weekShown(own.week, dayOf(this.clock.now())), ...own.wishes };
    return this.page(view, own, shown);
  }

  /** Saves the form, or shows it again with a row more or less. */
  @Post()
  @Audited('availability.changed')
  async save(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const changed = withRows(typed, textIn(typed, 'do'));
    if (changed) return this.page(view, await this.availabilities.own(view.actor), changed);
    const { rules, errors } = weekTyped(typed);
    const again = async (faults: readonly FieldError[]) =>
      this.page(view, await this.availabilities.own(view.actor), typed, faults);
    if (errors.length > 0) return again(errors);
    try {
      await this.availabilities.saveWeek(view.actor, rules, wishesIn(typed));
    } catch (error) {
      return again(fieldErrors(error).map(atTheForm));
    }
    const words = rules.length === 0 ? 'Saved: nobody can arrange a meeting with you.' : 'When you can meet is saved.';
    return view.seeOther(paths.whenICanMeet, words, { href: paths.comingTimes, text: 'See the coming two weeks' });
  }

  @Get('coming')
  @NotAudited('people look at what is about themselves')
  async look(@CurrentView() view: View): Promise<string> {
    const coming = await this.coming.of(view.actor, DAYS);
    const back = { href: paths.whenICanMeet, text: 'When I can meet' };
    return view.page({ title: 'The coming two weeks', back }, <ComingPage coming={coming} />);
  }

  private page(view: View, own: OwnAvailability, typed: Typed, errors: readonly FieldError[] = []): string {
    const back = view.may('offer.own')
      ? { href: paths.myStudents, text: 'My students' }
      : { href: paths.mentoring, text: 'My mentoring' };
    return view.page(
      { title: 'When I can meet', back, errors },
      <WhenPage {...{ own, typed, errors }} at={this.clock.now()} csrf={view.csrf} />,
    );
  }
}

function wishesIn(typed: Typed): GivenWishes {
  const minutes = textIn(typed, 'travelMinutes').trim();
  const text = (name: string) => textIn(typed, name).normalize('NFC').trim();
  return {
    travelMinutes: minutes === '' ? 0 : /^\d{1,3}$/.test(minutes) ? Number(minutes) : Number.NaN,
    ...{ place: text('place'), joinUrl: text('joinUrl') },
  };
}

/** What is wrong with the week as a whole is shown at its first question. */
const atTheForm = (error: FieldError): FieldError =>
  error.field.startsWith('rules') ? { ...error, field: 'usual' } : error;
