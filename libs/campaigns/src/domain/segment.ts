export type CampaignAudience = 'students' | 'mentors';
export type StandingCode = 'not-begun' | 'begun' | 'applied' | 'earlier' | 'offering' | 'untrained';

interface StandingWords {
  readonly audience: CampaignAudience;
  readonly words: string;
  /** Of which kind the mail is; `news` rests on a yes to news. */
  readonly kind: 'news' | 'sign-up-notice' | 'round-notice' | 'training-notice';
  /** What there is to open, and where. */
  readonly label: string;
  readonly address: string;
  /** What follows "You get this mail because". */
  readonly why: string;
}

/** How somebody stands with a round, by which they can be chosen; the mail that each gets, and why. */
export const standings: Readonly<Record<StandingCode, StandingWords>> = {
  'not-begun': {
    ...{ audience: 'students', kind: 'news', label: 'See what it is about', address: '/mentoring' },
    words: 'Students who could sign up, and have not begun',
    why: 'you said yes to news, and a round of mentoring is open to you',
  },
  begun: {
    ...{ audience: 'students', kind: 'sign-up-notice', label: 'Go on with signing up', address: '/mentoring' },
    words: 'Students who began to sign up, and have not sent their answers',
    why: 'you began to sign up for mentoring',
  },
  applied: {
    ...{ audience: 'students', kind: 'round-notice', label: 'See where you stand', address: '/mentoring' },
    words: 'Students who sent their answers',
    why: 'you signed up for mentoring',
  },
  earlier: {
    ...{ audience: 'mentors', kind: 'news', label: 'Offer places', address: '/me/students' },
    words: 'Mentors of earlier rounds who offer nothing in this one',
    why: 'you said yes to news, and were a mentor before',
  },
  offering: {
    ...{ audience: 'mentors', kind: 'round-notice', label: 'See your places', address: '/me/students' },
    words: 'Mentors who offer places in this round',
    why: 'you offer to be a mentor',
  },
  untrained: {
    ...{ audience: 'mentors', kind: 'training-notice', label: 'Do the training', address: '/me/training' },
    words: 'Mentors who offer places, and have training to do',
    why: 'you offer to be a mentor',
  },
};

export const isStanding = (text: string): text is StandingCode => Object.hasOwn(standings, text);

/** Who is chosen. An empty list: that does not matter. */
export interface Segment {
  readonly standing: StandingCode;
  /** Ids of schools. */
  readonly schools: readonly string[];
  /** Ids of priority groups. */
  readonly groups: readonly string[];
  /** Years of study, as students wrote them. */
  readonly years: readonly string[];
  /** Courses, as students wrote them; in any case. */
  readonly courses: readonly string[];
  /** Sectors of mentors; in any case. */
  readonly sectors: readonly string[];
}

/** Where priority groups choose, no fewer than so many are written to. */
export const LEAST_BY_GROUP = 10;

/** A number of people, as it may be told: to the nearest 5 and only from 10 on, where groups choose. */
export const toldCount = (count: number, byGroup: boolean): string =>
  !byGroup ? String(count) : count < LEAST_BY_GROUP ? 'fewer than 10' : `about ${Math.round(count / 5) * 5}`;
