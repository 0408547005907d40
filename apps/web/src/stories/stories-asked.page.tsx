import { Button, Details, EmptyState, Heading, PostForm, Table, Tag, type TagTone } from '@footing/pages';
import { type StoryItem, storyPlaces, type StoryState } from '@footing/stories';
import { dayInWords } from '../my-data/choice-words';
import { paths } from '../paths';
import { StoryView } from './story-view';

const states: Readonly<Record<StoryState, { words: string; tone: TagTone }>> = {
  asked: { words: 'Asked', tone: 'neutral' },
  agreed: { words: 'Agreed', tone: 'done' },
  refused: { words: 'Said no', tone: 'neutral' },
  ended: { words: 'Ended', tone: 'neutral' },
  stopped: { words: 'Stopped', tone: 'neutral' },
};

interface AskedView {
  readonly items: readonly StoryItem[];
  readonly csrf: string;
}

/** Everything that was asked for, with how it stands. */
export function StoriesAskedPage({ items, csrf }: AskedView) {
  const ask = <Button href={paths.newStory}>Ask for a story</Button>;
  return (
    <>
      <Heading>Stories</Heading>
      <p class="govuk-body">
        Each item is one story with an end date. What it says is for its owner alone to see until they say yes. It goes
        a month after a no, a stop or its end.
      </p>
      {items.length === 0 ? (
        <EmptyState title="Stories that you ask for will be here" action={ask}>
          <p class="govuk-body">You choose a person and the exact words. They say yes until a day, or no.</p>
        </EmptyState>
      ) : (
        <>
          {ask}
          <p class="govuk-body">
            <a class="govuk-link" href={paths.stories}>
              The page that everybody sees
            </a>
          </p>
          <Table
            caption="The newest first"
            captionSize="s"
            columns={[
              { text: 'Person' },
              { text: 'How it stands' },
              { text: 'Where' },
              { text: 'Asked' },
              { text: 'Change' },
            ]}
            firstCellIsHeader
            rows={items.map((item) => rowOf(item, csrf))}
          />
        </>
      )}
    </>
  );
}

function rowOf(item: StoryItem, csrf: string) {
  const { person, state, places, askedAt, until, isTakenDown, content } = item;
  const { words, tone } = states[state];
  const when = state === 'agreed' ? ` until ${lastDay(until)}` : '';
  const by = isTakenDown && state === 'ended' ? ', taken down by us' : '';
  const elsewhere = places.some((place) => place !== 'our-page');
  return [
    person.name,
    <div>
      <Tag tone={tone}>{words}</Tag>
      {`${when}${by}`}
      {elsewhere && (state === 'stopped' || state === 'ended') && (
        <p class="govuk-body-s">Print no more of it, and remove our own posts.</p>
      )}
      {content && (
        <Details summary={`What ${person.name} agreed to`}>
          <StoryView story={{ ...content, picture: null }} pictureAt="" level={3} />
        </Details>
      )}
    </div>,
    places.map((place) => storyPlaces[place]).join('; '),
    dayInWords(askedAt),
    state !== 'asked' && state !== 'agreed' ? 'Nothing to do' : <TakeDown item={item} csrf={csrf} />,
  ];
}

function TakeDown({ item: { id, person }, csrf }: { readonly item: StoryItem; readonly csrf: string }) {
  return (
    <PostForm action={paths.takeDownStory(id)} csrf={csrf}>
      <button class="footing-link-button" type="submit">
        Take down<span class="govuk-visually-hidden"> the story of {person.name}</span>
      </button>
    </PostForm>
  );
}

/** @param day YYYY-MM-DD. */
const lastDay = (day: string): string => dayInWords(new Date(`${day}T12:00:00Z`));
