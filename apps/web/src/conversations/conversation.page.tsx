import { type Closed, MESSAGES_A_PAGE, MOST_FILE_BYTES, type OwnConversation } from '@footing/conversations';
import type { FieldError } from '@footing/kernel';
import { Button, FileField, Heading, InsetText, PostForm, TextArea } from '@footing/pages';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { moment } from '../review/review-words';
import { OneMessage } from './one-message';

interface ConversationView {
  readonly conversation: OwnConversation;
  /** Whether these are messages from before others, and not the newest. */
  readonly isEarlier: boolean;
  readonly words: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

export const titleOf = ({ isGroup, otherName }: Pick<OwnConversation, 'isGroup' | 'otherName'>): string =>
  isGroup ? 'Messages in your group' : `Messages with ${otherName}`;

/** What was written, newest last, and a box to write in. */
export function ConversationPage({ conversation, isEarlier, words, errors, csrf }: ConversationView) {
  const { pairingId, isGroup, closed } = conversation;
  return (
    <>
      <Heading>{titleOf(conversation)}</Heading>
      <p class="govuk-body">
        {isGroup
          ? 'Everybody in the group reads what is written here.'
          : 'Only the two of you read what is written here.'}{' '}
        Staff cannot: they see no more than the day on which somebody last wrote. Only where somebody may come to harm
        can the safeguarding lead open it, for a day. That is written down, and you are told afterwards.
      </p>
      <Openings conversation={conversation} />
      <Written conversation={conversation} isEarlier={isEarlier} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.messages(pairingId)}>
          {isEarlier ? 'Go to the newest messages' : 'Look for new messages'}
        </a>
      </p>
      {closed === null ? (
        <WriteForm conversation={conversation} {...{ words, errors, csrf }} />
      ) : (
        <InsetText>{closedWords[closed]}</InsetText>
      )}
      <RaiseConcern pairingId={pairingId} />
    </>
  );
}

function Openings({ conversation: { openings } }: Pick<ConversationView, 'conversation'>) {
  if (openings.length === 0) return null;
  return (
    <InsetText>
      {openings.map(({ openedAt, endedAt }) => (
        <p class="govuk-body">
          The safeguarding lead opened these messages to keep somebody safe, from {moment(openedAt)} to{' '}
          {moment(endedAt)}.
        </p>
      ))}
    </InsetText>
  );
}

function Written({ conversation, isEarlier }: Pick<ConversationView, 'conversation' | 'isEarlier'>) {
  const { pairingId, messages, closed } = conversation;
  const first = messages[0]?.number ?? 1;
  return (
    <>
      {messages.length === MESSAGES_A_PAGE && first > 1 ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.earlierMessages(pairingId, first)}>
            Earlier messages
          </a>
        </p>
      ) : null}
      {messages.length === 0 ? (
        <p class="govuk-body" data-no-messages>
          {isEarlier ? 'There is nothing earlier.' : 'Nobody has written yet.'}
        </p>
      ) : null}
      <ol class="govuk-list" data-follow={isEarlier || closed === 'over' ? undefined : paths.messages(pairingId)}>
        <NewMessagesIn conversation={conversation} />
      </ol>
      <p role="status" class="govuk-visually-hidden" data-messages-said></p>
    </>
  );
}

/** The lines of messages alone. */
export function NewMessagesIn({ conversation: { pairingId, messages } }: Pick<ConversationView, 'conversation'>) {
  return (
    <>
      {messages.map((message) => (
        <OneMessage message={message} fileAt={paths.messageFile(pairingId, message.number)} />
      ))}
    </>
  );
}

function WriteForm({ conversation, words, errors, csrf }: Omit<ConversationView, 'isEarlier'>) {
  const { pairingId, takesFiles } = conversation;
  return (
    <PostForm action={paths.messages(pairingId)} csrf={csrf} multipart={takesFiles}>
      <TextArea name="words" label="Your message" value={words} errors={errors} />
      {takesFiles ? (
        <FileField
          name="file"
          label="A file to go with it"
          hint="You can leave this empty. A PDF, or a picture as PNG or JPEG: a photo can say where it was taken."
          maxBytes={MOST_FILE_BYTES}
          accept=".pdf,.png,.jpg,.jpeg"
          errors={errors}
        />
      ) : null}
      <Button>Send</Button>
    </PostForm>
  );
}

const closedWords: Readonly<Record<NonNullable<Closed>, string>> = {
  'not-begun': 'You can write to each other once you both said yes.',
  'on-hold': 'This is paused for now. Please do not be in contact until you hear from us.',
  over: 'This mentoring is over. You can read what was written for 30 days after its end; then it is in your copy of everything.',
  'under-18': 'One of you is under 18, so there are no messages between two people here. Ask the careers service.',
};
