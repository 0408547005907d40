import { answerTo, sharedCount, sharedWords, wordsOf, type Lexicon, type Words } from '../answers';
import type { Answers } from '../model';
import type { MeasureOf } from './measure';

interface Practice {
  readonly modes: Words | undefined;
  readonly times: Words | undefined;
  readonly place: Words | undefined;
  /** Whether they could meet in person: they said so, or said nothing about ways of meeting. */
  readonly inPerson: boolean;
}

/**
 * Whether they can meet: the share of ways of meeting, times and place that suit both, counting only what both answered.
 * The place counts only where both could meet in person.
 */
export const practical: MeasureOf<Practice> = (_criterion, _settings, lexicon) => ({
  student: ({ answers }) => practiceIn(answers, lexicon),
  mentor: ({ answers }) => practiceIn(answers, lexicon),
  fit: fitOf,
  evidence(student, mentor) {
    const values = [
      ...both(student.modes, mentor.modes),
      ...both(student.times, mentor.times),
      ...(placeCounts(student, mentor) ? both(student.place, mentor.place) : []),
    ];
    if (values.length === 0) return { code: 'practical-differs', values };
    return { code: fitOf(student, mentor) === 1 ? 'practical-suits' : 'practical-partly', values };
  },
});

function fitOf(student: Practice, mentor: Practice): number | undefined {
  const modes = suits(student.modes, mentor.modes);
  const times = suits(student.times, mentor.times);
  const place = placeCounts(student, mentor) ? suits(student.place, mentor.place) : NOT_ANSWERED;
  const answered = (modes >= 0 ? 1 : 0) + (times >= 0 ? 1 : 0) + (place >= 0 ? 1 : 0);
  return answered === 0 ? undefined : (Math.max(0, modes) + Math.max(0, times) + Math.max(0, place)) / answered;
}

function practiceIn(answers: Answers, lexicon: Lexicon): Practice | undefined {
  const modes = wordsOf(answerTo(answers, 'meetingModes'), lexicon);
  const times = wordsOf(answerTo(answers, 'availability'), lexicon);
  const place = wordsOf(answerTo(answers, 'place'), lexicon);
  const ways = ['in person', 'in-person'].map((way) => lexicon.numberOf(way));
  const inPerson = modes === undefined || ways.some((way) => modes.numbers.includes(way));
  return modes || times || place ? { modes, times, place, inPerson } : undefined;
}

const NOT_ANSWERED = -1;

/** 1 or 0, or NOT_ANSWERED. */
function suits(a: Words | undefined, b: Words | undefined): number {
  if (a === undefined || b === undefined) return NOT_ANSWERED;
  return sharedCount(a, b) > 0 ? 1 : 0;
}

const placeCounts = (a: Practice, b: Practice) => a.inPerson && b.inPerson;
const both = (a: Words | undefined, b: Words | undefined) => (a && b ? sharedWords(a, b) : []);
