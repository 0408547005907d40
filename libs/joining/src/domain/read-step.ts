import type { FieldError } from '@footing/kernel';
import { isReadable, limits, partsOf, plain, wordsIn } from './read-words';
import { importantSteps, type StepName } from './steps';

/** What must work for somebody: what they ticked, and their own words. */
export interface Needs {
  readonly chosen: readonly string[];
  readonly more: string;
}

/** What a question was answered with: the fields of its form, each a text or a list of texts. */
export type Typed = Readonly<Record<string, unknown>>;

/** What came of it. `answers` are as matching knows them; an answer that is not there was left blank. */
export interface StepReading {
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly needs?: Needs;
  readonly experiences?: readonly string[];
}

/** What a question is read against. */
export interface ReadingTerms {
  /** Whether students are the ones who mentor. */
  readonly isReverse: boolean;
  /** The words that were offered, for their spelling. */
  readonly offered: readonly string[];
}

type Read = { readonly reading: StepReading } | { readonly errors: readonly FieldError[] };

/** Reads the answer to one question. Nothing is needed: a blank answer is none. */
export function readStep(step: StepName, typed: Typed, terms: ReadingTerms): Read {
  const unreadable = Object.keys(typed).filter((name) => !listIn(typed, name).every(isReadable));
  if (unreadable.length > 0)
    return { errors: unreadable.map((field) => ({ field, message: 'Remove the characters that cannot be shown' })) };
  const errors: FieldError[] = [];
  const reading = readers[step](new Form(step, typed, terms, errors));
  return errors.length > 0 ? { errors } : { reading };
}

/** A form being read: what is wrong with it is put beside the field. */
class Form {
  constructor(
    readonly step: StepName,
    private readonly typed: Typed,
    readonly terms: ReadingTerms,
    private readonly errors: FieldError[],
  ) {}

  /** The boxes ticked and the words beside them. */
  list(name: string = this.step, other = `${name}-other`): string[] {
    const own = partsOf(textIn(this.typed, other)).map(plain);
    const words = wordsIn([...listIn(this.typed, name), ...own], this.terms.offered);
    if (words.some((word) => word.length > limits.item))
      this.wrong(other, `Use at most ${limits.item} characters for each, with a comma between`);
    if (words.length > limits.items) this.wrong(name, `Choose at most ${limits.items}`);
    return words;
  }

  text(name: string, most: number): string {
    const text = textIn(this.typed, name).normalize('NFC').replaceAll('\r\n', '\n').trim();
    if (text.length > most)
      this.wrong(name, `You wrote ${text.length} characters. Shorten it to ${most.toLocaleString('en-GB')} or fewer`);
    return text;
  }

  /** @param marks what parts one from the next. */
  lines(name: string, marks = /[;,\n]/): string[] {
    const said = textIn(this.typed, name).split(marks);
    const words = wordsIn(said.filter((word) => /[\p{L}\p{N}]/u.test(word)));
    if (words.some((word) => word.length > limits.item))
      this.wrong(name, `Use at most ${limits.item} characters on each line`);
    if (words.length > limits.items) this.wrong(name, `Name at most ${limits.items} people`);
    return words;
  }

  private wrong(field: string, message: string): void {
    this.errors.push({ field, message });
  }
}

const answer = (key: string, value: string | readonly string[]): StepReading => ({
  answers: value.length === 0 ? {} : { [key]: value },
});

const important: readonly string[] = Object.values(importantSteps);

const readers: Readonly<Record<StepName, (form: Form) => StepReading>> = {
  help: (form) => answer(form.terms.isReverse ? 'helpOffered' : 'helpWanted', form.list()),
  direction: (form) => answer('direction', form.list()),
  course: (form) => answer('course', plain(form.text('course', limits.item))),
  ways: (form) => answer('waysOfWorking', form.list()),
  meeting(form) {
    const modes = form.list();
    // Where somebody lives says nothing about a call.
    const place = modes.length === 0 || modes.includes('in person') ? plain(form.text('place', limits.line)) : '';
    return { answers: { ...answer('meetingModes', modes).answers, ...answer('place', place).answers } };
  },
  // Times that came in other words hold commas of their own: "Mon 9:00-10:00, 14:00-16:00".
  times: (form) => answer('availability', [...inOrder(form, days), ...form.lines('times-other', /[;\n]/)]),
  interests: (form) => answer('interests', form.list()),
  needs: (form) => ({ answers: {}, needs: { chosen: form.list(), more: form.text('needs-more', limits.text) } }),
  experience: (form) => ({ answers: {}, experiences: form.list() }),
  important(form) {
    const [chosen = ''] = form.list();
    return answer('mostImportant', important.includes(chosen) ? chosen : '');
  },
  about: (form) => answer('about', form.text('about', limits.text)),
  avoid: (form) => answer('avoid', form.lines('avoid')),
};

/** The days of the week, each a group of boxes of its own: `times-1` is Monday's. */
export const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
/** The name of a day's boxes. */
export const boxesOfDay = (at: number): string => `times-${at + 1}`;

const inOrder = (form: Form, names: readonly string[]): string[] =>
  names.flatMap((_, at) => form.list(boxesOfDay(at)).filter((time) => form.terms.offered.includes(time)));

function listIn(typed: Typed, name: string): string[] {
  const value = typed[name];
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
  return typeof value === 'string' ? [value] : [];
}

const textIn = (typed: Typed, name: string): string => listIn(typed, name)[0] ?? '';
