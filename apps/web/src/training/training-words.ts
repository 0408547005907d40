import type { ProgrammeKind } from '@footing/programmes';
import type { Audience, Standing } from '@footing/training';
import { dayInWords } from '../my-data/choice-words';

type Stood = { readonly standing: Standing; readonly until: Date | null };

/** How somebody stands with a module: "Done until 3 November 2027". */
export function standingInWords({ standing, until }: Stood): string {
  if (standing === 'done') return until ? `Done until ${dayInWords(until)}` : 'Done';
  if (standing === 'again') return 'Changed: please do it again';
  if (standing === 'expired') return 'Run out: please do it again';
  return 'To do';
}

/** "About 3 minutes". */
export const minutesInWords = (minutes: number): string => `About ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`;

export const audienceNames: Readonly<Record<Audience, string>> = {
  student: 'Students',
  mentor: 'Mentors',
  staff: 'Staff',
};

/** Short names of kinds of programme, as lists show them. */
export const kindNames: Readonly<Record<ProgrammeKind, string>> = {
  career: 'Career mentoring',
  reverse: 'Reverse mentoring',
  group: 'Group mentoring',
};

export const kindsInWords = (kinds: readonly ProgrammeKind[]): string =>
  kinds.length === 0 ? 'Every programme' : kinds.map((kind) => kindNames[kind]).join(', ');
