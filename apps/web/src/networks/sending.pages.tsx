import { type Network, networkLetter, type Sending, type SendingPreview } from '@footing/evidence';
import { Button, EmptyState, Heading, InsetText, PostForm, Tag } from '@footing/pages';
import { dayTaken } from '../evidence/evidence-words';
import { networkAddresses as at } from './addresses';
import { itemInWords, peopleCounted } from './network-words';

const List = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

/** What would be sent now: what is ready, what waits, to whom, and the mail. */
export function PreviewPage({
  preview,
  expiresAt,
  csrf,
}: {
  readonly preview: SendingPreview;
  readonly expiresAt: Date;
  readonly csrf: string;
}) {
  const { network, items, waiting, members } = preview;
  const readers = members.filter(({ email }) => email !== null);
  return (
    <>
      <Heading caption={network.name}>What would be sent</Heading>
      <Heading level={2}>Ready</Heading>
      {items.length === 0 ? <p class="govuk-body">Nothing is ready yet.</p> : <List lines={items.map(itemInWords)} />}
      {waiting.length > 0 && (
        <>
          <Heading level={2}>Left out this time</Heading>
          <List lines={waiting} />
        </>
      )}
      <Heading level={2}>To whom</Heading>
      {readers.length === 0 ? (
        <p class="govuk-body">Nobody is in this network yet.</p>
      ) : (
        <List lines={readers.map(({ name }) => name)} />
      )}
      <MailShown letter={networkLetter(network.name, '', expiresAt)} />
      {items.length > 0 && readers.length > 0 && (
        <PostForm action={at.send(network.id)} csrf={csrf}>
          <Button>Send it now to {peopleCounted(readers.length)}</Button>
        </PostForm>
      )}
    </>
  );
}

function MailShown({
  letter: { subject, paragraphs, notes = [] },
}: {
  readonly letter: ReturnType<typeof networkLetter>;
}) {
  return (
    <>
      <Heading level={2}>The mail</Heading>
      <InsetText>
        <p class="govuk-body">
          <strong>{subject}</strong>
        </p>
        {[...paragraphs, ...notes].map((text) => (
          <p class="govuk-body">{text}</p>
        ))}
      </InsetText>
    </>
  );
}

interface SentView {
  readonly network: Network;
  readonly sendings: readonly Sending[];
  readonly now: Date;
  readonly csrf: string;
}

/** What was sent, to whom and when. */
export function SentPage({ network, sendings, now, csrf }: SentView) {
  return (
    <>
      <Heading caption={network.name}>What was sent</Heading>
      <p class="govuk-body">We do not keep who opened a link.</p>
      {sendings.length === 0 && (
        <EmptyState title="What was sent will be here">
          <p class="govuk-body">Nothing has been sent to this network yet.</p>
        </EmptyState>
      )}
      {sendings.map((sending) => (
        <OneSending {...{ network, sending, now, csrf }} />
      ))}
    </>
  );
}

function OneSending({ network, sending, now, csrf }: Omit<SentView, 'sendings'> & { readonly sending: Sending }) {
  const { number, madeAt, madeBy, items, letters } = sending;
  const isOpen = letters.some(({ closedAt, hasLeft, expiresAt }) => closedAt === null && !hasLeft && expiresAt > now);
  return (
    <>
      <Heading level={2}>{`${dayTaken(madeAt)}, number ${number}`}</Heading>
      <p class="govuk-body">
        {madeBy === '' ? 'Sent by itself on its day.' : `Sent by ${madeBy}.`}{' '}
        <Tag tone={isOpen ? 'done' : 'neutral'}>{isOpen ? 'Links open' : 'Links closed'}</Tag>
      </p>
      {items.length === 0 ? (
        <p class="govuk-body">Nothing was ready, so nobody was written to.</p>
      ) : (
        <List lines={items.map(itemInWords)} />
      )}
      {letters.length > 0 && (
        <p class="govuk-body">
          To {letters.map(({ name, hasLeft }) => `${name}${hasLeft ? ' (has left)' : ''}`).join(', ')}.
        </p>
      )}
      {isOpen && (
        <PostForm action={at.closeLinks(network.id)} csrf={csrf}>
          <input type="hidden" name="number" value={String(number)} />
          <Button variant="secondary">
            Close its links<span class="govuk-visually-hidden">{` of number ${number}`}</span>
          </Button>
        </PostForm>
      )}
    </>
  );
}
