/** Every address of the pages of stories, once. */
export const storyAddresses = {
  stories: '/stories',
  storyPicture: (id: string) => `/stories/${id}/picture`,
  storiesAsked: '/stories-asked',
  newStory: '/stories-asked/new',
  takeDownStory: (id: string) => `/stories-asked/${id}/take-down`,
  myStoryPicture: (id: string) => `/me/data/stories/${id}/picture`,
} as const;
