import { type Read, found, wrong } from './cell-text';
import { readEmail } from './read-email';
import { readList } from './read-list';

/** As of a list, and the most characters in a university ID. */
export type PeopleLimits = Parameters<typeof readList>[2] & { readonly id: number };

/** "1. ", "2) " and the like before each choice: their order says it already. */
const NUMBERED = /^\d{1,2}[.)]\s+/;

/**
 * People whom somebody asked for, as e-mail addresses (kept in lower case) or university IDs: the first choice first, and
 * nobody twice. Whether they are in the round is found out when it is matched, for the other side may be imported later.
 */
export function readPeople(
  text: string,
  splitsAt: Parameters<typeof readList>[1],
  limits: PeopleLimits,
): Read<readonly string[]> {
  const list = readList(text, splitsAt, limits);
  if (list === null || !('value' in list)) return list;
  const keys = list.value.map((item) => keyOfPerson(item.replace(NUMBERED, ''), limits.id));
  return keys.includes(null) ? wrong('people.format') : found([...new Set(keys.filter((key) => key !== null))]);
}

/**
 * What a person is found by: an e-mail address in lower case, or a university ID. Null for what is neither: a name has a
 * space in it, and two people may have the same one.
 */
export function keyOfPerson(item: string, longest: number): string | null {
  if (!item.includes('@')) return item === '' || item.length > longest || /\s/u.test(item) ? null : item;
  const email = readEmail(item);
  return email !== null && 'value' in email ? email.value : null;
}
