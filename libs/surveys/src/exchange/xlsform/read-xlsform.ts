import type { Words } from '../../domain/instrument';
import { type Drafted, finished } from '../finish';
import { type Imported, Leaving } from '../imported';
import { languageCode } from '../languages';
import { Names } from '../names';
import { listsOf, readRow, type Reader } from './read-row';
import { languagesOf, type ReadSheet, type Row, rowsOf } from './sheets';

/** The sheets of an XLSForm workbook; choices and settings may be missing. */
export interface XlsForm {
  readonly survey: ReadSheet;
  readonly choices: ReadSheet | null;
  readonly settings: ReadSheet | null;
}

/** A group that is open: where its questions begin, and what stands over it. */
interface Group {
  readonly row: Row;
  readonly begin: number;
}

const nothing: ReadSheet = { headers: [], rows: [] };

/**
 * An instrument from XLSForm, with everything that was left out and why. A group of questions that share one list becomes an
 * agree block; other groups become their questions.
 * @param key for the instrument.
 * @returns null when there is no survey in the sheets.
 * Source: xlsform.org
 */
export function readXlsForm(sheets: XlsForm, key: string): Imported | null {
  const leaving = new Leaving();
  const [settings] = rowsOf(sheets.settings ?? nothing, 'settings', 'en', leaving);
  const first = languageCode(settings?.cell('default_language') ?? '') ?? firstLanguage(sheets.survey.headers);
  const languages = languagesOf([...sheets.survey.headers, ...(sheets.choices?.headers ?? [])], first);
  const choices = rowsOf(sheets.choices ?? nothing, 'choices', first, leaving);
  const reader = { lists: listsOf(choices, leaving), names: new Names(leaving), leaving };
  const drafted = questionsOf(reader, rowsOf(sheets.survey, 'survey', first, leaving));
  const title = settings?.cell('form_title') ?? '';
  const frame = {
    key,
    title: { [first]: title === '' ? 'Survey' : title },
    languages,
    welcome: {},
    thanks: {},
    scales: [],
  };
  return finished(frame, drafted, 'xlsform', leaving);
}

/** Where nothing says which language comes first, it is that of the first column with one. */
const firstLanguage = (headers: readonly string[]): string => {
  const coded = headers
    .map((header) => languageCode(/^label\s*::?\s*(.+)$/i.exec(header)?.[1] ?? ''))
    .find((one) => one !== null);
  return headers.some((header) => /^label$/i.test(header.trim())) ? 'en' : (coded ?? 'en');
};

function questionsOf(reader: Reader, rows: readonly Row[]): readonly Drafted[] {
  let drafted: Drafted[] = [];
  const open: Group[] = [];
  let repeats = 0;
  for (const row of rows) {
    const type = row
      .cell('type')
      .toLowerCase()
      .replace(/^(begin|end)\s+/, '$1_');
    if (type === 'begin_repeat') {
      repeats += 1;
      reader.leaving.say(row.path, `a part that repeats, ${row.cell('name')}`, 'Every question is asked once.');
    } else if (type === 'end_repeat') repeats -= 1;
    else if (repeats > 0 || type === '') continue;
    else if (type === 'begin_group') open.push({ row, begin: drafted.length });
    else if (type === 'end_group') {
      const group = open.pop();
      if (group) drafted = [...drafted.slice(0, group.begin), ...closed(reader, group.row, drafted.slice(group.begin))];
    } else {
      const one = readRow(reader, row);
      if (one) drafted.push(one);
    }
  }
  return drafted;
}

/** A group as an agree block, if it is one; otherwise its questions, asked only when the group was. */
function closed({ names, leaving }: Reader, group: Row, inside: readonly Drafted[]): readonly Drafted[] {
  const text = group.words('label');
  const condition = group.cell('relevant');
  const conditions = condition === '' ? [] : [condition];
  const block = Object.keys(text).length > 0 ? asBlock(inside) : null;
  if (!block) {
    if (Object.keys(text).length > 0)
      leaving.say(group.path, 'the heading of a group', 'Each question stands on a page of its own.');
    return inside.map((one) => ({ ...one, conditions: [...conditions, ...one.conditions] }));
  }
  const hint: Words = group.words('hint');
  const key = names.keyFor(group.cell('name'), group.path);
  const raw = {
    key,
    text,
    ...(Object.keys(hint).length > 0 ? { hint } : {}),
    personal: 'low',
    type: 'agree',
    ...block,
  };
  const targets = inside.flatMap((one) =>
    one.targets.map(([name, target]) => [name, { ...target, type: 'agree' }] as const),
  );
  return [{ path: group.path, raw, conditions, targets }];
}

/** The options and statements of questions that are radios from one list, without hints or conditions of their own. */
function asBlock(inside: readonly Drafted[]): { options: unknown; statements: unknown } | null {
  const [first] = inside;
  const alike = inside.every(
    ({ raw, conditions }) =>
      raw.type === 'one' && raw.options === first?.raw.options && conditions.length === 0 && raw.hint === undefined,
  );
  if (!first || !alike) return null;
  return { options: first.raw.options, statements: inside.map(({ raw }) => ({ key: raw.key, text: raw.text })) };
}
