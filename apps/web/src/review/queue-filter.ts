import { isUUID } from 'class-validator';
import { type EntryFilter, entryOrders, entryStatuses } from '@footing/matching';

/** What a reviewer chose to see; travels in the address from student to student. */
export type QueueFilter = EntryFilter & { readonly page?: number };

type Asked = Readonly<Record<string, unknown>>;

/** The filter in an address. Whatever makes no sense is left out: a list is shown rather than a refusal. */
export function filterIn(query: Asked): QueueFilter {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '');
  const number = (name: string) => numberIn(text(name));
  const page = number('page');
  return tidy({
    school: isUUID(text('school')) ? text('school') : undefined,
    tier: text('tier') === 'none' ? 'none' : /^[1-9]$/.test(text('tier')) ? Number(text('tier')) : undefined,
    minScore: shareOf(number('minScore')),
    maxScore: shareOf(number('maxScore')),
    status: entryStatuses.find((status) => status === text('status')),
    search: text('search').replaceAll('\0', '').toWellFormed() || undefined,
    order: entryOrders.find((order) => order === text('order')),
    page: page !== undefined && page >= 1 && page <= 1e6 ? Math.trunc(page) : undefined,
  });
}

/** The filter as the end of an address: '' or '?status=open&…'. @param change what is different; undefined takes it out. */
export function queryOf(filter: QueueFilter, change: Partial<Record<keyof QueueFilter, unknown>> = {}): string {
  const fits = { minScore: typedFit(filter.minScore), maxScore: typedFit(filter.maxScore) };
  const wanted = Object.entries({ ...filter, ...fits, ...change }).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(wanted.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? '' : `?${query}`;
}

/** Whether anything narrows the list. */
export const isNarrowed = ({ page: _, order: __, ...filter }: QueueFilter): boolean => Object.keys(filter).length > 0;

const numberIn = (text: string): number | undefined => (/^\d{1,7}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined);
/** A fit is typed, and stands in the address, as a number from 0 to 100. */
const shareOf = (fit: number | undefined) => (fit !== undefined && fit <= 100 ? fit / 100 : undefined);
export const typedFit = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Number((share * 100).toFixed(4));

function tidy(filter: { readonly [Name in keyof QueueFilter]: QueueFilter[Name] | undefined }): QueueFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
