import { isRightKind, type RequestFilter } from '@footing/consent';
import type { Typed } from '../http/read-form';

/** Which requests the board is asked for: those that are open unless said. */
export interface AskedBoard {
  readonly filter: Omit<RequestFilter, 'accountId'>;
  readonly page: number;
}

export function boardAskedIn(query: Typed): AskedBoard {
  const { state, kind, page } = query;
  return {
    filter: {
      state: state === 'all' ? undefined : state === 'closed' ? 'closed' : 'open',
      kind: isRightKind(kind) ? kind : undefined,
    },
    page: Math.max(1, Math.trunc(Number(page)) || 1),
  };
}

/** The filter as the end of an address: '' or '?state=closed&page=2'. */
export function boardQuery({ state, kind }: AskedBoard['filter'], page?: number): string {
  const named = { state: state === 'open' ? '' : (state ?? 'all'), kind: kind ?? '', page: page ? String(page) : '' };
  const query = new URLSearchParams(Object.entries(named).filter(([, value]) => value !== '')).toString();
  return query === '' ? '' : `?${query}`;
}
