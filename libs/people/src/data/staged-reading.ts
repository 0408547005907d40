import type { Answers } from './answers';

/** A row as understood, ready to be written: names are resolved, nothing in it needs to be judged again. */
export interface StagedReading {
  readonly universityId?: string;
  readonly email?: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The school's name as the institution writes it, or as the file does when it is to be created. */
  readonly school?: string;
  readonly places?: number;
  readonly sealedTier?: number;
  /** The day on which they turn 18, while that lies ahead; '' for who is grown up. Absent: the file does not say. */
  readonly under18Until?: string;
  /** Ids of priority groups. */
  readonly groups?: readonly string[];
  /** Sealed with the institution's key, in base64. */
  readonly experiences?: string;
  readonly answers: Answers;
}
