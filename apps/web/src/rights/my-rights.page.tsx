import { type KeptRequest, rights } from '@footing/consent';
import { Button, Heading, InsetText, Table, Tag } from '@footing/pages';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { nextInWords, stateTones, stateWords } from './right-words';

/** What somebody has asked about their data, and what happens next with each. */
export function MyRightsPage({ requests }: { readonly requests: readonly KeptRequest[] }) {
  return (
    <>
      <Heading>Ask about my data</Heading>
      <p class="govuk-body">
        What we hold about you is yours to question. You can have it corrected, stop a use of it, have it erased, or
        complain. It costs nothing, and it never costs you a place.
      </p>
      <Button href={paths.askRight}>Ask something</Button>
      <p class="govuk-body">
        You do not have to ask for a copy:{' '}
        <a class="govuk-link" href={paths.myCopy}>
          download everything about you
        </a>{' '}
        now.
      </p>
      {requests.length > 0 && (
        <Table
          caption="What you asked"
          captionSize="m"
          columns={[{ text: 'What' }, { text: 'When' }, { text: 'How far it is' }, { text: 'What is next' }]}
          rows={requests.map(rowOf)}
        />
      )}
      <InsetText>
        You can also complain to the Information Commissioner, who looks after data rights in the UK:{' '}
        <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/">
          ico.org.uk/make-a-complaint
        </a>
        . You do not have to ask us first, but we would like the chance to put it right.
      </InsetText>
    </>
  );
}

const rowOf = (request: KeptRequest) => [
  <a class="govuk-link" href={paths.myRight(request.id)}>
    {rights[request.kind].title}
  </a>,
  dayInWords(request.receivedOn),
  <Tag tone={stateTones[request.state]}>{stateWords[request.state]}</Tag>,
  nextInWords(request),
];
