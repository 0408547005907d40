import { EmptyState, Heading } from '@footing/pages';
import type { StoryContent } from '@footing/stories';
import { paths } from '../paths';
import { StoryView } from './story-view';

/** What everybody may read, the newest first. */
export function PublicStoriesPage({ stories }: { readonly stories: readonly StoryContent[] }) {
  return (
    <>
      <Heading>Stories</Heading>
      {stories.length === 0 ? (
        <EmptyState title="Stories will be here">
          <p class="govuk-body">
            When students and mentors let us share how mentoring went for them, you read it here.
          </p>
        </EmptyState>
      ) : (
        <>
          <p class="govuk-body-l">Students and mentors tell how it went.</p>
          {stories.map((story) => (
            <StoryView story={story} pictureAt={paths.storyPicture(story.id)} level={2} />
          ))}
          <p class="govuk-body">
            Everybody here said yes to being shown, until a day that they know, and can take it back at any time. Please
            do not copy their words or pictures.
          </p>
        </>
      )}
    </>
  );
}
