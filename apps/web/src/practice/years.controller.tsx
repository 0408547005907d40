import { PracticeYears } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { practiceAddresses } from './addresses';
import { YearsPage } from './years.page';

/** The years, beginning one, and finishing one. */
@Controller('practice')
export class PracticeYearsController {
  constructor(private readonly years: PracticeYears) {}

  @Get()
  @Needs('practice.read')
  @NotAudited('which years there are: nobody’s data')
  list(@CurrentView() view: View): Promise<string> {
    return this.page(view, {});
  }

  @Post()
  @Needs('practice.edit')
  @Audited('practice.begun')
  async begin(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const typed = textIn(body, 'year');
    try {
      const id = await this.years.begin(view.actor, /^\d{4}$/.test(typed) ? Number(typed) : Number.NaN);
      return await view.seeOther(practiceAddresses.year(id), 'The year has begun. Open any of the nine parts.');
    } catch (error) {
      return this.page(view, body, fieldErrors(error));
    }
  }

  @Post('years/:id/finish')
  @Needs('practice.edit')
  @Audited('practice.finished')
  async finish(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.years.finish(view.actor, id);
    return view.seeOther(practiceAddresses.year(id), 'This year is finished. You can open it again if you need to.');
  }

  @Post('years/:id/reopen')
  @Needs('practice.edit')
  @Audited('practice.reopened')
  async reopen(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.years.reopen(view.actor, id);
    return view.seeOther(practiceAddresses.year(id), 'You can write in this year again.');
  }

  private async page(view: View, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const years = await this.years.list(view.actor);
    const mayEdit = view.may('practice.edit');
    return view.page(
      { title: 'What we do for social mobility', errors },
      <YearsPage
        {...{ years, typed, errors, mayEdit }}
        thisYear={this.years.thisYear()}
        action={practiceAddresses.all}
        csrf={view.csrf}
      />,
    );
  }
}
