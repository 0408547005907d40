import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  Checks,
  RECORDS_A_PAGE,
  type RecordsFilter,
  recordsShown,
  type RecordsOf,
  type Reminded,
  TrainingModules,
  TrainingRecords,
  TrainingReminders,
} from '@footing/training';
import { Audited, Needs } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { recordsAt, RecordsPage } from './records.page';

/** Who has done the training, for the programme lead, and reminding those who have not. */
@Controller('training/records')
export class RecordsController {
  constructor(
    private readonly records: TrainingRecords,
    private readonly modules: TrainingModules,
    private readonly checks: Checks,
    private readonly reminders: TrainingReminders,
  ) {}

  @Get()
  @Needs('training.read')
  @Audited('training.listed')
  async list(@CurrentView() view: View, @Query() query: Typed): Promise<string> {
    const [whose, filter] = [whoseIn(query), filterIn(query)];
    const page = Math.max(1, Number.parseInt(textIn(query, 'page'), 10) || 1);
    const records = await this.records.list(view.actor, whose, page, filter);
    const modules = (await this.modules.list(view.actor)).filter(({ audience }) => audience === whose);
    const checks = whose === 'mentor' ? await this.checks.kinds(view.actor) : [];
    const titles = new Map([
      ...modules.map(({ code, title }) => [code, title] as const),
      ...checks.map(({ name }) => [name, `Check: ${name}`] as const),
    ]);
    const pages = Math.ceil(records.shown / RECORDS_A_PAGE);
    const back = { href: paths.training, text: 'Training' };
    const mayRemind = view.may('training.manage');
    return view.page(
      { title: 'Who has done the training', width: 'wide', back },
      <RecordsPage {...{ whose, filter, records, titles, page, pages, mayRemind }} csrf={view.csrf} />,
    );
  }

  @Post('remind')
  @Needs('training.manage')
  @Audited('training.reminded')
  async remind(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const [whose, filter] = [whoseIn(typed), filterIn(typed)];
    const came = await this.reminders.all(view.actor, whose, filter);
    return view.seeOther(recordsAt(whose, filter), remindedWords(came));
  }
}

const whoseIn = (typed: Typed): RecordsOf => (textIn(typed, 'of') === 'staff' ? 'staff' : 'mentor');

function filterIn(typed: Typed): RecordsFilter {
  const show = recordsShown.find((one) => one === textIn(typed, 'show'));
  const what = textIn(typed, 'what');
  return { ...(show ? { show } : {}), ...(what === '' ? {} : { what }) };
}

/** What came of it, in words. */
export function remindedWords({ isQuiet, written, lately }: Reminded): string {
  if (isQuiet)
    return 'Nobody was written to: mail to many does not leave at this hour. Press again in the hours that you set for it.';
  const people = written === 1 ? '1 person' : `${written} people`;
  const left = lately === 0 ? '' : ` ${lately} more had a reminder in the last 7 days, or cannot sign in.`;
  return written === 0 ? `Nobody was written to.${left}` : `We have reminded ${people}.${left}`;
}
