import type { ShownChoice } from '@footing/consent';
import { ChoiceSwitch } from '@footing/pages';
import { type OwnStory, storyPlaces } from '@footing/stories';
import { paths } from '../paths';
import { StoryView } from '../stories/story-view';
import { dayInWords } from './choice-words';

interface StoryChoiceView {
  readonly choice: ShownChoice;
  readonly story: OwnStory;
}

/** One story as it would be seen, with where and until when, and a yes and a no of the same size. */
export function StoryChoice({ choice, story }: StoryChoiceView) {
  const { state, status, detail } = standingOf(choice, story);
  return (
    <div>
      <p class="govuk-body-s">This is exactly what would be shown:</p>
      <StoryView story={story} pictureAt={paths.myStoryPicture(story.id)} level={4} />
      <p class="govuk-body-s">
        <b>Where:</b> {story.places.map((place) => storyPlaces[place]).join('; ')}
        <br />
        <b>Until:</b> {lastDay(story)}. A yes lasts until then and stops by itself. If we want to use it longer, we ask
        you anew.
      </p>
      <ChoiceSwitch {...{ state, status, detail }} buttons={buttonsFor(choice, story)} />
    </div>
  );
}

const lastDay = ({ until }: OwnStory): string => dayInWords(new Date(`${until}T12:00:00Z`));

function buttonsFor({ standing, shown, isAskedAgain }: ShownChoice, story: OwnStory) {
  const button = (name: string, words: string) => ({ name, value: shown, words, about: story.title });
  const stop = button('stop', 'Withdraw my yes');
  const yes = button('give', 'Say yes');
  if (standing === 'stopping') return [];
  if (standing === 'given')
    return isAskedAgain && !story.isOver ? [button('renew', 'Yes, it still holds'), stop] : [stop];
  if (story.isOver) return [];
  return standing === 'never' ? [yes, button('refuse', 'Say no')] : [yes];
}

function standingOf({ standing, since, until }: ShownChoice, story: OwnStory) {
  if (standing === 'stopping')
    return {
      state: 'changing',
      status: 'Stopping.',
      detail: 'It is not shown any more. We are writing it down.',
    } as const;
  if (story.isTakenDown)
    return { state: 'off', status: 'Off.', detail: 'The university took it down. Nobody can see it.' } as const;
  if (standing === 'given')
    return {
      ...({ state: 'on', status: 'On.' } as const),
      detail: `${since ? `You said yes on ${dayInWords(since)}. ` : ''}${until ? `It lasts until ${lastDay(story)}.` : ''}`,
    };
  if (story.isOver) return { state: 'off', status: 'Off.', detail: 'Its last day is over.' } as const;
  if (standing === 'never')
    return { state: 'off', status: 'Off.', detail: 'You have not answered. Both answers are fine.' } as const;
  return { state: 'off', status: 'Off.', detail: since ? `Since ${dayInWords(since)}.` : '' } as const;
}
