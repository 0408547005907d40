import type { Permitted } from '@footing/consent';
import type { Answers } from './answers';
import type { Introduced } from './introduced';

/** A student as matching sees them. */
export interface StudentInRound {
  /** Of the application. */
  readonly id: string;
  readonly studentId: string;
  readonly name: string;
  readonly email: string | null;
  readonly universityId: string | null;
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly answers: Answers;
  /** In which order students are given mentors: 1 (first) to 9. */
  readonly tier: number;
  /** Id of the one priority group they count for where groups are compared; null for none. */
  readonly group: string | null;
  /** Tokens for what they would like to share with their mentor, as far as they allow it now; in no order that tells anything. */
  readonly experiencesWanted: readonly string[];
  /** Whom they picked and met before the final draft; absent: nobody. */
  readonly introduced?: Introduced;
}

/** A mentor as matching sees them. */
export interface MentorInRound {
  /** Of the offer of places. */
  readonly id: string;
  readonly mentorId: string;
  readonly name: string;
  readonly email: string | null;
  readonly universityId: string | null;
  readonly places: number;
  readonly answers: Answers;
  /** Tokens for what they are willing to share, as far as they allow it now; in no order that tells anything. */
  readonly experiencesOffered: readonly string[];
  /** How those they met before the final draft suited them; absent: they met nobody, or said nothing. */
  readonly introduced?: Introduced;
}

/** Everybody whom a draft of a round is about, in the order of their ids. */
export interface PeopleOfRound {
  readonly students: readonly StudentInRound[];
  /** The tier that stands for having none; null where everybody has one. */
  readonly untiered: number | null;
  readonly mentors: readonly MentorInRound[];
  /** Who said that they do not want to be part of matching: ids of applications and of offers. Nothing else of them is read. */
  readonly out: { readonly students: readonly string[]; readonly mentors: readonly string[] };
  /** On whose word all this rests, for the fence: everybody above, and each experience that has a token. */
  readonly uses: UsesOfRound;
}

/** Who allows what, as it stood when it was read. */
export interface UsesOfRound {
  readonly core: readonly Permitted[];
  readonly characteristics: readonly Permitted[];
  /** What students say of themselves that may give them a place sooner. */
  readonly declared: readonly Permitted[];
}
