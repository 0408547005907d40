import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { ExamDays } from '@footing/pairings';
import { Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { captionOf } from '../programme/round-words';
import { textIn } from '../programme/typed';
import { ExamDaysPage } from './exam-days.page';

/** When students of a round have exams. */
@Controller('rounds/:id/exam-days')
export class ExamDaysController {
  constructor(
    private readonly exams: ExamDays,
    private readonly rounds: Rounds,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('days of a round are nobody’s data')
  show(@CurrentView() view: View, @Param('id', Id) roundId: string): Promise<string> {
    return this.page(view, roundId, {});
  }

  @Post()
  @Needs('programmes.edit')
  @Audited('round.exam-days-changed')
  async add(@CurrentView() view: View, @Param('id', Id) roundId: string, @Body() typed: Typed): Promise<string> {
    const [from, until] = [
      readDateField(typed, 'from', 'The first day'),
      readDateField(typed, 'until', 'The last day'),
    ];
    const wrong = [from, until].flatMap((day) => (day.kind === 'wrong' ? [day.error] : []));
    if (wrong.length > 0) return this.page(view, roundId, typed, wrong);
    const dayOf = (day: typeof from) => (day.kind === 'date' ? day.date : '');
    try {
      await this.exams.add(view.actor, roundId, { from: dayOf(from), until: dayOf(until) });
    } catch (error) {
      return this.page(view, roundId, typed, fieldErrors(error).map(atTheDay));
    }
    return view.seeOther(
      paths.examDays(roundId),
      'Saved. What would fall due on these days falls due on the day after.',
    );
  }

  @Post('remove')
  @Needs('programmes.edit')
  @Audited('round.exam-days-changed')
  async remove(@CurrentView() view: View, @Param('id', Id) roundId: string, @Body() typed: Typed): Promise<string> {
    await this.exams.remove(view.actor, roundId, textIn(typed, 'from'));
    return view.seeOther(paths.examDays(roundId), 'Taken away. Days that were moved stay as they are.');
  }

  private async page(view: View, roundId: string, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const caption = captionOf(await this.rounds.find(view.actor, roundId));
    const periods = await this.exams.of(view.actor, roundId);
    const back = { href: paths.round(roundId), text: 'Round' };
    const mayEdit = view.may('programmes.edit');
    return view.page(
      { title: 'Days of exams', back, errors },
      <ExamDaysPage {...{ roundId, caption, periods, typed, errors, mayEdit }} csrf={view.csrf} />,
    );
  }
}

const atTheDay = (error: FieldError): FieldError => ({ ...error, field: `${error.field}-day` });
