import { type Read, found, wrong } from './cell-text';
import { readList } from './read-list';
import { keyOfPerson, type PeopleLimits } from './read-people';

/** "joan@alumni.example: 5", "A123 4 stars", "tom@alumni.example (3)", "sam@alumni.example ★★★": who, and how many. */
const STARS = /^(.*?)(?:\s*[:=(]\s*|\s+)(?:(\d+)(?:\s*stars?|\s*\/\s*5)?|(★+)☆*)\s*\)?$/iu;
const MOST = 5;

/**
 * How introductions went: each person, as e-mail address (kept in lower case) or university ID, with 1 to 5 stars. Kept as
 * "joan@alumni.example: 5", in the order written; nobody twice.
 */
export function readRatings(
  text: string,
  splitsAt: Parameters<typeof readList>[1],
  limits: PeopleLimits,
): Read<readonly string[]> {
  const list = readList(text, splitsAt, limits);
  if (list === null || !('value' in list)) return list;
  const given = new Map<string, { readonly key: string; readonly stars: number }>();
  for (const item of list.value) {
    const [, who = '', digits, drawn] = STARS.exec(item) ?? [];
    const stars = drawn?.length ?? Number(digits);
    if (!Number.isInteger(stars) || stars < 1 || stars > MOST) return wrong('ratings.stars');
    const key = keyOfPerson(who, limits.id);
    if (key === null) return wrong('ratings.person');
    const before = given.get(key.toLowerCase());
    if (before && before.stars !== stars) return wrong('ratings.twice');
    given.set(key.toLowerCase(), before ?? { key, stars });
  }
  return found([...given.values()].map(({ key, stars }) => `${key}: ${stars}`));
}
