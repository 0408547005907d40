import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ConcernDesk, ConcernSettings, isLeadStep, type LeadStep } from '@footing/concerns';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { stepDone } from './concern-words';
import { ConcernInFullPage, ConcernSettingsPage, ConcernsPage } from './desk.page';

const CONFIDENTIAL =
  'nobody but the safeguarding lead may learn that there is a concern; every look is a line beside it, which stays';

/** Concerns, for the safeguarding lead alone. */
@Controller('concerns')
@Needs('concerns.read')
@NotAudited(CONFIDENTIAL)
export class ConcernDeskController {
  constructor(
    private readonly desk: ConcernDesk,
    private readonly settings: ConcernSettings,
  ) {}

  @Get()
  async list(@CurrentView() view: View): Promise<string> {
    const concerns = await this.desk.list(view.actor);
    return view.page({ title: 'Concerns', width: 'wide' }, <ConcernsPage concerns={concerns} />);
  }

  @Get('settings')
  async show(@CurrentView() view: View): Promise<string> {
    const { securityWords, keepMonths } = await this.settings.of(view.actor.institutionId);
    return settingsPage(view, { securityWords, keepMonths }, []);
  }

  @Post('settings')
  async set(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const months = textIn(typed, 'keepMonths').trim();
    const securityWords = textIn(typed, 'securityWords').normalize('NFC').replaceAll('\0', '').trim();
    try {
      const keepMonths = /^\d{1,4}$/.test(months) ? Number(months) : Number.NaN;
      await this.settings.set(view.actor, { securityWords, keepMonths });
    } catch (error) {
      return settingsPage(view, typed, fieldErrors(error));
    }
    return view.seeOther(paths.concerns, 'Saved.');
  }

  @Get(':id')
  one(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id);
  }

  @Post(':id/steps/:step')
  async take(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('step') step: string,
    @Body() typed: Typed,
  ): Promise<string> {
    if (!isLeadStep(step)) throw new DomainError('not-found', 'page.not-found', step);
    const words = textIn(typed, 'words').normalize('NFC').replaceAll('\0', '').trim();
    try {
      await this.desk.take(view.actor, id, step, { words, outcome: textIn(typed, 'outcome') });
    } catch (error) {
      return this.page(view, id, { step, typed, errors: fieldErrors(error) });
    }
    return view.seeOther(paths.concernInFull(id), stepDone[step]);
  }

  private async page(
    view: View,
    id: string,
    wrong?: { readonly step: LeadStep; readonly typed: Typed; readonly errors: readonly FieldError[] },
  ): Promise<string> {
    const concern = await this.desk.find(view.actor, id);
    return view.page(
      { title: 'A concern', errors: wrong?.errors ?? [], back: { href: paths.concerns, text: 'Concerns' } },
      <ConcernInFullPage concern={concern} wrong={wrong} csrf={view.csrf} />,
    );
  }
}

function settingsPage(view: View, typed: Typed, errors: readonly FieldError[]): string {
  return view.page(
    { title: 'Settings for concerns', errors, back: { href: paths.concerns, text: 'Concerns' } },
    <ConcernSettingsPage {...{ typed, errors }} action={paths.concernSettings} csrf={view.csrf} />,
  );
}
