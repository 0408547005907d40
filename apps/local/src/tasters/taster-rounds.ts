import type { castMentors } from '../demo/cast-mentors';
import type { castStudents } from '../demo/cast-students';
import { dayAfter } from '../year/year-clock';

type StudentName = keyof typeof castStudents;
type MentorName = keyof typeof castMentors;

/** What the second programme of the demonstration is called, and what it is. */
export const tasters = {
  name: 'Taster mentoring',
  kind: 'career',
  about: 'A few weeks with a graduate, four times a year: talk to three, choose one, and meet a few times.',
} as const;

/** A round of it. Days are YYYY-MM-DD. */
export interface TasterRound {
  readonly name: string;
  readonly dates: {
    readonly signUpOpens: string;
    readonly signUpCloses: string;
    readonly matchBy: string;
    readonly meetingsStart: string;
    readonly meetingsEnd: string;
  };
  readonly students: readonly StudentName[];
  readonly mentors: readonly MentorName[];
}

/** Rounds that are under way on any day on which the demonstration is loaded. */
export interface TasterRounds {
  /** Its meetings are over, and its people look back. Its students are none of the cast. */
  readonly over: TasterRound;
  /** People meet. */
  readonly meeting: TasterRound;
  /** Students have chosen from their shortlists, and the short calls are held. */
  readonly calling: TasterRound;
  /** Students choose from their shortlists. */
  readonly choosing: TasterRound;
  /** Sign-up is open; nobody has signed up yet. */
  readonly open: TasterRound;
}

/** @param today YYYY-MM-DD. Each is named after the month in which its meetings begin; no two begin in the same. */
export function tasterRounds(today: string): TasterRounds {
  const round = (
    fromToday: readonly [number, number, number, number, number],
    students: readonly StudentName[],
    mentors: readonly MentorName[],
  ): TasterRound => {
    const [signUpOpens = '', signUpCloses = '', matchBy = '', meetingsStart = '', meetingsEnd = ''] = fromToday.map(
      (days) => dayAfter(today, days),
    );
    const dates = { signUpOpens, signUpCloses, matchBy, meetingsStart, meetingsEnd };
    return { name: `${month.format(new Date(meetingsStart))} taster`, dates, students, mentors };
  };
  return {
    over: round([-135, -110, -100, -97, -10], [], ['louise', 'sian', 'weiling']),
    meeting: round([-75, -55, -50, -45, 40], ['rhys', 'zoe', 'tunde'], ['nnamdi', 'louise', 'sian']),
    calling: round([-30, -9, 14, 16, 100], ['chloe', 'samir', 'asha'], ['curtis', 'weiling', 'meera']),
    choosing: round([-20, -3, 20, 50, 130], ['ben', 'asha'], ['kofi', 'meera', 'nnamdi']),
    open: round([-2, 40, 60, 85, 170], [], []),
  };
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
