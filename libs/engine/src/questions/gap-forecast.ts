import { mentorGaps, type MentorGap } from '../forecast/mentor-gaps';
import { worthOfMorePlaces } from '../repair/more-places';
import type { OpenRound } from './open-round';

/** Which mentors a round lacks, looked at by one kind of answer. */
export interface GapsBy {
  readonly by: 'direction' | 'help' | 'place';
  /** Greatest need first; empty when nobody answered. */
  readonly gaps: readonly MentorGap[];
}

/**
 * The mentor-gap forecast: for every sector, kind of help and place, how many students want it, how many places there
 * are, and how many more students one more place would serve. Counts only. Where the round has a fairness choice or wants
 * stability, it is the forecast of the same round without them. What people share in confidence has no part in it.
 *
 * Cost: once a round its scores and its best draft; then all pairs a few times.
 */
export function gapForecast(round: OpenRound): GapsBy[] {
  const { serving: market, servingSolution: solution, input } = round;
  const worth = worthOfMorePlaces(round.servingLive);
  const drafted = { problem: market, edgeOf: solution.edgeOf, students: market.students, mentors: market.mentors };
  const [wanted, offered] = input.settings.reverse ? ['helpOffered', 'helpWanted'] : ['helpWanted', 'helpOffered'];
  return [
    { by: 'direction', fields: { studentField: 'direction', mentorField: 'sectors', except: ['undecided'] } },
    { by: 'help', fields: { studentField: wanted, mentorField: offered } },
    { by: 'place', fields: { studentField: 'place', mentorField: 'place' } },
  ].map(({ by, fields }) => ({ by: by as GapsBy['by'], gaps: mentorGaps(drafted, worth, fields) }));
}
