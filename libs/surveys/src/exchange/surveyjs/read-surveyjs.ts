import { type Drafted, finished } from '../finish';
import { type Imported, Leaving } from '../imported';
import { Names } from '../names';
import { choicesOf } from './choices';
import { type Element, textIn } from './element';
import { readQuestion, tellLeftOut } from './read-question';
import { fromHtml, jsonOf, languagesIn, listOf, wordsOf } from './texts';

const MOST_LANGUAGES = 5;
const MOST_DEPTH = 10;
const frameParts = [
  'title',
  'description',
  'completedHtml',
  'locale',
  'pages',
  'elements',
  'questions',
  'clearInvisibleValues',
];

/**
 * An instrument from the JSON of SurveyJS, with everything that was left out and why. A panel of radios that share their
 * choices, and a grid of one choice a line, become agree blocks; other panels become their questions.
 * @param json as it was parsed. @param key for the instrument.
 * @returns null when it is no survey.
 * Source: surveyjs.io, Form Library documentation
 */
export function readSurveyJs(json: unknown, key: string): Imported | null {
  const survey = jsonOf(json);
  const pages = survey.has('pages') ? listOf(survey.get('pages')) : [json];
  if (survey.size === 0) return null;
  const leaving = new Leaving();
  const all = languagesIn(json);
  const languages = all.slice(0, MOST_LANGUAGES);
  for (const language of all.slice(MOST_LANGUAGES))
    leaving.say('', `the language ${language}`, 'There are at most five.');
  for (const part of [...survey.keys()].filter((one) => !frameParts.includes(one)))
    leaving.say(part, part, 'This part of a survey has no like here.');
  const names = new Names(leaving);
  const drafted = pages.flatMap((page, n) => {
    const path = survey.has('pages') ? `pages[${n}]` : '';
    return readPage({ json: jsonOf(page), path, languages, names, leaving }, survey.has('pages'));
  });
  const title = wordsOf(survey.get('title'), languages);
  const thanks = Object.entries(wordsOf(survey.get('completedHtml'), languages)).map(
    ([one, html]) => [one, fromHtml(html)] as const,
  );
  if (thanks.some(([, { hadMarkup }]) => hadMarkup)) leaving.say('completedHtml', 'markup', 'Only the text is kept.');
  const frame = {
    key,
    title: Object.keys(title).length > 0 ? title : { [languages[0] ?? 'en']: 'Survey' },
    languages,
    welcome: wordsOf(survey.get('description'), languages),
    thanks: Object.fromEntries(thanks.map(([one, { text }]) => [one, text])),
    scales: [],
  };
  return finished(frame, drafted, 'surveyjs', leaving);
}

function readPage(page: Element, isPage: boolean): readonly Drafted[] {
  const condition = isPage ? textIn(page, 'visibleIf') : '';
  if (isPage) tellPage(page);
  const property = page.json.has('elements') ? 'elements' : 'questions';
  return inside(page, property, 0).map((one) => under(condition, one));
}

function tellPage({ json, path, leaving }: Element): void {
  for (const part of [...json.keys()].filter((one) => !['name', 'elements', 'questions', 'visibleIf'].includes(one)))
    leaving.say(`${path}.${part}`, part, 'Each question stands on a page of its own.');
}

const under = (condition: string, one: Drafted): Drafted =>
  condition === '' ? one : { ...one, conditions: [condition, ...one.conditions] };

function inside(parent: Element, property: string, depth: number): readonly Drafted[] {
  return listOf(parent.json.get(property)).flatMap((json, n) => {
    const path = parent.path === '' ? `${property}[${n}]` : `${parent.path}.${property}[${n}]`;
    const element = { ...parent, json: jsonOf(json), path };
    const type = textIn(element, 'type');
    if (type === 'panel') return depth < MOST_DEPTH ? readPanel(element, depth) : [];
    const one = type === 'matrix' ? readMatrix(element) : readQuestion(element);
    return one ? [one] : [];
  });
}

function readPanel(panel: Element, depth: number): readonly Drafted[] {
  const { json, path, languages, names, leaving } = panel;
  const within = inside(panel, 'elements', depth + 1);
  const condition = textIn(panel, 'visibleIf');
  const [text, hint] = [json.get('title'), json.get('description')].map((one) => wordsOf(one, languages));
  const hasText = text !== undefined && Object.keys(text).length > 0;
  const block = hasText ? asBlock(within) : null;
  if (!block) {
    if (hasText) leaving.say(`${path}.title`, 'the heading of a panel', 'Each question stands on a page of its own.');
    return within.map((one) => under(condition, one));
  }
  tellLeftOut(panel, ['elements']);
  const key = names.keyFor(textIn(panel, 'name'), path);
  const hinted = hint && Object.keys(hint).length > 0 ? { hint } : {};
  const raw = { key, text, ...hinted, personal: 'low', type: 'agree', ...block };
  const targets = within.flatMap((one) =>
    one.targets.map(([name, target]) => [name, { ...target, type: 'agree' }] as const),
  );
  return [{ path, raw, conditions: condition === '' ? [] : [condition], targets }];
}

/** The options and statements of radios with the same choices, without hints or conditions of their own. */
function asBlock(within: readonly Drafted[]): { options: unknown; statements: unknown } | null {
  const [first] = within;
  const same = JSON.stringify(first?.raw.options);
  const alike = within.every(
    ({ raw, conditions }) =>
      raw.type === 'one' && JSON.stringify(raw.options) === same && conditions.length === 0 && raw.hint === undefined,
  );
  if (!first || !alike) return null;
  return { options: first.raw.options, statements: within.map(({ raw }) => ({ key: raw.key, text: raw.text })) };
}

/** A grid of one choice a line: each line becomes a statement. */
function readMatrix(element: Element): Drafted {
  const { json, path, languages, names, leaving } = element;
  const name = textIn(element, 'name');
  leaving.say(path, 'the grid', 'Its lines are asked one below the other.');
  tellLeftOut(element, ['columns', 'rows']);
  const { options, codes } = choicesOf(element, 'columns');
  const rows = listOf(json.get('rows')).map((row) => {
    const [value, text] = typeof row === 'object' ? [jsonOf(row).get('value'), jsonOf(row).get('text')] : [row, row];
    const called = `${name}.${String(value)}`;
    return { called, key: names.keyFor(called, path), text: wordsOf(text ?? String(value), languages) };
  });
  const raw = {
    key: names.keyFor(name, path),
    text: wordsOf(json.get('title') ?? name, languages),
    personal: 'low',
    type: 'agree',
    options,
    statements: rows.map(({ key, text }) => ({ key, text })),
  };
  const condition = textIn(element, 'visibleIf');
  const targets = rows.map(({ called, key }) => [called, { key, type: 'agree', codes }] as const);
  return { path, raw, conditions: condition === '' ? [] : [condition], targets };
}
