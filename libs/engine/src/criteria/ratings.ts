import type { EvidenceCode } from '../model/draft';
import { bothViews } from './both-views';
import type { MeasureOf, MentorSays, StudentSays } from './measure';

/** How a person found those they were introduced to. */
interface Verdicts {
  readonly id: string;
  readonly stars: Readonly<Record<string, number>>;
}

const [FEWEST_STARS, MOST_STARS] = [1, 5];
/** From so many stars on an introduction went well; up to so many it went badly. */
const [GOOD, POOR] = [4, 2];

/** How their introduction went, of 1 to 5 stars: 0 for one, 1 for five. Applies only to pairs who have met. */
export const ratings: MeasureOf<Verdicts> = (_criterion, settings) => ({
  student: verdictsOf,
  mentor: verdictsOf,
  fit: (student, mentor) => bothViews(fitOf(starsFor(student, mentor)), fitOf(starsFor(mentor, student)), settings),
  counting: { facets: [], studentTopics: () => 0, mentorTopics: () => 0, value: () => 0 },
  evidence(student, mentor) {
    const given = [starsFor(student, mentor), starsFor(mentor, student)].filter((stars) => stars !== undefined);
    return { code: codeOf(given), values: [] };
  },
});

const verdictsOf = ({ id, ratings: stars = {} }: StudentSays | MentorSays): Verdicts => ({ id, stars });

/** Anything but 1 to 5 stars is no rating. */
function starsFor({ stars }: Verdicts, { id }: Verdicts): number | undefined {
  const given = Object.hasOwn(stars, id) ? stars[id] : undefined;
  return given !== undefined && given >= FEWEST_STARS && given <= MOST_STARS ? given : undefined;
}

const fitOf = (stars: number | undefined): number | undefined =>
  stars === undefined ? undefined : (stars - FEWEST_STARS) / (MOST_STARS - FEWEST_STARS);

function codeOf(given: readonly number[]): EvidenceCode {
  if (given.every((stars) => stars >= GOOD)) return 'ratings-good';
  return given.every((stars) => stars <= POOR) ? 'ratings-poor' : 'ratings-mixed';
}
