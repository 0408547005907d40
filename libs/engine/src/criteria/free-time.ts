import { counted, type MeasureOf } from './measure';
import { sharedTimes, timesFacets, timesIn, timesTopic, type Times } from './times';

/** So many minutes a week that both are free leave them a choice of hours; more are no better. */
const A_CHOICE_OF_HOURS = 240;

/**
 * How much of the week both are free: its share of four hours. Where both wrote their times in words of their own, one that
 * both wrote is enough; words and hours cannot be compared.
 */
export const freeTime: MeasureOf<Times> = (_criterion, _settings, lexicon) =>
  counted<Times, Times>({
    student: ({ answers }) => timesIn(answers, lexicon),
    mentor: ({ answers }) => timesIn(answers, lexicon),
    counting: {
      facets: timesFacets((times: Times) => times, A_CHOICE_OF_HOURS),
      studentTopics: timesTopic,
      mentorTopics: timesTopic,
      value: ([words = 0, minutes = 0]) => (words > 0 ? 1 : minutes / A_CHOICE_OF_HOURS),
    },
    evidence(student, mentor) {
      const values = sharedTimes(student, mentor);
      return { code: values.length > 0 ? 'time-both-free' : 'time-never-both', values };
    },
  });
