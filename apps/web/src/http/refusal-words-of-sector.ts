import type { RefusalWords } from './refusal-words-of-consent';

/** What is refused of the national picture. */
export const wordsOfSector: Readonly<Record<string, RefusalWords>> = {
  'sector.nothing-to-give': {
    title: 'There is nothing to give out',
    whatToDo: 'No table of this release is of one academic year alone. Prepare a release that has such tables.',
  },
  'sector.breaks-rules': {
    title: 'These figures may not go out',
    whatToDo: 'No file was made: a figure breaks the rules that protect people. Tell whoever looks after the service.',
  },
  'sector.stopped': {
    title: 'This key is no longer trusted',
    whatToDo: 'Nothing was changed. Ask the university for a new key, and add it.',
  },
  'sector.changed': {
    title: 'Something changed meanwhile',
    whatToDo:
      'Nothing came in: one of the files is here already, or its key is no longer trusted. Send the files again.',
  },
};
