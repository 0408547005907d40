import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { type Instrument, Instruments, shippedSurveys } from '@footing/surveys';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { instrumentAddresses as at } from './addresses';
import { BeginPage } from './begin.page';
import { nameOf } from './item-words';
import { uuid } from './items.controller';
import { ListPage } from './list.page';
import { ReadyPage } from './ready.page';
import { SurveyPage } from './survey.page';

const WORDS = 'words that people are asked: nobody’s data';
const toAll = { href: at.all, text: 'Surveys' };

/** Every survey of the university, and beginning one. */
@Controller('instruments')
export class InstrumentsController {
  constructor(private readonly instruments: Instruments) {}

  @Get()
  @Needs('surveys.write')
  @Audited('instrument.listed')
  async list(@CurrentView() view: View): Promise<string> {
    const surveys = await this.instruments.list(view.actor);
    return view.page({ title: 'Surveys', width: 'wide' }, <ListPage surveys={surveys} ready={shippedSurveys} />);
  }

  @Get('new')
  @Needs('surveys.write')
  @NotAudited('an empty form')
  begin(@CurrentView() view: View): string {
    return beginPage(view, {});
  }

  @Post('new')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async make(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const title = textIn(typed, 'title').normalize('NFC').trim();
    const from = textIn(typed, 'from');
    const errors = titleErrors(title);
    if (errors.length > 0) return beginPage(view, typed, errors);
    const id = await this.instruments.begin(view.actor, { en: title }, from ? readyOf(from).instrument : empty(title));
    return view.seeOther(
      at.one(id),
      from ? 'This is your own now. Change whatever you like.' : 'Your survey has begun. Add its first question.',
    );
  }

  @Get('ready/:ready')
  @Needs('surveys.write')
  @NotAudited(WORDS)
  ready(@CurrentView() view: View, @Param('ready') key: string): string {
    const survey = readyOf(key);
    return view.page({ title: nameOf(survey.instrument), back: toAll }, <ReadyPage survey={survey} csrf={view.csrf} />);
  }

  @Get(':id')
  @Needs('surveys.write')
  @NotAudited(WORDS)
  async show(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    const version = textIn(query, 'version');
    const survey = await this.instruments.get(view.actor, id, version ? uuid(version) : null);
    return view.page(
      { title: nameOf(survey.instrument), back: toAll },
      <SurveyPage survey={survey} csrf={view.csrf} />,
    );
  }
}

/** @throws {NotFoundException} where none of that key comes with the service. */
export function readyOf(key: string) {
  const survey = shippedSurveys.find(({ instrument }) => instrument.key === key);
  if (!survey) throw new NotFoundException();
  return survey;
}

/** A blank page has its frame already: what is said on the first and the last page, which can be changed. */
const empty = (title: string): Instrument => ({
  ...{ key: 'blank', title: { en: title }, languages: ['en'], items: [], scales: [] },
  welcome: {
    en: 'Tell us how it was for you. You can leave out any question, or say that you would rather not answer.',
  },
  thanks: { en: 'Thank you. What you told us helps us make mentoring better for others.' },
});

function titleErrors(title: string): FieldError[] {
  if (title === '') return [{ field: 'title', message: 'Enter what the survey is called' }];
  return [...title].length > 200 ? [{ field: 'title', message: 'Use at most 200 characters' }] : [];
}

const beginPage = (view: View, typed: Typed, errors: readonly FieldError[] = []): string =>
  view.page(
    { title: 'Write a new survey', errors, back: toAll },
    <BeginPage {...{ typed, errors }} csrf={view.csrf} />,
  );
