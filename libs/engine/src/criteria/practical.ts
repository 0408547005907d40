import { answerTo, sharedCount, sharedWords, wordsOf, type Lexicon, type Words } from '../answers';
import type { Answers } from '../model';
import type { MeasureOf } from './measure';

interface Practice {
  readonly modes: Words | undefined;
  readonly times: Words | undefined;
  readonly place: Words | undefined;
}

/**
 * Whether they can meet: the share of ways of meeting, times and place that suit both, counting only what both answered.
 * The place counts only where they could meet in person.
 */
export const practical: MeasureOf<Practice> = (_criterion, _settings, lexicon) => {
  const inPerson = [lexicon.numberOf('in person'), lexicon.numberOf('in-person')];
  const placeCounts = (a: Practice, b: Practice) =>
    !a.modes || !b.modes || inPerson.some((way) => a.modes?.numbers.includes(way) && b.modes?.numbers.includes(way));
  const compared = (a: Practice, b: Practice) => [
    suits(a.modes, b.modes),
    suits(a.times, b.times),
    placeCounts(a, b) ? suits(a.place, b.place) : undefined,
  ];
  return {
    student: (answers) => practiceIn(answers, lexicon),
    mentor: (answers) => practiceIn(answers, lexicon),
    fit: (student, mentor) => shareTrue(compared(student, mentor)),
    evidence(student, mentor) {
      const [modes, times, place] = compared(student, mentor);
      const values = [
        ...(modes ? both(student.modes, mentor.modes) : []),
        ...(times ? both(student.times, mentor.times) : []),
        ...(place ? both(student.place, mentor.place) : []),
      ];
      return { code: values.length > 0 ? 'practical-suits' : 'practical-differs', values };
    },
  };
};

function practiceIn(answers: Answers, lexicon: Lexicon): Practice | undefined {
  const modes = wordsOf(answerTo(answers, 'meetingModes'), lexicon);
  const times = wordsOf(answerTo(answers, 'availability'), lexicon);
  const place = wordsOf(answerTo(answers, 'place'), lexicon);
  return modes || times || place ? { modes, times, place } : undefined;
}

const suits = (a: Words | undefined, b: Words | undefined) => (a && b ? sharedCount(a, b) > 0 : undefined);
const both = (a: Words | undefined, b: Words | undefined) => (a && b ? sharedWords(a, b) : []);

/** Undefined when nothing was compared. */
function shareTrue(suited: readonly (boolean | undefined)[]): number | undefined {
  let yes = 0;
  let answered = 0;
  for (const one of suited) {
    if (one !== undefined) answered += 1;
    if (one === true) yes += 1;
  }
  return answered === 0 ? undefined : yes / answered;
}
