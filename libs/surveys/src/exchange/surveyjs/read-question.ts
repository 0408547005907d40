import { limits } from '../../domain/check/check-items';
import type { Drafted } from '../finish';
import { choicesOf } from './choices';
import { type Element, numberIn, textIn } from './element';
import { fromHtml, wordsOf } from './texts';

/** What an element becomes: the fields of its kind, the codes of its values, and the properties that were read. */
interface Own {
  readonly raw: { readonly type: string } & Readonly<Record<string, unknown>>;
  readonly codes?: ReadonlyMap<string, string>;
  readonly read: readonly string[];
}

const always = ['type', 'name', 'title', 'description', 'visibleIf'];

/** One question; null for what has no like here, which is told. */
export function readQuestion(element: Element): Drafted | null {
  const { json, path, languages, names, leaving } = element;
  const [type, name] = [textIn(element, 'type'), textIn(element, 'name')];
  if (json.get('visible') === false) {
    leaving.say(path, `${type} ${name}`, 'It is never shown.');
    return null;
  }
  const own = ownPart(element, type);
  if (!own) {
    leaving.say(path, `${type} ${name}`.trim(), reasons[type] ?? 'There is no such question here.');
    return null;
  }
  tellLeftOut(element, own.read);
  const key = names.keyFor(name, path);
  const [title, hint] = [json.get('title') ?? name, json.get('description')].map((one) => wordsOf(one, languages));
  const raw = {
    key,
    text: title,
    ...(hint && Object.keys(hint).length > 0 ? { hint } : {}),
    ...(own.raw.type === 'information' ? {} : { personal: 'low' }),
    ...own.raw,
  };
  const condition = textIn(element, 'visibleIf');
  const target = { key, type: own.raw.type, codes: own.codes ?? new Map<string, string>() };
  return { path, raw, conditions: condition === '' ? [] : [condition], targets: [[name, target]] };
}

function ownPart(element: Element, type: string): Own | null {
  switch (type) {
    case 'radiogroup':
    case 'dropdown': {
      const { options, codes } = choicesOf(element, 'choices');
      return { raw: { type: 'one', options }, codes, read: ['choices', 'showNoneItem', 'hasNone', 'noneText'] };
    }
    case 'checkbox':
    case 'tagbox':
      return ticks(element);
    case 'boolean':
      return yesOrNo(element);
    case 'rating':
      return rating(element);
    case 'comment':
      return { raw: { type: 'text', atMost: lengthIn(element, 1_000) }, read: ['maxLength'] };
    case 'text':
      return typed(element);
    case 'html':
      return html(element);
    default:
      return null;
  }
}

function ticks(element: Element): Own {
  const { options, codes, alone } = choicesOf(element, 'choices');
  const atMost = numberIn(element, 'maxSelectedChoices');
  const raw = { type: 'many', options, ...(atMost ? { atMost } : {}), ...(alone === undefined ? {} : { alone }) };
  return { raw, codes, read: ['choices', 'maxSelectedChoices', 'showNoneItem', 'hasNone', 'noneText'] };
}

function yesOrNo({ json, languages }: Element): Own {
  const options = [
    { code: 'true', label: wordsOf(json.get('labelTrue') ?? 'Yes', languages) },
    { code: 'false', label: wordsOf(json.get('labelFalse') ?? 'No', languages) },
  ];
  const codes = new Map(options.map(({ code }) => [code, code]));
  return { raw: { type: 'one', options }, codes, read: ['labelTrue', 'labelFalse'] };
}

function rating(element: Element): Own {
  element.leaving.say(element.path, 'the row of a rating', 'The number is entered in a field, or chosen from a list.');
  if (element.json.has('rateValues')) {
    const { options, codes } = choicesOf(element, 'rateValues');
    return { raw: { type: 'one', options }, codes, read: ['rateValues'] };
  }
  const [from, to] = [numberIn(element, 'rateMin') ?? 1, numberIn(element, 'rateMax') ?? 5];
  return { raw: { type: 'number', from, to, isWhole: true }, read: ['rateMin', 'rateMax'] };
}

function typed(element: Element): Own | null {
  const kind = textIn(element, 'inputType');
  if (kind === 'number' || kind === 'range') return number(element);
  if (kind === 'month' || kind === 'date') {
    if (kind === 'date') element.leaving.say(element.path, 'the day of a date', 'Only month and year are asked.');
    const [from, to] = ['min', 'max'].map((end) => /^\d{4}-\d{2}/.exec(textIn(element, end))?.[0]);
    return {
      raw: { type: 'month', ...(from ? { from } : {}), ...(to ? { to } : {}) },
      read: ['inputType', 'min', 'max'],
    };
  }
  const read = kind === '' || kind === 'text' ? ['inputType', 'maxLength'] : ['maxLength'];
  return { raw: { type: 'line', atMost: Math.min(limits.line, lengthIn(element, limits.line)) }, read };
}

function number(element: Element): Own {
  const [from, to] = [numberIn(element, 'min'), numberIn(element, 'max')];
  if (from === undefined || to === undefined)
    element.leaving.say(
      element.path,
      'a number without a lowest or a highest',
      'Any number can be entered there. Set the range.',
    );
  const ends = { from: from ?? -limits.number, to: to ?? limits.number };
  return {
    raw: { type: 'number', ...ends, isWhole: numberIn(element, 'step') === 1 },
    read: ['inputType', 'min', 'max', 'step'],
  };
}

/** SurveyJS writes −1 where there is no limit. */
const lengthIn = (element: Element, usual: number) => {
  const length = numberIn(element, 'maxLength') ?? -1;
  return length > 0 ? length : usual;
};

function html(element: Element): Own {
  const { json, path, languages, leaving } = element;
  const read = Object.entries(wordsOf(json.get('html'), languages)).map(([language, text]) => ({
    language,
    ...fromHtml(text),
  }));
  if (read.some(({ hadMarkup }) => hadMarkup)) leaving.say(`${path}.html`, 'markup', 'Only the text is kept.');
  return {
    raw: { type: 'information', text: Object.fromEntries(read.map(({ language, text }) => [language, text])) },
    read: ['html'],
  };
}

/** Properties that mean nothing here. */
export function tellLeftOut({ json, path, leaving }: Element, read: readonly string[]): void {
  for (const [property, value] of json) {
    if (always.includes(property) || read.includes(property)) continue;
    if (value === false && /^(isRequired|has|show|startWithNewLine)/.test(property)) continue;
    leaving.say(`${path}.${property}`, property, propertyReasons[property] ?? 'This has no like here.');
  }
}

const nobodyHasTo = 'Nobody has to answer.';
const propertyReasons: Readonly<Record<string, string>> = {
  isRequired: nobodyHasTo,
  requiredIf: nobodyHasTo,
  requiredErrorText: nobodyHasTo,
  minSelectedChoices: nobodyHasTo,
  validators: 'Our own rules say what is an answer.',
  inputType: 'Any line of text is an answer.',
  defaultValue: 'No answer is filled in beforehand.',
  defaultValueExpression: 'No answer is filled in beforehand.',
  setValueExpression: 'Nothing is reckoned while people answer.',
  enableIf: 'Every question can be answered.',
  choicesOrder: 'Answers come in the order of the list.',
  choicesByUrl: 'Answers stand in the survey itself.',
  showOtherItem: 'Add an answer “Something else”, and a line that asks what.',
  hasOther: 'Add an answer “Something else”, and a line that asks what.',
};

const noFiles = 'People answer in words and choices; nothing is sent along.';
const noGrid = 'There are no grids. Ask a question for each line.';
const reasons: Readonly<Record<string, string>> = {
  file: noFiles,
  signaturepad: noFiles,
  image: 'There are no pictures.',
  imagepicker: 'There are no pictures.',
  imagemap: 'There are no pictures.',
  matrixdropdown: noGrid,
  matrixdynamic: noGrid,
  multipletext: 'Ask for each line by itself.',
  paneldynamic: 'Every question is asked once.',
  expression: 'Nothing is reckoned while people answer.',
  ranking: 'Answers are not put in order. Ask for the first choice.',
};
