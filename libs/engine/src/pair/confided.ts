import { Lexicon } from '../criteria/answers';
import { measures } from '../criteria/measures';
import type { Criterion, MatchInput, RoundSettings } from '../model/input';
import { weighedCriteria } from './shares';

/**
 * Whether a criterion compares what people share in confidence, and only if they want to. It counts for who is with whom,
 * never for who is served: so nobody's place hangs on what they share, ask to share, or keep to themselves.
 */
export const isConfided = ({ kind }: Criterion): boolean => kind === 'shared-experience';

/** The settings as they are where nobody shares anything: the weight of what is confided is spread over the rest. */
export const withoutConfided = (settings: RoundSettings): RoundSettings => ({
  ...settings,
  criteria: settings.criteria.filter((criterion) => !isConfided(criterion)),
});

/** Whether the minimum fit looks at anything but the score itself: it never looks at what is confided. */
export const judgesApart = (settings: RoundSettings): boolean =>
  settings.minimumFit > 0 && weighedCriteria(settings).some(isConfided);

/**
 * Whether anything that is confided counts in this round: some criterion for it weighs, and at least one student and one
 * mentor said something for it to compare. Cost: reading these answers until one is found on either side.
 */
export function confides({ students, mentors, settings }: MatchInput): boolean {
  return weighedCriteria(settings)
    .filter(isConfided)
    .some((criterion) => {
      const measure = measures[criterion.kind](criterion, settings, new Lexicon());
      return (
        students.some((student) => measure.student(student) !== undefined) &&
        mentors.some((mentor) => measure.mentor(mentor) !== undefined)
      );
    });
}
