export { StoriesModule } from './stories.module';
export { Stories } from './stories.service';
export { CaseStories } from './case-stories.service';
export { type OwnStory, OwnStories } from './own-stories.service';
export { PublicStories } from './public-stories.service';
export { StoryInput } from './story.input';
export type { PictureFile, StoryContent, StoryItem, StoryPicture } from './data/story.query';
export { MOST_FOUND, type PersonToAsk } from './data/people.query';
export { monthsAfter } from './domain/last-day';
export {
  MOST_STORY_MONTHS,
  type Naming,
  namings,
  type StoryPlace,
  storyPlaceCodes,
  storyPlaces,
  USUAL_STORY_MONTHS,
} from './domain/story-places';
export type { StoryState } from './domain/story-standing';
export { storiesRetention } from './retention';
export { storiesParts } from './parts-of-me';
