import { type OwnConcern, outcomes, urgencies } from '@footing/concerns';
import type { FieldError } from '@footing/kernel';
import { Button, Heading, InsetText, PostForm, SummaryList, Tag, TextArea } from '@footing/pages';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { moment } from '../review/review-words';
import { noteWords, stateWords } from './concern-words';

interface OwnConcernView {
  readonly concern: OwnConcern;
  /** Where more is said. */
  readonly action: string;
  /** Whether it is read by its key: then the address of the page is the only way back. */
  readonly isByKey: boolean;
  readonly words: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** A concern as whoever raised it sees it: how it stands, what was answered, and saying more. */
export function OwnConcernPage({ concern, action, isByKey, words, errors, csrf }: OwnConcernView) {
  const { state, acknowledgeBy, outcome, notes } = concern;
  return (
    <>
      <Heading>What you told us</Heading>
      {isByKey ? (
        <InsetText>
          Keep the address of this page: it is the only way back here if you did not say who you are. Whoever has it can
          read this page, so keep it to yourself.
        </InsetText>
      ) : null}
      <p class="govuk-body">
        <Tag tone={stateWords[state].tone}>{stateWords[state].words}</Tag>
      </p>
      {state === 'received' ? (
        <p class="govuk-body-l">The safeguarding lead looks at it by {dayInWords(acknowledgeBy)}.</p>
      ) : null}
      {outcome === null ? null : <p class="govuk-body-l">{outcomes[outcome]}.</p>}
      <Heading level={2}>What happened since</Heading>
      {notes.length === 0 ? <p class="govuk-body">Nothing yet.</p> : null}
      <ul class="govuk-list">
        {notes.map(({ step, at, words: written }) => (
          <li>
            <span class="govuk-hint">{moment(at)}</span>
            <br />
            {noteWords[step]}
            {written === '' ? null : <InsetText>{written}</InsetText>}
          </li>
        ))}
      </ul>
      <Heading level={2}>What you wrote</Heading>
      <SummaryList rows={saidRows(concern)} />
      <PostForm action={action} csrf={csrf}>
        <TextArea name="words" label="Add something" value={words} errors={errors} />
        <Button>Send it</Button>
      </PostForm>
    </>
  );
}

/** What was said, row by row; what was left empty is left out. */
export const saidRows = ({
  what,
  about,
  reach,
  urgency,
  raisedAt,
}: Pick<OwnConcern, 'what' | 'about' | 'reach' | 'urgency' | 'raisedAt'>) => [
  { label: 'When', value: moment(raisedAt) },
  { label: 'How urgent', value: urgencies[urgency] },
  { label: 'What happened', value: what },
  ...(about === '' ? [] : [{ label: 'About whom', value: about }]),
  ...(reach === '' ? [] : [{ label: 'How to reach you', value: reach }]),
];

/** Everything that somebody raised as who they are. */
export function MyConcernsPage({ concerns }: { readonly concerns: readonly OwnConcern[] }) {
  return (
    <>
      <Heading>What you told the safeguarding lead</Heading>
      {concerns.length === 0 ? (
        <p class="govuk-body">
          There is nothing here. What you raised without your name is not shown: use its address.
        </p>
      ) : null}
      <ul class="govuk-list">
        {concerns.map(({ id, raisedAt, state }) => (
          <li>
            <a class="govuk-link" href={paths.myConcern(id)}>
              {moment(raisedAt)}
            </a>{' '}
            <Tag tone={stateWords[state].tone}>{stateWords[state].words}</Tag>
          </li>
        ))}
      </ul>
      <Button href={paths.concern} variant="secondary">
        Raise a concern
      </Button>
    </>
  );
}

/** Where a key leads nowhere. */
export function NoConcernPage() {
  return (
    <>
      <Heading>There is nothing at this address</Heading>
      <p class="govuk-body">
        The address may not be whole: copy all of it. If it was right, what it led to has been deleted, as it was
        finished long ago.
      </p>
      <Button href={paths.concern}>Raise a concern</Button>
    </>
  );
}
