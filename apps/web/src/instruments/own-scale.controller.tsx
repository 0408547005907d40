import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { Instruments, type InstrumentView, type Scale } from '@footing/surveys';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { listIn, textIn } from '../programme/typed';
import { instrumentAddresses as at } from './addresses';
import { nameOf, saying } from './item-words';
import { chosen, chosenErrors, readScale, scaleErrors, typedScale, withoutScale, withScale } from './own-scale';
import { ChoosePartsPage, OwnScalePage } from './own-scale.page';
import { SavingSurveys } from './saving';

/** What is asked for: which scale, and of which questions. */
interface Asked {
  readonly found: InstrumentView;
  /** Null: a new one. */
  readonly scale: Scale | null;
  readonly keys: readonly string[];
}

/** Scales that a lead makes of questions of a survey. */
@Controller('instruments/:id/own-scale')
@Needs('surveys.write')
export class OwnScaleController {
  constructor(
    private readonly instruments: Instruments,
    private readonly saving: SavingSurveys,
  ) {}

  /** First the questions; once some are chosen that go together, or a scale is there, the scale. */
  @Get()
  @NotAudited('words that people are asked: nobody’s data')
  async form(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    const asked = await this.asked(view, id, query);
    const parts = chosen(asked.found.instrument, asked.keys);
    const isSent = textIn(query, 'chosen') === 'yes';
    const isNew = textIn(query, 'choose') === 'yes' || (asked.scale === null && !isSent);
    const errors = chosenErrors(parts);
    if (isNew || errors.length > 0) return this.choose(view, asked, isNew ? [] : errors);
    return this.page(view, asked, typedScale(asked.scale, parts, asked.found.instrument));
  }

  @Post()
  @Audited('instrument.changed')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const asked = await this.asked(view, id, typed);
    const { instrument } = asked.found;
    const parts = chosen(instrument, listIn(typed, 'part'));
    const wrong = chosenErrors(parts);
    if (wrong.length > 0) return this.choose(view, asked, wrong);
    const scale = readScale(typed, { instrument, parts, old: asked.scale });
    const { faults, tried } = await this.saving.change(view.actor, id, textIn(typed, 'seen'), withScale(scale));
    const place = tried.scales.findIndex(({ key }) => key === scale.key);
    if (faults.length > 0) return this.page(view, asked, typed, scaleErrors(faults, place, tried));
    return view.seeOther(`${at.one(id)}#own-scales`, `“${saying(scale.name, instrument)}” is saved.`);
  }

  @Post('remove')
  @Audited('instrument.changed')
  async remove(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const { scale } = await this.asked(view, id, typed);
    if (!scale) return view.seeOther(at.one(id));
    await this.saving.change(view.actor, id, textIn(typed, 'seen'), withoutScale(scale.key));
    return view.seeOther(`${at.one(id)}#own-scales`, 'The scale is gone. Its questions are still asked.');
  }

  /** @throws {NotFoundException} for a scale that is not there, or is kept as it is. */
  private async asked(view: View, id: string, typed: Typed): Promise<Asked> {
    const found = await this.instruments.get(view.actor, id);
    const key = textIn(typed, 'scale');
    const scale = found.instrument.scales.find((one) => one.key === key && one.lock === 'none') ?? null;
    if (key !== '' && !scale) throw new NotFoundException();
    const keys = listIn(typed, 'part');
    return { found, scale, keys: keys.length > 0 ? keys : (scale?.parts.map((part) => part.key) ?? []) };
  }

  private choose(view: View, { found, scale, keys }: Asked, errors: readonly FieldError[]): string {
    const { id, instrument } = found;
    const parts = chosen(instrument, keys);
    const back = { href: at.one(id), text: nameOf(instrument) };
    return view.page(
      { title: 'Which questions belong together?', errors, back },
      <ChoosePartsPage {...{ id, instrument, scale: scale?.key ?? null, parts, errors }} />,
    );
  }

  private page(
    view: View,
    { found: { id, instrument, seen }, scale, keys }: Asked,
    typed: Typed,
    errors: readonly FieldError[] = [],
  ): string {
    const parts = chosen(instrument, keys);
    const back = { href: at.one(id), text: nameOf(instrument) };
    const shown = { id, instrument, scale: scale?.key ?? null, parts, typed, errors, seen, csrf: view.csrf };
    return view.page({ title: 'A scale of your own', errors, back }, <OwnScalePage {...shown} />);
  }
}
