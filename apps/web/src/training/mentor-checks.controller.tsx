import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { SilenceClock } from '@footing/pairings';
import type { ProgrammeKind } from '@footing/programmes';
import { Checks } from '@footing/training';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { listIn, textIn } from '../programme/typed';
import { ChecksOfMentorPage, MentorChecksPage } from './mentor-checks.page';

/** Which checks the university asks of mentors, and what came of them: yes or no and a day, never the paper. */
@Controller('training')
export class MentorChecksController {
  constructor(
    private readonly checks: Checks,
    private readonly clock: SilenceClock,
  ) {}

  @Get('checks')
  @Needs('training.read')
  @NotAudited('what is asked for: nobody’s data')
  async list(@CurrentView() view: View): Promise<string> {
    return this.kindsPage(view, {});
  }

  @Post('checks')
  @Needs('training.manage')
  @Audited('check.asked-for')
  async ask(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const months = textIn(body, 'months').trim();
    const kind = {
      name: textIn(body, 'name').normalize('NFC').trim(),
      kinds: listIn(body, 'kinds').filter(isKind),
      months: months === '' ? null : /^\d{1,4}$/.test(months) ? Number(months) : Number.NaN,
    };
    try {
      await this.checks.ask(view.actor, kind);
    } catch (error) {
      return this.kindsPage(view, body, fieldErrors(error));
    }
    return view.seeOther(paths.mentorChecks, 'Mentors need this check from now on.');
  }

  @Post('checks/:id/end')
  @Needs('training.manage')
  @Audited('check.no-longer-asked-for')
  async end(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.checks.end(view.actor, id);
    return view.seeOther(paths.mentorChecks, 'This check is no longer asked for.');
  }

  @Get('mentors-checked/:id')
  @Needs('training.read')
  @Audited('check.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.mentorPage(view, id, {});
  }

  @Post('mentors-checked/:id')
  @Needs('training.manage')
  @Audited('check.set')
  async set(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const day = readDateField(body, 'checkedOn', 'The day of the check');
    const passed = textIn(body, 'passed');
    const errors = [
      ...(passed === 'yes' || passed === 'no' ? [] : [{ field: 'passed', message: 'Choose yes or no' }]),
      ...(day.kind === 'wrong' ? [day.error] : []),
      ...(day.kind === 'empty' ? [{ field: 'checkedOn-day', message: 'Enter the day of the check' }] : []),
    ];
    if (errors.length > 0 || day.kind !== 'date') return this.mentorPage(view, id, body, errors);
    try {
      await this.checks.set(view.actor, id, textIn(body, 'kind'), { passed: passed === 'yes', checkedOn: day.date });
    } catch (error) {
      return this.mentorPage(view, id, body, fieldErrors(error).map(atTheDay));
    }
    await this.clock.letBegin(view.actor.institutionId);
    return view.seeOther(paths.checksOfMentor(id), 'It is written down.');
  }

  private async kindsPage(view: View, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const kinds = await this.checks.kinds(view.actor);
    return view.page(
      { title: 'Checks of mentors', errors, back: { href: paths.training, text: 'Training' } },
      <MentorChecksPage {...{ kinds, typed, errors }} action={paths.mentorChecks} csrf={view.csrf} />,
    );
  }

  private async mentorPage(view: View, id: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const { name, checks } = await this.checks.of(view.actor, id);
    return view.page(
      { title: `Checks of ${name}`, errors, back: { href: paths.trainingRecords, text: 'Who has done the training' } },
      <ChecksOfMentorPage {...{ name, checks, typed, errors }} action={paths.checksOfMentor(id)} csrf={view.csrf} />,
    );
  }
}

const isKind = (text: string): text is ProgrammeKind => ['career', 'reverse', 'group'].includes(text);

const atTheDay = (error: FieldError): FieldError =>
  error.field === 'checkedOn' ? { ...error, field: 'checkedOn-day' } : error;
