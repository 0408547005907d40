import type { FieldError } from '@footing/kernel';
import type { Said } from './said';
import type { OfferStep } from './steps';

/** What a page was answered with: the fields of its form, each a text or a list of texts. */
export type TypedOffer = Readonly<Record<string, unknown>>;

/** What came of it. An answer that is not there was left blank. */
export interface OfferReading {
  readonly answers: Said;
  /** How many places; only of the page that asks for them. */
  readonly places?: number;
}

/** What a page is read against. */
export interface OfferTerms {
  /** Whether students are the ones who mentor. */
  readonly isReverse: boolean;
  /** The words that were offered in each list, for their spelling. */
  readonly offered: Readonly<Record<string, readonly string[]>>;
  readonly thisYear: number;
}

/** The most that is kept: the same as for answers that come in files. */
const limits = { items: 50, item: 200, text: 2000 } as const;
/** The most places that a mentor can offer by themselves. */
export const MOST_OFFERED = 20;

type Read = { readonly reading: OfferReading } | { readonly errors: readonly FieldError[] };

/** Reads one page of an offer. */
export function readOfferStep(step: OfferStep, typed: TypedOffer, terms: OfferTerms): Read {
  const unreadable = Object.keys(typed).filter((name) => !listIn(typed, name).every(isReadable));
  if (unreadable.length > 0)
    return { errors: unreadable.map((field) => ({ field, message: 'Remove the characters that cannot be shown' })) };
  const form = new Form(typed, terms);
  const reading = readers[step](form);
  return form.errors.length > 0 ? { errors: form.errors } : { reading };
}

/** A form being read: what is wrong with it is put beside the field. */
class Form {
  readonly errors: FieldError[] = [];

  constructor(
    private readonly typed: TypedOffer,
    readonly terms: OfferTerms,
  ) {}

  /** The boxes ticked, and the words beside them where there is room for those. */
  list(field: string, none = ''): Said {
    const own = textIn(this.typed, `${field}-other`).split(/[,;\n]/);
    const words = wordsIn([...listIn(this.typed, field), ...own], this.terms.offered[field] ?? []);
    if (words.some((word) => word.length > limits.item))
      this.wrong(`${field}-other`, `Use at most ${limits.item} characters for each, with a comma between`);
    if (words.length > limits.items) this.wrong(field, `Choose at most ${limits.items}`);
    if (words.length === 0 && none !== '') this.wrong(field, none);
    return words.length === 0 ? {} : { [field]: words };
  }

  /** Boxes of which only those that were offered count, and times in one's own words beside them: "Mon 09:00-12:00". */
  boxes(field: string, names: readonly string[]): Said {
    const ticked = new Set(names.flatMap((name) => listIn(this.typed, name)));
    const own = wordsIn(textIn(this.typed, `${field}-other`).split(/[;\n]/), []);
    if (own.length > limits.items || own.some((word) => word.length > limits.item))
      this.wrong(`${field}-other`, `Use at most ${limits.item} characters for each, with a semicolon between`);
    const words = [...(this.terms.offered[field] ?? []).filter((word) => ticked.has(word)), ...own];
    return words.length === 0 ? {} : { [field]: words };
  }

  text(field: string, most: number = limits.item): Said {
    const text = textIn(this.typed, field).normalize('NFC').replaceAll('\r\n', '\n').trim();
    if (text.length > most)
      this.wrong(field, `You wrote ${text.length} characters. Shorten it to ${most.toLocaleString('en-GB')} or fewer`);
    return text === '' ? {} : { [field]: text };
  }

  year(field: string): Said {
    const text = textIn(this.typed, field).trim();
    if (text === '') return {};
    const year = /^\d{4}$/.test(text) ? Number(text) : 0;
    const { thisYear } = this.terms;
    if (year < 1930 || year > thisYear) this.wrong(field, `Enter a year of four digits, ${thisYear} at the latest`);
    return { [field]: year };
  }

  places(): OfferReading {
    const text = textIn(this.typed, 'places').trim();
    const places = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (places < 1 || places > MOST_OFFERED) this.wrong('places', `Enter a whole number from 1 to ${MOST_OFFERED}`);
    return { answers: {}, places };
  }

  private wrong(field: string, message: string): void {
    this.errors.push({ field, message });
  }
}

const DAYS = 7;
/** The name of a day's boxes: `times-1` is Monday's. */
export const timesOfDay = (at: number): string => `times-${at + 1}`;

const readers: Readonly<Record<OfferStep, (form: Form) => OfferReading>> = {
  help: (form) => ({
    answers: form.terms.isReverse
      ? form.list('helpWanted', 'Choose at least one thing that you would like to understand better')
      : form.list('helpOffered', 'Choose at least one thing that you could help with'),
  }),
  path: (form) => ({
    answers: {
      ...{ ...form.text('jobTitle'), ...form.text('employer'), ...form.text('course') },
      ...{ ...form.year('graduationYear'), ...form.year('fieldEntryYear') },
    },
  }),
  sectors: (form) => ({ answers: form.list('sectors') }),
  meeting(form) {
    const modes = form.list('meetingModes', 'Choose at least one way to meet');
    const times = form.boxes(
      'availability',
      Array.from({ length: DAYS }, (_, at) => timesOfDay(at)),
    );
    // Where somebody is says nothing about a call.
    const inPerson = Object.values(modes).flat().includes('in person');
    return { answers: { ...modes, ...times, ...(inPerson ? form.text('place') : {}) } };
  },
  ways: (form) => ({
    answers: { ...form.list('waysOfWorking'), ...form.list('interests'), ...form.text('about', limits.text) },
  }),
  places: (form) => form.places(),
};

/** Words, each once however it is written, in the order given; one that is offered is spelled as it is offered. */
function wordsIn(given: readonly string[], offered: readonly string[]): string[] {
  const spelled = new Map(offered.map((word) => [word.toLowerCase(), word]));
  const found = new Map<string, string>();
  for (const one of given) {
    const word = one.normalize('NFC').trim().replace(/\s+/gu, ' ');
    const key = word.toLowerCase();
    if (word !== '' && !found.has(key)) found.set(key, spelled.get(key) ?? word);
  }
  return [...found.values()];
}

function listIn(typed: TypedOffer, name: string): string[] {
  const value = typed[name];
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
  return typeof value === 'string' ? [value] : [];
}

const textIn = (typed: TypedOffer, name: string): string => listIn(typed, name)[0] ?? '';
/** Whether a text holds nothing that no keyboard makes. */
const isReadable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
