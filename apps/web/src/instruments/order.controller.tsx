import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Instruments, type InstrumentView } from '@footing/surveys';
import type { ComponentChildren } from 'preact';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { AboutPage } from './about.page';
import { aboutErrors, typedAbout, withAbout } from './about-typed';
import { instrumentAddresses as at } from './addresses';
import { type Change, copied, moved, without } from './changes';
import { nameOf, saying } from './item-words';
import { uuid } from './items.controller';
import { rowWith } from './rows';
import { type Changed, SavingSurveys } from './saving';
import { SurveyPage } from './survey.page';
import { TakenOut } from './taken-out';
import { elsewhere } from './typed-item';

type Where = { readonly id: string; readonly key: string };

/** The order of a survey’s questions, what is taken out, and what stands around them. */
@Controller('instruments/:id')
export class OrderController {
  constructor(
    private readonly instruments: Instruments,
    private readonly saving: SavingSurveys,
  ) {}

  @Post('items/:key/move')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  move(@CurrentView() view: View, @Param() to: Where, @Body() typed: Typed): Promise<string> {
    const way = textIn(typed, 'way') === 'up' ? 'up' : 'down';
    return this.change(view, to, typed, moved(to.key, way));
  }

  @Post('items/:key/copy')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  copy(@CurrentView() view: View, @Param() to: Where, @Body() typed: Typed): Promise<string> {
    return this.change(view, to, typed, copied(to.key));
  }

  /** What was there before comes along in the page, so that one press puts it back. */
  @Post('items/:key/take-out')
  @HttpCode(200)
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async takeOut(@CurrentView() view: View, @Param() to: Where, @Body() typed: Typed): Promise<string> {
    const changed = await this.saving.change(view.actor, uuid(to.id), textIn(typed, 'seen'), without(to.key));
    if (changed.faults.length > 0) return refused(view, changed);
    const before = changed.view.instrument;
    const row = rowWith(before, to.key);
    const now = await this.instruments.get(view.actor, to.id);
    if (!row) return view.seeOther(at.one(to.id));
    const what = saying(row.scale?.name ?? row.items[0]?.text ?? {}, before);
    return surveyPage(view, now, <TakenOut {...{ id: to.id, before, what, seen: now.seen }} csrf={view.csrf} />);
  }

  @Post('put-back')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async putBack(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const saved = await this.instruments.save(view.actor, id, parsed(textIn(typed, 'before')), textIn(typed, 'seen'));
    return view.seeOther(at.one(id), saved.faults.length > 0 ? undefined : 'It is back where it was.');
  }

  @Get('about')
  @Needs('surveys.write')
  @NotAudited('words that people are asked: nobody’s data')
  async about(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const found = await this.instruments.get(view.actor, id);
    return aboutPage(view, found, typedAbout(found.instrument));
  }

  @Post('about')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async saveAbout(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const changed = await this.saving.change(view.actor, id, textIn(typed, 'seen'), withAbout(typed));
    const { faults, tried, view: found } = changed;
    if (faults.length > 0) return aboutPage(view, found, typed, aboutErrors(faults, tried));
    return view.seeOther(at.one(id), 'Saved.');
  }

  private async change(view: View, { id, key }: Where, typed: Typed, change: Change): Promise<string> {
    const changed = await this.saving.change(view.actor, uuid(id), textIn(typed, 'seen'), change);
    return changed.faults.length > 0 ? refused(view, changed) : view.seeOther(`${at.one(id)}#${key}`);
  }
}

const toAll = { href: at.all, text: 'Surveys' };

/** The survey as it is, with why it was not changed. */
function refused(view: View, { view: survey, faults, tried }: Changed): string {
  const errors = faults.map(({ path, says }) => ({ field: 'add', message: elsewhere(path, says, tried) }));
  return view.page(
    { title: nameOf(survey.instrument), errors, back: toAll },
    <SurveyPage survey={survey} csrf={view.csrf} />,
  );
}

const surveyPage = (view: View, survey: InstrumentView, before: ComponentChildren): string =>
  view.page(
    { title: nameOf(survey.instrument), back: toAll },
    <>
      {before}
      <SurveyPage survey={survey} csrf={view.csrf} />
    </>,
  );

function aboutPage(
  view: View,
  found: InstrumentView,
  typed: Typed,
  errors: ReturnType<typeof aboutErrors> = [],
): string {
  const { id, instrument, seen } = found;
  return view.page(
    { title: 'Name, first page and languages', errors, back: { href: at.one(id), text: nameOf(instrument) } },
    <AboutPage {...{ instrument, typed, errors, seen }} action={at.about(id)} csrf={view.csrf} />,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
