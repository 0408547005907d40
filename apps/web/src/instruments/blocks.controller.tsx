import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import {
  adaptedCopy,
  fillSlot,
  Instruments,
  type InstrumentView,
  type ScaleSlot,
  scaleSlots,
  shippedQuestions,
  shippedScales,
} from '@footing/surveys';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { instrumentAddresses as at } from './addresses';
import { askedIf, type Change, freshKey, isFree, withBlock } from './changes';
import { nameOf } from './item-words';
import { uuid } from './items.controller';
import { conditionIn, linesIn } from './read-item';
import { type ReadyBlock, ReadyQuestionsPage } from './ready-questions.page';
import { type Row, rowsOf } from './rows';
import { SavingSurveys } from './saving';
import { ScalePage } from './scale.page';
import { SlotPage } from './slot.page';
import { itemErrors, typedCondition } from './typed-item';

type Where = { readonly id: string; readonly scale: string };
const WORDS = 'words that people are asked: nobody’s data';

/** Everything that is ready to be added. */
const blocks: readonly ReadyBlock[] = [
  ...shippedScales.map(({ scale, items }) => ({ code: scale.key, name: scale.name, items, scale })),
  ...shippedQuestions.map(({ name, items }, n) => ({ code: `questions-${n}`, name, items, scale: null })),
];

/** Questions and scales that come in one piece. */
@Controller('instruments/:id')
export class BlocksController {
  constructor(
    private readonly instruments: Instruments,
    private readonly saving: SavingSurveys,
  ) {}

  @Get('ready-questions')
  @Needs('surveys.write')
  @NotAudited(WORDS)
  async list(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return blocksPage(view, await this.instruments.get(view.actor, id));
  }

  @Post('ready-questions')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async add(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const block = blocks.find(({ code }) => code === textIn(typed, 'block'));
    if (!block) return blocksPage(view, await this.instruments.get(view.actor, id), [{ field: '', message: NO_BLOCK }]);
    const { faults, view: found } = await this.saving.change(view.actor, id, textIn(typed, 'seen'), withBlock(block));
    if (faults.length > 0) return blocksPage(view, found, [{ field: '', message: NOT_ADDED }]);
    return view.seeOther(`${at.one(id)}#${block.items[0]?.key ?? ''}`, 'Added at the end of your survey.');
  }

  @Get('scales/:scale')
  @Needs('surveys.write')
  @NotAudited(WORDS)
  async scale(@CurrentView() view: View, @Param() to: Where): Promise<string> {
    const found = await this.instruments.get(view.actor, uuid(to.id));
    const row = lockedRow(found, to.scale);
    const { instrument } = found;
    const place = instrument.items.findIndex(({ key }) => key === row.key);
    return scalePage(view, found, row, typedCondition(row.items[0]?.showIf, instrument, place));
  }

  @Post('scales/:scale')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async ask(@CurrentView() view: View, @Param() to: Where, @Body() typed: Typed): Promise<string> {
    const row = lockedRow(await this.instruments.get(view.actor, uuid(to.id)), to.scale);
    const change = askedIf(row.items, conditionIn(typed));
    const { faults, tried, view: found } = await this.saving.change(view.actor, to.id, textIn(typed, 'seen'), change);
    const place = tried.items.findIndex(({ key }) => key === row.key);
    if (faults.length > 0) return scalePage(view, found, row, typed, itemErrors(faults, place, tried));
    return view.seeOther(`${at.one(to.id)}#${row.key}`, 'Saved.');
  }

  @Post('scales/:scale/adapt')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async adapt(@CurrentView() view: View, @Param() to: Where, @Body() typed: Typed): Promise<string> {
    const { key } = lockedRow(await this.instruments.get(view.actor, uuid(to.id)), to.scale);
    const change: Change = (one) =>
      adaptedCopy(
        one,
        to.scale,
        freshKey(
          `${to.scale} adapted`,
          one.scales.map(({ key: taken }) => taken),
        ),
      );
    await this.saving.change(view.actor, to.id, textIn(typed, 'seen'), change);
    return view.seeOther(`${at.one(to.id)}#${key}`, 'This is a copy now, not validated. Change whatever you like.');
  }

  @Get('slots/:slot')
  @Needs('surveys.write')
  @NotAudited(WORDS)
  async slot(@CurrentView() view: View, @Param() to: { id: string; slot: string }): Promise<string> {
    const slot = slotOf(to.slot);
    return slotPage(view, await this.instruments.get(view.actor, uuid(to.id)), slot, {});
  }

  @Post('slots/:slot')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async fill(
    @CurrentView() view: View,
    @Param() to: { id: string; slot: string },
    @Body() typed: Typed,
  ): Promise<string> {
    const slot = slotOf(to.slot);
    const found = await this.instruments.get(view.actor, uuid(to.id));
    const statements = linesIn(typed, 'statements');
    const content = fillSlot(slot, textIn(typed, 'prompt').trim(), statements, reversedIn(typed));
    const errors = slotErrors(typed, statements, isFree(content, found.instrument));
    if (errors.length > 0) return slotPage(view, found, slot, typed, errors);
    const { faults } = await this.saving.change(view.actor, to.id, textIn(typed, 'seen'), withBlock(content));
    const told = faults.map(({ says, path }) => ({
      field: path.includes('statements') ? 'statements' : 'prompt',
      message: says,
    }));
    if (told.length > 0) return slotPage(view, found, slot, typed, told);
    return view.seeOther(`${at.one(to.id)}#${slot.key}`, 'The scale is added at the end of your survey.');
  }
}

const NO_BLOCK = 'Choose the questions to add';
const NOT_ADDED = 'This was not added: your survey asks some of it already, or is not written in English first';

function blocksPage(view: View, { id, instrument, seen }: InstrumentView, errors: readonly FieldError[] = []): string {
  return view.page(
    { title: 'Add ready-made questions', errors, back: { href: at.one(id), text: nameOf(instrument) } },
    <ReadyQuestionsPage {...{ id, instrument, blocks, seen }} slots={scaleSlots} csrf={view.csrf} />,
  );
}

/** Places from 0 of the statements whose numbers were typed. */
const reversedIn = (typed: Typed): number[] =>
  (textIn(typed, 'reversed').match(/\d+/g) ?? []).map((one) => Number(one) - 1);

function slotErrors(typed: Typed, statements: readonly string[], isNew: boolean): FieldError[] {
  const wrong = reversedIn(typed).some((place) => place < 0 || place >= statements.length);
  return [
    ...(textIn(typed, 'prompt').trim() === ''
      ? [{ field: 'prompt', message: 'Paste what stands above the statements' }]
      : []),
    ...(statements.length < 2 ? [{ field: 'statements', message: 'Paste every statement, one a line' }] : []),
    ...(wrong ? [{ field: 'reversed', message: 'Enter numbers of statements, from 1 to how many there are' }] : []),
    ...(isNew ? [] : [{ field: 'statements', message: 'Your survey asks this scale already' }]),
  ];
}

function slotOf(key: string): ScaleSlot {
  const slot = scaleSlots.find((one) => one.key === key);
  if (!slot) throw new NotFoundException();
  return slot;
}

/** @throws {NotFoundException} where the survey has no such scale, or one that can be written on. */
function lockedRow({ instrument }: InstrumentView, key: string): Row & { readonly scale: NonNullable<Row['scale']> } {
  const row = rowsOf(instrument).find(({ scale }) => scale?.key === key);
  if (!row?.scale) throw new NotFoundException();
  return { ...row, scale: row.scale };
}

function scalePage(
  view: View,
  { id, instrument, seen }: InstrumentView,
  row: ReturnType<typeof lockedRow>,
  typed: Typed,
  errors: readonly FieldError[] = [],
): string {
  return view.page(
    { title: 'A scale of this survey', errors, back: { href: at.one(id), text: nameOf(instrument) } },
    <ScalePage {...{ id, instrument, row, typed, errors, seen }} csrf={view.csrf} />,
  );
}

function slotPage(
  view: View,
  { id, instrument, seen }: InstrumentView,
  slot: ScaleSlot,
  typed: Typed,
  errors: readonly FieldError[] = [],
): string {
  return view.page(
    { title: slot.name, errors, back: { href: at.one(id), text: nameOf(instrument) } },
    <SlotPage {...{ slot, typed, errors, seen }} action={at.slot(id, slot.key)} csrf={view.csrf} />,
  );
}
