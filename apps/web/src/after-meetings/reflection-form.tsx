import { Button, ButtonGroup, Heading, InsetText, PostForm, Radios, TextArea } from '@footing/pages';
import { type ReflectionShare, reflectionShares, type ReflectionView } from '@footing/scheduling';
import { textIn } from '../programme/typed';
import { afterPaths } from './after-paths';
import type { AfterView } from './after-view';
import { readers } from './after-words';
import { type Boxes, boxesOf, boxNames, questions } from './reflection-words';
import { WrittenWords } from './written-words';

interface Named {
  /** Who was to come. */
  readonly others: string;
}

/** What the others let the reader read. */
export function Theirs({ reflections: { theirs, waits }, others }: { readonly reflections: ReflectionView } & Named) {
  return (
    <>
      {theirs.map(({ firstName, words }) => (
        <InsetText key={firstName}>
          <p class="govuk-body">{firstName || 'Somebody'} wrote for you:</p>
          <WrittenWords text={words} />
        </InsetText>
      ))}
      {waits > 0 ? (
        <p class="govuk-body">
          {waits === 1 && !others.includes(' and ') ? others : 'Somebody'} has written something that you can read once
          you have written too.
        </p>
      ) : null}
    </>
  );
}

/** Two minutes, for whoever wants to: at most three questions, and who reads it. */
export function ReflectionForm({ meeting, reflections, csrf, typed, errors = [], others }: AfterView & Named) {
  const { mine } = reflections;
  const kept = boxesOf(mine?.words ?? '');
  const isGroup = meeting.others.length > 1;
  const shares = Object.keys(reflectionShares) as ReflectionShare[];
  return (
    <>
      <Heading level={2}>{mine ? 'What you wrote' : 'What was it like?'}</Heading>
      <p class="govuk-body">
        {mine
          ? 'You can change the words, or who reads them, whenever you like.'
          : 'If you like, take two minutes. Answer one question or all of them. You decide who reads it.'}
      </p>
      <PostForm action={afterPaths.reflection(meeting.id)} csrf={csrf}>
        <Questions {...{ kept, typed, errors }} />
        <Radios
          name="share"
          legend="Who reads it?"
          legendSize="s"
          hint="You can change this later"
          items={shares.map((value) => ({ value, ...readers(others, isGroup)[value] }))}
          value={typed ? textIn(typed, 'share') : (mine?.share ?? 'private')}
          errors={errors}
        />
        <ButtonGroup>
          <Button variant={mine ? 'primary' : 'secondary'}>{mine ? 'Keep my changes' : 'Keep what I wrote'}</Button>
          {mine ? (
            <a class="govuk-link" href={afterPaths.deleteReflection(meeting.id)}>
              Delete what I wrote
            </a>
          ) : null}
        </ButtonGroup>
      </PostForm>
    </>
  );
}

type QuestionsView = Pick<AfterView, 'typed' | 'errors'> & { readonly kept: Boxes };

const Questions = ({ kept, typed, errors }: QuestionsView) => (
  <>
    {boxNames.map((name, n) => (
      <TextArea
        key={name}
        name={name}
        label={`${questions[n] ?? ''} (optional)`}
        rows={3}
        value={typed ? textIn(typed, name) : kept[name]}
        errors={errors}
      />
    ))}
  </>
);
