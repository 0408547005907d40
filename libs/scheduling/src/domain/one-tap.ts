import type { AttendanceState } from './attendance';

/** What somebody can say of a meeting in one tap. */
export const oneTaps = ['met', 'they-missed', 'i-missed', 'not-held'] as const;
export type OneTap = (typeof oneTaps)[number];
export const isOneTap = (text: string): text is OneTap => (oneTaps as readonly string[]).includes(text);

interface Somebody {
  readonly id: string;
  readonly kind: 'student' | 'mentor';
}

/**
 * What one tap says of each person. A student of a group speaks of themselves and of the mentor, and not of the other
 * students; whoever was not there says nothing of the others, unless it was put off for all.
 *
 * @param people everybody in the meeting, `self` included. @returns by id.
 */
export function saidByTap(
  tap: OneTap,
  people: readonly Somebody[],
  self: Somebody,
): Readonly<Record<string, AttendanceState>> {
  const others = people.filter(({ id }) => id !== self.id);
  const about = self.kind === 'mentor' || others.length === 1 ? others : others.filter(({ kind }) => kind === 'mentor');
  const all = (mine: AttendanceState, theirs: AttendanceState | null) =>
    Object.fromEntries([[self.id, mine] as const, ...(theirs ? about.map(({ id }) => [id, theirs] as const) : [])]);
  if (tap === 'met') return all('attended', 'attended');
  if (tap === 'they-missed') return all('attended', 'absent');
  return tap === 'i-missed' ? all('absent', null) : all('excused', 'excused');
}
