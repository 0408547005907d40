import { type ListedOpening, type OpeningInFull, openingReasons } from '@footing/conversations';
import type { FieldError } from '@footing/kernel';
import { Button, EmptyState, Heading, InsetText, PostForm, SummaryList, Table, Tag, TextArea } from '@footing/pages';
import { paths } from '../paths';
import { moment } from '../review/review-words';
import { standWords, tellingInWords } from './opened-words';

interface ListView {
  readonly openings: readonly ListedOpening[];
  /** Whether whoever looks can open messages. */
  readonly mayOpen: boolean;
}

/** Each time that messages were opened. */
export function OpenedMessagesPage({ openings, mayOpen }: ListView) {
  return (
    <>
      <Heading>Opened messages</Heading>
      <p class="govuk-body">
        Nobody but those who write to each other can read their messages. Only where somebody may come to harm can a
        safeguarding lead open them, for 24 hours. Each time stands here, with every look. This page never shows what
        the messages say.
      </p>
      {mayOpen ? <Button href={paths.findMessages}>Open messages</Button> : null}
      {openings.length === 0 ? (
        <EmptyState title="No messages were opened">
          <p class="govuk-body">When a safeguarding lead opens messages, it stands here at once.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Opened messages, the latest first"
          captionHidden
          columns={[{ text: 'Opened' }, { text: 'By' }, { text: 'Whose' }, { text: 'Why' }, { text: 'How it stands' }]}
          rows={openings.map(rowOf)}
        />
      )}
    </>
  );
}

const rowOf = (opening: ListedOpening) => [
  <a class="govuk-link" href={paths.opening(opening.id)}>
    {moment(opening.openedAt)}
  </a>,
  opening.byName ?? 'Somebody who has left',
  whose(opening),
  openingReasons[opening.reason],
  <>
    <Tag tone={standWords(opening).tone}>{standWords(opening).words}</Tag> {tellingInWords(opening)}.
  </>,
];

const whose = ({ people, isGroup }: ListedOpening): string =>
  people === '' ? 'People who have left' : isGroup ? `The group of ${people}` : people;

interface OneView {
  readonly opening: OpeningInFull;
  readonly mayOpen: boolean;
  readonly mayDecide: boolean;
  /** What was typed to ask that people are not told. */
  readonly words: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** One opening: why, who looked, and when people are told. */
export function OpeningPage({ opening, mayOpen, mayDecide, words, errors, csrf }: OneView) {
  const { id, isOpen, isMine, lookedAt } = opening;
  return (
    <>
      <Heading>Messages that were opened</Heading>
      <p class="govuk-body">
        <Tag tone={standWords(opening).tone}>{standWords(opening).words}</Tag>
      </p>
      <SummaryList rows={factsOf(opening)} />
      {isOpen && isMine && mayOpen ? <Button href={paths.readOpened(id)}>Read the messages</Button> : null}
      {isOpen ? (
        <PostForm action={paths.endOpening(id)} csrf={csrf}>
          <Button variant="secondary">Close them now</Button>
        </PostForm>
      ) : null}
      <Heading level={2}>Telling them</Heading>
      <p class="govuk-body">{tellingInWords(opening)}.</p>
      {opening.tellingWords === '' ? null : (
        <InsetText>
          <p class="govuk-body">Why they should not be told, as the safeguarding lead wrote it:</p>
          <p class="govuk-body">{opening.tellingWords}</p>
        </InsetText>
      )}
      {mayOpen && opening.telling === 'due' ? <AskNotToTell {...{ id, words, errors, csrf }} /> : null}
      {mayDecide ? <Decide opening={opening} csrf={csrf} /> : null}
      <Heading level={2}>Each look</Heading>
      {lookedAt.length === 0 ? <p class="govuk-body">Nobody has looked at them.</p> : null}
      <ul class="govuk-list">
        {lookedAt.map((at) => (
          <li>{moment(at)}</li>
        ))}
      </ul>
    </>
  );
}

const factsOf = (opening: OpeningInFull) => [
  { label: 'Whose', value: whose(opening) },
  { label: 'Opened', value: `${moment(opening.openedAt)}, by ${opening.byName ?? 'somebody who has left'}` },
  {
    label: opening.isOpen ? 'Open until' : 'Closed',
    value: moment(opening.endedAt ?? opening.until),
  },
  { label: 'Why', value: openingReasons[opening.reason] },
  { label: 'In their words', value: opening.words },
];

function AskNotToTell({
  id,
  words,
  errors,
  csrf,
}: Pick<OneView, 'words' | 'errors' | 'csrf'> & { readonly id: string }) {
  return (
    <PostForm action={paths.askNotToTell(id)} csrf={csrf}>
      <TextArea
        name="words"
        label="Would telling them put somebody at risk?"
        hint="Say how. The data protection officer reads it and decides. Until then nobody is told."
        value={words}
        errors={errors}
      />
      <Button variant="secondary">Ask the data protection officer</Button>
    </PostForm>
  );
}

function Decide({ opening: { id, telling, isMine }, csrf }: Pick<OneView, 'opening' | 'csrf'>) {
  if (telling !== 'asked' && telling !== 'withheld') return null;
  if (isMine)
    return <p class="govuk-body">You opened these messages, so another data protection officer has to decide.</p>;
  return (
    <>
      {telling === 'asked' ? (
        <PostForm action={paths.decideTelling(id)} csrf={csrf}>
          <input type="hidden" name="answer" value="withhold" />
          <Button>I agree: they are not told</Button>
        </PostForm>
      ) : null}
      <PostForm action={paths.decideTelling(id)} csrf={csrf}>
        <input type="hidden" name="answer" value="tell" />
        <Button variant="secondary">They are to be told</Button>
      </PostForm>
    </>
  );
}
