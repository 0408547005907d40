import { type Message, MESSAGES_A_PAGE } from '@footing/conversations';
import { Heading, InsetText } from '@footing/pages';
import { OneMessage } from '../conversations/one-message';
import { paths } from '../paths';
import { moment } from '../review/review-words';

interface ReadView {
  readonly id: string;
  readonly messages: readonly Message[];
  readonly until: Date;
}

/** Messages that were opened, to whoever opened them. */
export function ReadOpenedPage({ id, messages, until }: ReadView) {
  const first = messages[0]?.number ?? 1;
  return (
    <>
      <Heading>The messages</Heading>
      <InsetText>You can read them until {moment(until)}. This look is written down.</InsetText>
      {messages.length === MESSAGES_A_PAGE && first > 1 ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.readOpenedBefore(id, first)}>
            Earlier messages
          </a>
        </p>
      ) : null}
      {messages.length === 0 ? <p class="govuk-body">There are no messages.</p> : null}
      <ol class="govuk-list">
        {messages.map((message) => (
          <OneMessage message={message} fileAt={paths.openedFile(id, message.number)} />
        ))}
      </ol>
    </>
  );
}
