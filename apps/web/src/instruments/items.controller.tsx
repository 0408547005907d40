import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { Instruments, type InstrumentView, type Item } from '@footing/surveys';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { instrumentAddresses as at } from './addresses';
import { withItem } from './changes';
import { isItemType, nameOf, typeNames } from './item-words';
import { ItemPage } from './item.page';
import { itemShown } from './item-shown';
import { readItem } from './read-item';
import { lockedScaleOf } from './rows';
import { SavingSurveys } from './saving';
import { itemErrors, typedItem, typedNew } from './typed-item';

/** What a form is about: a new question of a kind, or one that is there. */
interface Subject {
  readonly found: InstrumentView;
  /** Null: a new one. */
  readonly old: Item | null;
  readonly type: Item['type'];
}

interface Shown {
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly seen?: string;
}

/** The questions of a survey, one a page, each with its preview. */
@Controller('instruments/:id')
export class ItemsController {
  constructor(
    private readonly instruments: Instruments,
    private readonly saving: SavingSurveys,
  ) {}

  @Get('new-item')
  @Needs('surveys.write')
  @NotAudited('words that people will be asked: nobody’s data')
  async begin(@CurrentView() view: View, @Param('id', Id) id: string, @Query() query: Typed): Promise<string> {
    const subject = await this.fresh(view, id, query);
    return page(view, subject, { typed: typedNew(subject.type, subject.found.instrument) });
  }

  @Post('new-item')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async add(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const subject = await this.fresh(view, id, typed);
    return this.save(view, subject, typed);
  }

  @Post('new-item/look')
  @HttpCode(200)
  @Needs('surveys.write')
  @NotAudited('it shows what was just typed, and keeps nothing')
  async lookAtNew(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    return page(view, await this.fresh(view, id, typed), { typed, seen: textIn(typed, 'seen') });
  }

  @Get('items/:key')
  @Needs('surveys.write')
  @NotAudited('words that people are asked: nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string, @Param('key') key: string): Promise<string> {
    const subject = await this.there(view, id, key);
    const { found, old } = subject;
    const scale = old && lockedScaleOf(old, found.instrument);
    if (scale) return view.seeOther(at.scale(id, scale.key));
    return page(view, subject, { typed: old ? typedItem(old, found.instrument) : {} });
  }

  @Post('items/:key')
  @Needs('surveys.write')
  @Audited('instrument.changed')
  async change(@CurrentView() view: View, @Param() to: { id: string; key: string }, @Body() typed: Typed) {
    const subject = await this.there(view, to.id, to.key);
    const { found, old } = subject;
    const scale = old && lockedScaleOf(old, found.instrument);
    if (scale) return view.seeOther(at.scale(found.id, scale.key));
    return this.save(view, subject, typed);
  }

  @Post('items/:key/look')
  @HttpCode(200)
  @Needs('surveys.write')
  @NotAudited('it shows what was just typed, and keeps nothing')
  async look(@CurrentView() view: View, @Param() to: { id: string; key: string }, @Body() typed: Typed) {
    return page(view, await this.there(view, to.id, to.key), { typed, seen: textIn(typed, 'seen') });
  }

  private async save(view: View, subject: Subject, typed: Typed): Promise<string> {
    const { found, old, type } = subject;
    try {
      const item = readItem(typed, { instrument: found.instrument, old, type });
      const change = withItem(old?.key ?? null, item);
      const { faults, tried } = await this.saving.change(view.actor, found.id, textIn(typed, 'seen'), change);
      if (faults.length > 0)
        return page(view, subject, { typed, errors: atNumber(typed, itemErrors(faults, placeOf(subject), tried)) });
      return await (textIn(typed, 'go') === 'another'
        ? view.seeOther(`${at.newItem(found.id)}?type=${type}`, 'Your question is saved. Here is the next.')
        : view.seeOther(`${at.one(found.id)}#${item.key}`, 'Your question is saved.'));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'instrument.moved-on') throw error;
      return page(view, subject, { typed, errors: [MEANWHILE] });
    }
  }

  private async fresh(view: View, id: string, typed: Typed): Promise<Subject> {
    const type = textIn(typed, 'type') || 'one';
    if (!isItemType(type)) throw new NotFoundException();
    return { found: await this.instruments.get(view.actor, id), old: null, type };
  }

  /** @throws {NotFoundException} where there is no such question. */
  private async there(view: View, id: string, key: string): Promise<Subject> {
    const found = await this.instruments.get(view.actor, uuid(id));
    const old = found.instrument.items.find((item) => item.key === key);
    if (!old) throw new NotFoundException();
    return { found, old, type: old.type };
  }
}

const MEANWHILE: FieldError = {
  field: '',
  message:
    'This survey was changed meanwhile, perhaps on another page. Your question is still here: look at it and save it again',
};

/** @throws {NotFoundException} for what is no id. */
export function uuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new NotFoundException();
  return text;
}

const placeOf = ({ found, old }: Subject): number =>
  old ? found.instrument.items.indexOf(old) : found.instrument.items.length;

function page(view: View, subject: Subject, { typed, errors = [], seen = subject.found.seen }: Shown): string {
  const { found, old, type } = subject;
  const { instrument, id } = found;
  const addresses = old
    ? { action: at.item(id, old.key), lookAt: at.lookAt(id, old.key) }
    : { action: at.newItem(id), lookAt: at.lookAtNew(id) };
  const shown = itemShown(readItem(typed, { instrument, old, type }), instrument);
  return view.page(
    {
      title: `${old ? 'Change a question' : 'New question'}: ${typeNames[type]}`,
      errors,
      width: 'wide',
      back: { href: at.one(id), text: nameOf(instrument) },
    },
    <ItemPage
      {...{ type, instrument, typed, errors, shown, seen, ...addresses }}
      place={placeOf(subject)}
      isNew={old === null}
      csrf={view.csrf}
    />,
  );
}

/** Where the condition was put together from a number, what is wrong with it is told there. */
const atNumber = (typed: Typed, errors: readonly FieldError[]): FieldError[] =>
  errors.map((error) =>
    error.field === 'condition' && textIn(typed, 'when') === 'number'
      ? { field: 'numberLimit', message: 'Enter a number, such as 3' }
      : error,
  );
