import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { keptForGood, Retention } from '@footing/consent';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { RetentionPage } from './retention.page';

/** For how long things are kept, what is about to go, and what went. */
@Controller('retention')
@Needs('retention.manage')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @NotAudited('it shows rules and counts, and nobody’s data')
  show(@CurrentView() view: View): Promise<string> {
    return this.page(view, {});
  }

  @Post()
  @Audited('retention.changed')
  async change(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const { rules } = await this.retention.view(view.actor);
    const months = Object.fromEntries(rules.map(({ code }) => [code, monthsIn(textIn(body, `months-${code}`))]));
    return this.retention.setMonths(view.actor, months).then(
      () => view.seeOther(paths.retention, 'Saved. What was announced was looked at again.'),
      (error: unknown) => this.page(view, body, fieldErrors(error)),
    );
  }

  @Post(':id/now')
  @Audited('retention.done')
  doNow(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return settled(view, this.retention.doNow(view.actor, id), 'It is done. The list below says what went.');
  }

  @Post(':id/not-now')
  @Audited('retention.called-off')
  callOff(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const words = 'Everything stays for now. Tomorrow we look again, and announce it for another week.';
    return settled(view, this.retention.callOff(view.actor, id), words);
  }

  private async page(view: View, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const kept = await this.retention.view(view.actor);
    return view.page(
      { title: 'How long we keep things', errors },
      <RetentionPage {...kept} keptForGood={keptForGood} typed={typed} errors={errors} csrf={view.csrf} />,
    );
  }
}

/** What is no whole number is for the service to refuse, at its field. */
const monthsIn = (typed: string): number => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : Number.NaN);

async function settled(view: View, work: Promise<void>, words: string): Promise<string> {
  try {
    await work;
    return await view.seeOther(paths.retention, words);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'retention.moved-on') return view.seeOther(paths.retention);
    throw error;
  }
}
