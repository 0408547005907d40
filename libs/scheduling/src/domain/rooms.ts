import type { FieldError } from '@footing/kernel';

/**
 * How online meetings come by their room: people give a link of their own, each mentor has one room for all their meetings, or
 * every meeting gets one by itself.
 */
export const roomWays = ['own-link', 'mentor-room', 'pattern'] as const;
export type RoomWay = (typeof roomWays)[number];

/** What an institution has said about rooms for online meetings. */
export interface RoomRule {
  readonly way: RoomWay;
  /** An https address with `{code}` in its path; '' for none. */
  readonly pattern: string;
  /** Hosts that links may lead to, in small letters; what ends with one of them is theirs too. Empty: any. */
  readonly hosts: readonly string[];
}

export const ROOMS_AT_FIRST: RoomRule = { way: 'own-link', pattern: '', hosts: [] };

export const MOST_HOSTS = 20;
const LONGEST_PATTERN = 200;

/** The database says the same: no name and password before the host, no port that is a word, no letters beyond a to z. */
const HOST = /^https:\/\/([A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+)(?::[0-9]{1,5})?(?:[/?#]|$)/;
const PATTERN = /^https:\/\/[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+(:[0-9]{1,5})?\/[^\s{}]*[{]code[}][^\s{}]*$/;
const HOST_NAME = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z]{2,}$/;

/** The host that a link leads to, in small letters; null where that is not plain to see. */
export const hostOf = (link: string): string | null => HOST.exec(link)?.[1]?.toLowerCase() ?? null;

/** Whether a link leads to one of these hosts, or to a part of one. @param hosts empty: any. */
export function leadsTo(hosts: readonly string[], link: string): boolean {
  const host = hostOf(link);
  return hosts.length === 0 || (host !== null && hosts.some((one) => host === one || host.endsWith(`.${one}`)));
}

/** What is wrong with a rule: at `pattern` and `hosts`. */
export function faultsInRooms({ way, pattern, hosts }: RoomRule): FieldError[] {
  const wrong = hosts.find((host) => !HOST_NAME.test(host));
  return [
    ...(way === 'pattern' && pattern === '' ? [{ field: 'pattern', message: 'Enter the address of the rooms' }] : []),
    ...(pattern !== '' && (!PATTERN.test(pattern) || pattern.length > LONGEST_PATTERN)
      ? [{ field: 'pattern', message: 'Enter an address that starts with https:// and has {code} once, after a slash' }]
      : []),
    ...(wrong === undefined ? [] : [{ field: 'hosts', message: `“${wrong}” is not a host. Enter one like zoom.us` }]),
    ...(hosts.length > MOST_HOSTS ? [{ field: 'hosts', message: `Give at most ${MOST_HOSTS} hosts` }] : []),
    ...(pattern !== '' && PATTERN.test(pattern) && wrong === undefined && !leadsTo(hosts, pattern)
      ? [{ field: 'hosts', message: `Add ${hostOf(pattern) ?? 'the host'}, where your own rooms are` }]
      : []),
  ];
}

/** What is wrong with a link to a meeting, at `joinUrl`. @param link '' for none. */
export const faultsInLink = (link: string, { hosts }: Pick<RoomRule, 'hosts'>): FieldError[] =>
  link === '' || leadsTo(hosts, link)
    ? []
    : [{ field: 'joinUrl', message: `Links to meetings here lead to ${anyOf(hosts)}` }];

const anyOf = (hosts: readonly string[]): string => new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(hosts);

/** The room of one person that a meeting may take where no link was given; '' for none. */
export function roomOf(
  { person, joinUrl }: { readonly person: { readonly kind: 'student' | 'mentor' }; readonly joinUrl: string },
  { way, hosts }: RoomRule,
): string {
  const isTheirs = way === 'own-link' || (way === 'mentor-room' && person.kind === 'mentor');
  return isTheirs && leadsTo(hosts, joinUrl) ? joinUrl : '';
}
