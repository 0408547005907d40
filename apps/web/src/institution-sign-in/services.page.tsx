import type { ProviderView } from '@footing/identity';
import { Button, EmptyState, Heading, TaskList, WarningText } from '@footing/pages';
import { paths } from '../paths';
import { kindNames, warningsOf } from './service-words';

interface ServicesView {
  /** By name. */
  readonly services: readonly ProviderView[];
  readonly now: Date;
}

/** Every sign-in service of the university. */
export function ServicesPage({ services, now }: ServicesView) {
  return (
    <>
      <Heading>How people sign in</Heading>
      <p class="govuk-body">
        Students and staff sign in with the name and password they use everywhere at your university. Set up your
        university’s sign-in service here, test it, and turn it on.
      </p>
      {services.length === 0 ? (
        <EmptyState
          title="No sign-in service yet"
          action={<Button href={paths.newSignInService}>Add a sign-in service</Button>}
        >
          Your IT team can tell you whether it is OpenID Connect or SAML.
        </EmptyState>
      ) : (
        <>
          <TaskList items={services.map((service) => taskOf(service, now))} />
          <Button href={paths.newSignInService} variant="secondary">
            Add a sign-in service
          </Button>
        </>
      )}
      <Heading level={2}>Our keys</Heading>
      <p class="govuk-body">
        SAML services know us by a key.{' '}
        <a href={paths.signInKeys} class="govuk-link">
          See our keys and change them
        </a>
      </p>
      <RolesPart />
    </>
  );
}

function taskOf(service: ProviderView, now: Date) {
  const warnings = warningsOf(service, now);
  const state = service.enabled ? ({ status: 'On' } as const) : ({ status: 'Off', tone: 'neutral' } as const);
  return {
    title: service.name,
    href: paths.signInService(service.id),
    hint: kindNames[service.kind],
    ...(warnings.length > 0 ? ({ status: 'Needs you', tone: 'needs-you' } as const) : state),
  };
}

/** Whom an affiliation lets in, and as what: the same for every service, and not for changing. */
export function RolesPart() {
  return (
    <>
      <Heading level={2}>Who is let in, and as what</Heading>
      <p class="govuk-body">
        Your university tells us how somebody is affiliated with it (eduPersonScopedAffiliation).
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <strong>student</strong> or <strong>member</strong>: a student’s account is made when they first sign in
        </li>
        <li>
          <strong>staff</strong>, <strong>employee</strong> or <strong>faculty</strong>: an account without a role is
          made; an administrator gives them one
        </li>
        <li>
          <strong>alum</strong>, <strong>affiliate</strong> and everybody else: nobody is let in; mentors are invited by
          e-mail
        </li>
      </ul>
      <p class="govuk-body">
        Nobody gets another role by signing in: a named person gives it, and that is kept on record.
      </p>
    </>
  );
}

/** What needs the administrator's attention. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  return (
    <>
      {warnings.map((warning) => (
        <WarningText key={warning}>{warning}</WarningText>
      ))}
    </>
  );
}
