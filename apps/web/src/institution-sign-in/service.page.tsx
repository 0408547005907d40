import type { OurAddresses, ProviderView } from '@footing/identity';
import { Button, ButtonGroup, Heading, PostForm, SummaryList, Tag } from '@footing/pages';
import { paths } from '../paths';
import { certificateInWords, kindNames, momentOf, warningsOf } from './service-words';
import { Warnings } from './services.page';

interface ServiceView {
  readonly service: ProviderView;
  readonly ours: OurAddresses;
  readonly now: Date;
  readonly csrf: string;
}

/** One sign-in service: what it is, what its own administrators need from us, and whether it is on. */
export function ServicePage({ service, ours, now, csrf }: ServiceView) {
  const { id, name, kind, enabled } = service;
  return (
    <>
      <Heading caption="How people sign in">{name}</Heading>
      <Warnings warnings={warningsOf(service, now)} />
      <SummaryList rows={factsOf(service)} />
      <ButtonGroup>
        <Button href={paths.testSignInService(id)}>Test this connection</Button>
        <Button href={paths.editSignInService(id)} variant="secondary">
          Change the settings
        </Button>
      </ButtonGroup>
      <PostForm action={paths.turnSignInService(id, enabled ? 'off' : 'on')} csrf={csrf}>
        <Button variant={enabled ? 'warning' : 'secondary'}>
          {enabled ? 'Turn off: nobody signs in by it' : 'Turn on: let people sign in by it'}
        </Button>
      </PostForm>
      {kind === 'saml' ? <ForSaml {...{ service, ours, csrf }} /> : <ForOidc ours={ours} />}
      {!enabled && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.removeSignInService(id)}>
            Remove this service
          </a>
        </p>
      )}
    </>
  );
}

function factsOf({ kind, entityId, enabled, settings, metadata }: ProviderView) {
  const scopes = metadata && metadata.facts.scopes.length > 0 ? metadata.facts.scopes : settings.scopes;
  return [
    { label: 'State', value: <Tag tone={enabled ? 'done' : 'neutral'}>{enabled ? 'On' : 'Off'}</Tag> },
    { label: 'Kind', value: kindNames[kind] },
    { label: kind === 'saml' ? 'Entity ID' : 'Issuer', value: <Long words={entityId} /> },
    ...(kind === 'oidc' ? [{ label: 'Client ID', value: <Long words={settings.clientId} /> }] : []),
    { label: 'Domains it may speak for', value: scopes.join(', ') || 'None: nobody can sign in by it' },
    {
      label: 'Carries the student number',
      value: settings.studentNumber ? <Long words={settings.studentNumber} /> : 'Nothing: students are not linked',
    },
    { label: 'Clocks may differ by', value: `${settings.skewSeconds} seconds` },
    { label: 'Means two factors', value: settings.strong.map((value) => <Long key={value} words={value} />) },
  ];
}

/** Words without spaces, which may break anywhere. */
export const Long = ({ words }: { readonly words: string }) => <div>{words}</div>;

function ForOidc({ ours }: { ours: OurAddresses }) {
  return (
    <>
      <Heading level={2}>For your IT team</Heading>
      <p class="govuk-body">They need these two addresses.</p>
      <SummaryList
        rows={[
          { label: 'Redirect URI', value: <Long words={ours.callback} /> },
          { label: 'After signing out', value: <Long words={ours.home} /> },
        ]}
      />
    </>
  );
}

function ForSaml({ service, ours, csrf }: Pick<ServiceView, 'service' | 'ours' | 'csrf'>) {
  const { id, settings, metadata } = service;
  return (
    <>
      <Heading level={2}>For your IT team</Heading>
      <p class="govuk-body">Our metadata holds everything they need. The address is also who we are: our entity ID.</p>
      <SummaryList
        rows={[
          {
            label: 'Our metadata',
            value: (
              <a class="govuk-link" href={ours.metadata}>
                {ours.metadata}
              </a>
            ),
          },
          { label: 'Where answers go', value: <Long words={ours.answers} /> },
        ]}
      />
      <Heading level={2}>Their metadata</Heading>
      {metadata && <SummaryList rows={metadataRows(metadata, settings.metadataUrl)} />}
      {settings.metadataUrl && (
        <PostForm action={paths.fetchMetadata(id)} csrf={csrf}>
          <Button variant="secondary">Fetch it again now</Button>
        </PostForm>
      )}
    </>
  );
}

const metadataRows = ({ facts, fetchedAt }: NonNullable<ProviderView['metadata']>, url: string | null) => [
  { label: 'From', value: url ? <Long words={url} /> : 'A file' },
  { label: 'Taken', value: momentOf(fetchedAt) },
  { label: 'Valid until', value: facts.validUntil ? momentOf(facts.validUntil) : 'It says no end' },
  {
    label: 'Certificates that sign answers',
    value: facts.certificates.map((each) => <Long key={each} words={certificateInWords(each)} />),
  },
  { label: 'Signing out there', value: facts.signOutUrl ? 'Yes' : 'It has no address for that' },
];
