import type { RecordSearch } from '@footing/audit';
import type { FieldError } from '@footing/kernel';
import { readDateField, type TypedDate } from '@footing/pages';
import { eventsSaying } from './record-words';

/** So few that a page of them, with all it needs, stays below 100 kB on a slow phone. */
export const LINES_ON_A_PAGE = 9;

/** What somebody typed to narrow the record; what happened in their words. */
export type TypedSearch = RecordSearch & { readonly event?: string };

/** What the data protection officer asked to see, and what to put right in it. */
export interface AskedRecord {
  readonly search: TypedSearch;
  /** The same as the record knows it. */
  readonly wanted: RecordSearch;
  readonly page: number;
  /** As typed, for showing it again. */
  readonly days: { readonly from: TypedDate; readonly to: TypedDate };
  readonly errors: readonly FieldError[];
}

type Asked = Readonly<Record<string, unknown>>;

/** Reads an address: days in three boxes, as the form sends them, or as YYYY-MM-DD, as our own links have them. */
export function recordAskedIn(query: Asked): AskedRecord {
  const [from, to] = [dayIn(query, 'from', 'The first day'), dayIn(query, 'to', 'The last day')];
  const search = {
    person: textIn(query, 'person'),
    account: textIn(query, 'account'),
    event: textIn(query, 'event'),
    from: from.day,
    to: to.day,
    special: query['special'] === 'yes' ? true : undefined,
  };
  const page = Number(textIn(query, 'page')) || 1;
  return {
    search: given(search),
    wanted: given({ ...search, event: search.event === '' ? undefined : eventsSaying(search.event) }),
    page,
    days: { from: from.typed, to: to.typed },
    errors: [...from.errors, ...to.errors],
  };
}

/** The search as the end of an address: '' or '?person=…&page=2'. */
export function recordQuery(search: TypedSearch, page?: number): string {
  const { special, ...texts } = search;
  const all = { ...texts, ...(special ? { special: 'yes' } : {}), ...(page ? { page: String(page) } : {}) };
  const query = new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
  return query === '' ? '' : `?${query}`;
}

function dayIn(query: Asked, name: string, label: string) {
  const [year = '', month = '', day = ''] = /^\d{4}-\d{2}-\d{2}$/.test(textIn(query, name))
    ? textIn(query, name).split('-')
    : [];
  const boxes = day === '' ? query : { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
  const read = readDateField(boxes, name, label);
  return {
    day: read.kind === 'date' ? read.date : undefined,
    typed: read.typed,
    errors: read.kind === 'wrong' ? [read.error] : [],
  };
}

function textIn(query: Asked, name: string): string {
  const value = query[name];
  return typeof value === 'string'
    ? value.toWellFormed().replaceAll('\0', '').normalize('NFC').trim().slice(0, 100)
    : '';
}

function given<Search extends RecordSearch>(search: Search): Search {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  ) as Search;
}
