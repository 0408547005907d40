/** Why a mentor is asked again how many places there are. */
export type WhyAsked = 'accept' | 'decline' | 'exams';

/** What is known when it is to be decided whether to ask. */
export interface PlacesMoment {
  /** Today, YYYY-MM-DD, and the days between which the round meets. */
  readonly today: string;
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
  /** When they last said yes and last said no to somebody; null: never. */
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  /** When they last said how many places there are, at the latest when they offered them. */
  readonly saidAt: Date;
}

/** When exams begin at universities in the United Kingdom, as month and day. */
const EXAMS = ['01-04', '05-01'] as const;
/** From so many days before exams begin until so many days after, mentors are asked. */
const DAYS_BEFORE = 7;
const DAYS_AFTER = 35;

/** The days in a round's meetings on which exams begin, YYYY-MM-DD, in order; empty where there are none. */
export function examDays({
  meetingsStart,
  meetingsEnd,
}: Pick<PlacesMoment, 'meetingsStart' | 'meetingsEnd'>): string[] {
  const [from, to] = [Number(meetingsStart.slice(0, 4)), Number(meetingsEnd.slice(0, 4))];
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return years
    .flatMap((year) => EXAMS.map((day) => `${year}-${day}`))
    .filter((day) => day >= meetingsStart && day <= meetingsEnd);
}

/** The first day of asking for the exams that are near today; null: none are. */
export function examsNear(at: Pick<PlacesMoment, 'today' | 'meetingsStart' | 'meetingsEnd'>): string | null {
  return (
    examDays(at)
      .map((day) => ({ from: daysAfter(day, -DAYS_BEFORE), until: daysAfter(day, DAYS_AFTER) }))
      .find(({ from, until }) => from <= at.today && at.today <= until)?.from ?? null
  );
}

/** Why to ask now: something happened since they last said; null: there is no need. */
export function whyAsk(at: PlacesMoment): WhyAsked | null {
  const { acceptedAt, declinedAt, saidAt } = at;
  const accepted = acceptedAt && acceptedAt > saidAt ? acceptedAt : null;
  const declined = declinedAt && declinedAt > saidAt ? declinedAt : null;
  if (accepted && (!declined || accepted >= declined)) return 'accept';
  if (declined) return 'decline';
  const exams = examsNear(at);
  return exams !== null && saidAt < new Date(exams) ? 'exams' : null;
}

function daysAfter(day: string, days: number): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
