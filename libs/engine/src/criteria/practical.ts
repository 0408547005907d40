import { answerTo, sharedWords, wordsOf, type Lexicon, type Words } from './answers';
import type { Answers } from '../model/input';
import { valueBetween, type Counting } from './counting';
import { counted, type MeasureOf } from './measure';
import { sharedTimes, timesFacets, timesIn, timesTopic, type Times } from './times';

interface Practice {
  readonly modes: Words | undefined;
  readonly times: Times | undefined;
  readonly place: Words | undefined;
  /** What they answered of times (1 words, 2 times of the week), ways of meeting (4) and place (8). */
  readonly topics: number;
}

const [MODES, PLACE] = [4, 8];
const [TIMES_AS_WORDS, TIMES_OF_THE_WEEK] = [1, 2];
/** So many minutes a week that both are free are as good as more. */
const PLENTY_OF_TIME = 120;

/**
 * Whether they can meet: the mean over ways of meeting, times and place, counting only what both answered. One shared way,
 * word or place is enough; of times of the week two shared hours are, and less counts for its part. The place counts only
 * where both could meet in person.
 */
export const practical: MeasureOf<Practice> = (_criterion, _settings, lexicon) =>
  counted({
    student: ({ answers }) => practiceIn(answers, lexicon),
    mentor: ({ answers }) => practiceIn(answers, lexicon),
    counting,
    evidence(student, mentor) {
      const topics = student.topics & mentor.topics;
      const values = [
        ...both(student.modes, mentor.modes),
        ...(student.times && mentor.times ? sharedTimes(student.times, mentor.times) : []),
        ...((topics & PLACE) === 0 ? [] : both(student.place, mentor.place)),
      ];
      if (values.length === 0) return { code: 'practical-differs', values };
      return { code: allSuits(student, mentor) ? 'practical-suits' : 'practical-partly', values };
    },
  });

const counting: Counting<Practice> = {
  facets: [
    ...timesFacets(({ times }: Practice) => times, PLENTY_OF_TIME),
    { of: 'words', enough: 1, student: ({ modes }) => modes, mentor: ({ modes }) => modes },
    { of: 'words', enough: 1, student: ({ place }) => place, mentor: ({ place }) => place },
  ],
  studentTopics: ({ topics }) => topics,
  mentorTopics: ({ topics }) => topics,
  value([words = 0, minutes = 0, modes = 0, place = 0], student, mentor) {
    const topics = student.topics & mentor.topics;
    const times = minutes / PLENTY_OF_TIME;
    let [sum, answered] = [0, 0];
    const count = (topic: number, suits: number) => {
      if ((topics & topic) === 0) return;
      sum += suits;
      answered += 1;
    };
    count(TIMES_AS_WORDS, words);
    count(TIMES_OF_THE_WEEK, times);
    count(MODES, modes);
    count(PLACE, place);
    return sum / answered;
  },
};

const allSuits = (student: Practice, mentor: Practice) => valueBetween(counting, student, mentor) === 1;

/** Where they could meet in person: they said so, or said nothing about ways of meeting. */
function practiceIn(answers: Answers, lexicon: Lexicon): Practice | undefined {
  const modes = wordsOf(answerTo(answers, 'meetingModes'), lexicon);
  const times = timesIn(answers, lexicon);
  const place = wordsOf(answerTo(answers, 'place'), lexicon);
  const ways = ['in person', 'in-person'].map((way) => lexicon.numberOf(way));
  const inPerson = modes === undefined || ways.some((way) => modes.numbers.includes(way));
  const topics = timesTopic(times) | (modes ? MODES : 0) | (place && inPerson ? PLACE : 0);
  return topics === 0 ? undefined : { modes, times, place, topics };
}

const both = (a: Words | undefined, b: Words | undefined) => (a && b ? sharedWords(a, b) : []);
