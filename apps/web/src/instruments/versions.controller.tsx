import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError } from '@footing/kernel';
import { type Fault, Instruments, type InstrumentView, lockFaults, shippedScales } from '@footing/surveys';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { instrumentAddresses as at } from './addresses';
import { ComparePage } from './compare.page';
import { FreezePage } from './freeze.page';
import { nameOf } from './item-words';

const WORDS = 'words that people are asked: nobody’s data';

/** The versions of a survey: settling one, beginning the next, and what differs. */
@Controller('instruments/:id')
export class VersionsController {
  constructor(private readonly instruments: Instruments) {}

  @Get('freeze')
  @Needs('surveys.write')
  @NotAudited(WORDS)
  async ask(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const survey = await this.instruments.get(view.actor, id);
    if (survey.version.state !== 'draft') return view.seeOther(at.one(id));
    return freezePage(view, survey, locksBroken(survey));
  }

  @Post('freeze')
  @Needs('surveys.write')
  @Audited('instrument.frozen')
  async freeze(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    try {
      const { faults, locked } = await this.instruments.freeze(view.actor, id, textIn(typed, 'seen'));
      const inTheWay = [...faults, ...locked];
      if (inTheWay.length > 0) return freezePage(view, await this.instruments.get(view.actor, id), inTheWay);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
      return freezePage(view, await this.instruments.get(view.actor, id), []);
    }
    const words =
      'It is ready to ask. The lead of a programme chooses whom a round asks it, and when: under Surveys, on its page.';
    const link = view.may('surveys.edit') ? { href: paths.programmes, text: 'Choose a round' } : undefined;
    return view.seeOther(at.one(id), words, link);
  }

  @Post('new-version')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async draft(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.instruments.draft(view.actor, id);
    return view.seeOther(at.one(id), 'This is a draft of the next version. The one before stays as it is.');
  }

  @Post('discard')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async discard(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { versions } = await this.instruments.get(view.actor, id);
    await this.instruments.discard(view.actor, id);
    return versions.length > 1
      ? view.seeOther(at.one(id), 'The draft is gone. This is the version before it.')
      : view.seeOther(at.all, 'The draft is put away.');
  }

  @Post('retire')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async retire(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const isRetired = textIn(typed, 'isRetired') !== 'no';
    await this.instruments.retire(view.actor, id, isRetired);
    return view.seeOther(at.all, isRetired ? 'The survey is put away.' : 'The survey is back.');
  }

  @Get('compare')
  @Needs('surveys.write')
  @NotAudited(WORDS)
  async compare(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const after = await this.instruments.get(view.actor, id);
    const before = after.versions.find(({ number }) => number < after.version.number);
    if (!before) return view.seeOther(at.one(id));
    const earlier = await this.instruments.get(view.actor, id, before.id);
    return view.page(
      { title: 'What changed', width: 'wide', back: { href: at.one(id), text: nameOf(after.instrument) } },
      <ComparePage before={earlier} after={after} />,
    );
  }
}

/** What it does to scales that come with the service, known before anybody asks to settle it. */
const locksBroken = ({ instrument }: InstrumentView): Fault[] =>
  shippedScales.filter(({ scale }) => scale.lock !== 'none').flatMap((scale) => lockFaults(scale, instrument));

const freezePage = (view: View, survey: InstrumentView, inTheWay: readonly Fault[]): string =>
  view.page(
    { title: 'Is it ready to ask?', back: { href: at.one(survey.id), text: nameOf(survey.instrument) } },
    <FreezePage {...{ survey, inTheWay }} csrf={view.csrf} />,
  );
