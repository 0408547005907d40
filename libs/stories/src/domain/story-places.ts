/** Where a story may be used, with words for the person who is asked. */
export const storyPlaces = {
  'our-page': 'Our public page of stories',
  prospectus: 'The prospectus, in print and online',
  'social-media': 'Our social media',
  'case-studies': 'Case studies: in reports about mentoring, and in entries for awards',
} as const;
export type StoryPlace = keyof typeof storyPlaces;

export const storyPlaceCodes = Object.keys(storyPlaces) as readonly StoryPlace[];

/** How the person is named: their first name, their whole name, or a few words in its place. */
export const namings = ['first', 'full', 'none'] as const;
export type Naming = (typeof namings)[number];

/** Most months from the day it is asked. */
export const MOST_STORY_MONTHS = 24;
/** Months that are proposed. */
export const USUAL_STORY_MONTHS = 12;
