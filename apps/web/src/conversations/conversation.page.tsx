import type { Closed, Message, OwnConversation } from '@footing/conversations';
import type { FieldError } from '@footing/kernel';
import { Button, Heading, InsetText, PostForm, TextArea } from '@footing/pages';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { moment } from '../review/review-words';

interface ConversationView {
  readonly conversation: OwnConversation;
  readonly words: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

export const titleOf = ({ isGroup, otherName }: Pick<OwnConversation, 'isGroup' | 'otherName'>): string =>
  isGroup ? 'Messages in your group' : `Messages with ${otherName}`;

/** What was written, newest last, and a box to write in. */
export function ConversationPage({ conversation, words, errors, csrf }: ConversationView) {
  const { pairingId, isGroup, closed, messages } = conversation;
  return (
    <>
      <Heading>{titleOf(conversation)}</Heading>
      <p class="govuk-body">
        {isGroup
          ? 'Everybody in the group reads what is written here.'
          : 'Only the two of you read what is written here.'}{' '}
        Staff cannot.
      </p>
      {messages.length === 0 ? <p class="govuk-body">Nobody has written yet.</p> : null}
      <ol class="govuk-list">
        {messages.map((message) => (
          <OneMessage message={message} />
        ))}
      </ol>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.messages(pairingId)}>
          Look for new messages
        </a>
      </p>
      {closed === null ? (
        <PostForm action={paths.messages(pairingId)} csrf={csrf}>
          <TextArea name="words" label="Your message" value={words} errors={errors} />
          <Button>Send</Button>
        </PostForm>
      ) : (
        <InsetText>{closedWords[closed]}</InsetText>
      )}
      <RaiseConcern pairingId={pairingId} />
    </>
  );
}

function OneMessage({ message: { isMine, firstName, at, words } }: { readonly message: Message }) {
  return (
    <li>
      <span class="govuk-hint">
        <b>{isMine ? 'You' : firstName}</b>, {moment(at)}
      </span>
      {(words ?? 'This can no longer be opened: whoever wrote it has left.').split('\n').map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
    </li>
  );
}

const closedWords: Readonly<Record<NonNullable<Closed>, string>> = {
  'not-begun': 'You can write to each other once you both said yes.',
  'on-hold': 'This is paused for now. Please do not be in contact until you hear from us.',
  over: 'This mentoring is over. You can read what was written for 30 days after its end; then it is in your copy of everything.',
  'under-18': 'One of you is under 18, so there are no messages between two people here. Ask the careers service.',
};
