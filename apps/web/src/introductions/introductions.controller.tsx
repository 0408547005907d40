import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type GivenSettings, IntroductionRounds, MissingWords } from '@footing/introductions';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { toRound } from '../programme/round-words';
import { textIn } from '../programme/typed';
import { MissingPage } from './missing.page';
import { dayFields, IntroductionsPage } from './introductions.page';

/** The lead's switch: whether people meet before the final draft. */
@Controller('rounds/:id/introductions')
export class IntroductionsController {
  constructor(
    private readonly introductions: IntroductionRounds,
    private readonly missing: MissingWords,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('it shows settings and counts, and nobody’s data')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id);
  }

  @Get('missing')
  @Needs('programmes.edit')
  @Audited('introductions.missing-read')
  async showMissing(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const found = await this.missing.find(view.actor, id);
    const back = { href: paths.introductions(id), text: 'Meet three, then choose' };
    return view.page({ title: 'What students miss', back }, <MissingPage {...found} />);
  }

  @Post()
  @Needs('programmes.edit')
  @Audited('introductions.changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const { given, errors } = settingsIn(typed);
    if (errors.length > 0) return this.page(view, id, typed, errors);
    return this.introductions.save(view.actor, id, given).then(
      () => view.seeOther(paths.introductions(id), 'People meet before the final draft. The days are saved.'),
      (error: unknown) => this.page(view, id, typed, fieldErrors(error)),
    );
  }

  @Post('off')
  @Needs('programmes.edit')
  @Audited('introductions.changed')
  async off(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.introductions.switchOff(view.actor, id);
    return view.seeOther(paths.introductions(id), 'It is switched off: people are paired without meeting first.');
  }

  private async page(view: View, id: string, typed?: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const shown = await this.introductions.find(view.actor, id);
    const mayEdit = view.may('programmes.edit');
    return view.page(
      { title: 'Meet three, then choose', errors, back: toRound(id) },
      <IntroductionsPage {...shown} {...{ typed, errors, mayEdit }} csrf={view.csrf} />,
    );
  }
}

function settingsIn(typed: Typed): { readonly given: GivenSettings; readonly errors: readonly FieldError[] } {
  const read = dayFields.map(({ name, label }) => ({ name, reading: readDateField(typed, name, label) }));
  const errors = read.flatMap(({ reading }) => (reading.kind === 'wrong' ? [reading.error] : []));
  const day = (name: string) => {
    const found = read.find((one) => one.name === name)?.reading;
    return found?.kind === 'date' ? found.date : '';
  };
  const lists = textIn(typed, 'listsPerPlace').trim();
  const given = {
    ...{ listsOn: day('listsOn'), picksBy: day('picksBy'), callsBy: day('callsBy'), ratingsBy: day('ratingsBy') },
    hidesNames: textIn(typed, 'hidesNames') === 'yes',
    listsPerPlace: /^\d{1,3}$/.test(lists) ? Number(lists) : Number.NaN,
  };
  return { given, errors };
}
