import { reasons, type Trial } from '@footing/identity';
import { Button, ButtonGroup, Heading, InsetText, SummaryList, Table } from '@footing/pages';
import { paths } from '../paths';
import { Address } from '../people/address';
import { decisionInWords, studentNumberInWords } from './service-words';
import { Long } from './service.page';
import { Warnings } from './services.page';

/** What a test is, before it begins. */
export function BeforeTrialPage({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <>
      <Heading caption={name}>Test this connection</Heading>
      <p class="govuk-body">
        You go to your university’s sign-in service and sign in as yourself, or as somebody made for tests. Then you
        come back here and see what arrived, and what would have happened.
      </p>
      <p class="govuk-body">
        Nobody is let in, no account is made, and you stay signed in as you are. What arrived is kept for an hour, for
        you alone. The test works while the service is turned off.
      </p>
      <Button href={`${paths.testSignInService(id)}/start`}>Begin the test</Button>
    </>
  );
}

interface TrialView {
  readonly trial: Trial & { readonly providerId: string };
}

/** What arrived in a test, and what would have happened. */
export function TrialPage({ trial }: TrialView) {
  const { arrival, decision, studentRecord, providerId } = trial;
  return (
    <>
      <Heading caption="Test this connection">
        {decision.what === 'refuse' ? 'Nobody would be let in' : 'The connection works'}
      </Heading>
      <InsetText>{decisionInWords(decision)}</InsetText>
      {arrival && <Warnings warnings={trialWarnings(arrival)} />}
      {arrival && <Who arrival={arrival} number={studentNumberInWords(arrival.studentNumber, studentRecord)} />}
      <ButtonGroup>
        <Button href={`${paths.testSignInService(providerId)}/start`} variant="secondary">
          Test again
        </Button>
        <Button href={paths.signInService(providerId)} variant="secondary">
          Back to the service
        </Button>
      </ButtonGroup>
    </>
  );
}

type Arrival = NonNullable<Trial['arrival']>;

function Who({ arrival, number }: { arrival: Arrival; number: string }) {
  const { subject, subjectKind, name, email, affiliations, signedInBy, strength, arrived } = arrival;
  return (
    <>
      <SummaryList
        rows={[
          { label: 'Known for good by', value: <Long words={`${subjectKind}: ${subject}`} /> },
          { label: 'Name', value: name ?? 'None arrived' },
          { label: 'E-mail address', value: email ? <Address email={email} /> : 'None arrived' },
          { label: 'Affiliation', value: affiliations.join(', ') || 'None arrived' },
          { label: 'Student number', value: <Long words={number} /> },
          { label: 'Signed in with', value: strength === 'two' ? 'Two factors' : 'One factor, as far as it says' },
          { label: 'Because it said', value: signedInBy.map((each) => <Long key={each} words={each} />) },
        ]}
      />
      <Table
        caption="Everything that arrived"
        captionSize="m"
        columns={[{ text: 'Name' }, { text: 'Value' }]}
        rows={arrived.map((each) => [
          <Long key="name" words={each.name} />,
          each.values.map((value) => <Long key={value} words={value} />),
        ])}
        empty="No attributes arrived."
      />
    </>
  );
}

/** What works but could be better. */
export function trialWarnings({ name, email, strength, affiliations, subjectKind }: Arrival): string[] {
  return [
    ...(affiliations.length === 0 ? [reasons['who.no-affiliation']] : []),
    ...(email ? [] : [reasons['who.no-email']]),
    ...(name ? [] : ['No name arrived: people would go by the first part of their e-mail address.']),
    ...(subjectKind === 'persistent NameID'
      ? [
          'This service sends neither pairwise-id nor subject-id. Ask your IT team for one: a NameID may change with their software.',
        ]
      : []),
    ...(strength === 'single'
      ? ['It did not say that two factors were used, so staff will be asked for a second one here.']
      : []),
  ];
}
