/** How somebody was at a meeting, as one of its people tells it. */
export const attendanceStates = {
  attended: { there: true, words: 'Came' },
  late: { there: true, words: 'Came late' },
  absent: { there: false, words: 'Did not come' },
  excused: { there: false, words: 'Sent word that they could not come' },
} as const satisfies Record<string, { readonly there: boolean; readonly words: string }>;
export type AttendanceState = keyof typeof attendanceStates;
export const isAttendanceState = (text: string): text is AttendanceState => Object.hasOwn(attendanceStates, text);
export const attendanceStateNames = Object.keys(attendanceStates) as readonly AttendanceState[];

/** For how many hours after a meeting it can be said who came, and said differently: two weeks. */
export const SAY_HOURS = 336;

/** What one person says of one person, themselves or another; only the last word of each about each counts. */
export interface AttendanceWord {
  readonly about: string;
  readonly by: string;
  readonly state: AttendanceState;
}

/** `disputed`: one says they were there and another that they were not. `waiting`: not enough has been said. */
export type Agreement = 'agreed' | 'disputed' | 'waiting';

export interface AttendanceOfOne {
  readonly agreement: Agreement;
  /** How they were, once it is agreed; null before. Late or excused as soon as one says so: it is the milder word for what both saw. */
  readonly state: AttendanceState | null;
}

export interface AttendanceOfAll {
  /** By person, everybody in the meeting. */
  readonly people: ReadonlyMap<string, AttendanceOfOne>;
  /** `disputed` if it is of anybody, else `waiting` if it is of anybody. */
  readonly agreement: Agreement;
  /** Whether two people met; null while that can still come out either way. */
  readonly tookPlace: boolean | null;
}

/**
 * What the people of a meeting agree on. Of each person it takes their own word and that of one other who was to be there:
 * nobody decides alone, not even about themselves. Words of or about people who are not in the meeting count for nothing.
 *
 * @param people ids of everybody in the meeting, two or more.
 */
export function attendanceOf(people: readonly string[], words: readonly AttendanceWord[]): AttendanceOfAll {
  const all = new Map(people.map((one) => [one, ofOne(one, people, words)]));
  const agreements = [...all.values()].map(({ agreement }) => agreement);
  const there = [...all.values()].filter(({ state }) => state !== null && attendanceStates[state].there).length;
  const open = agreements.filter((one) => one !== 'agreed').length;
  return {
    people: all,
    agreement: agreements.find((one) => one === 'disputed') ?? agreements.find((one) => one === 'waiting') ?? 'agreed',
    tookPlace: there >= 2 ? true : there + open < 2 ? false : null,
  };
}

function ofOne(about: string, people: readonly string[], words: readonly AttendanceWord[]): AttendanceOfOne {
  const said = new Map(
    words.filter((word) => word.about === about && people.includes(word.by)).map(({ by, state }) => [by, state]),
  );
  const states = [...said.values()];
  if (new Set(states.map((state) => attendanceStates[state].there)).size > 1)
    return { agreement: 'disputed', state: null };
  if (!said.has(about) || said.size < 2) return { agreement: 'waiting', state: null };
  return { agreement: 'agreed', state: mildest.find((state) => states.includes(state)) ?? null };
}

/** Where all agree whether they were there, the word that says more comes first. */
const mildest: readonly AttendanceState[] = ['late', 'excused', 'attended', 'absent'];
