import { NotFoundException } from '@nestjs/common';
import {
  answersFromForm,
  type Instrument,
  type Item,
  type ItemFault,
  nextPage,
  type OpenSurvey,
  pageBefore,
  visible,
  wordsIn,
} from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { AnsweringPages, spokenIn } from './answering-pages';
import { QuestionPage, progressOf } from './question.page';
import { inLanguage } from './survey-addresses';
import { FROM, GO } from './survey-form';
import { blanked, errorsFor, typedOf } from './typed-answers';

/** The questions of one survey, one a page. */
export class QuestionPages extends AnsweringPages {
  /** A question that is not asked with these answers leads on to the next that is. */
  async question(given: string, language?: string, isChange = false): Promise<string> {
    const open = await this.sitting.open(language);
    const { at } = this.sitting;
    const item = itemAt(open.instrument, given);
    if (open.state !== 'open') return this.view.seeOther(at.start);
    if (!visible(open.instrument, open.answers).includes(item)) return this.goTo(open, this.after(open, item));
    return this.show({ open, item, typed: typedOf(item, open.answers), isChange });
  }

  /** Keeps one page, and goes where the button says. Whatever is wrong is said at the item, with all that was typed. */
  async save(given: string, typed: Typed): Promise<string> {
    return this.unlessTooLate(async () => {
      const open = await this.sitting.open(spokenIn(typed));
      const item = itemAt(open.instrument, given);
      const go = textIn(typed, GO);
      const isChange = textIn(typed, FROM) === 'check';
      const raw = go === 'clear' ? blanked(item) : answersFromForm(item, typed);
      const { faults, answers } = await this.sitting.keep(raw, open.language);
      if (faults.length > 0) return this.show({ open, item, typed, isChange, faults });
      const now = { ...open, answers };
      if (go === 'clear') return this.goTo(now, item.key, isChange);
      if (go === 'back') return this.goBack(now, item);
      return isChange ? this.goTo(now, newlyAsked(open, now)) : this.goTo(now, this.after(now, item));
    });
  }

  private after = ({ instrument, answers }: OpenSurvey, { key }: Item) => nextPage(instrument, answers, key);

  private goBack(open: OpenSurvey, { key }: Item): Promise<string> {
    const before = pageBefore(open.instrument, open.answers, key);
    return before === null
      ? this.view.seeOther(inLanguage(this.sitting.at.start, open.language))
      : this.goTo(open, before);
  }

  /** @param key null: every page was seen. */
  private goTo({ instrument, language }: OpenSurvey, key: string | null, isChange = false): Promise<string> {
    const { check, question } = this.sitting.at;
    const n = instrument.items.findIndex((one) => one.key === key) + 1;
    const address = inLanguage(key === null ? check : question(n), language);
    return this.view.seeOther(isChange ? `${address}&from=check` : address);
  }

  private show({ open, item, typed, isChange, faults = [] }: Shown): string {
    const { instrument, answers, language } = open;
    const errors = errorsFor(item, faults, language);
    const { at, csrf } = this.sitting;
    const n = instrument.items.indexOf(item) + 1;
    const question = { instrument, item, n, answers, language, typed, errors, at, csrf, isChange };
    const title = [progressOf(question), wordsIn(item.text, language, instrument.languages)].filter(Boolean).join(': ');
    return this.frame({ title, errors, language }, <QuestionPage {...question} />);
  }
}

interface Shown {
  readonly open: OpenSurvey;
  readonly item: Item;
  readonly typed: Typed;
  readonly isChange: boolean;
  readonly faults?: readonly ItemFault[];
}

/** @throws {NotFoundException} for what is no place in the survey. */
function itemAt({ items }: Instrument, given: string): Item {
  const item = /^[1-9]\d{0,2}$/.test(given) ? items[Number(given) - 1] : undefined;
  if (!item) throw new NotFoundException();
  return item;
}

/** After a change, the first page that is asked because of it; null where there is none. */
function newlyAsked(before: OpenSurvey, now: OpenSurvey): string | null {
  const asked = new Set(visible(before.instrument, before.answers).map(({ key }) => key));
  return visible(now.instrument, now.answers).find(({ key }) => !asked.has(key))?.key ?? null;
}
