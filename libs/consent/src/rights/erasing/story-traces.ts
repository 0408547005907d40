import { countOf, removeFrom, type Trace } from './trace';

const THEIRS = 'subject_id in (:student, :mentor)';

/** What they were asked for, with their words and picture: it goes whole, so that no page can show it. */
export const storyTraces: readonly Trace[] = [
  {
    words: 'Stories with their words or picture',
    tables: ['story', 'story_content'],
    counted: countOf('story', THEIRS),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [removeFrom('story', THEIRS)],
  },
];
