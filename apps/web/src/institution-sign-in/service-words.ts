import {
  type Decision,
  describeCertificate,
  metadataFaults,
  type ProviderView,
  reasons,
  type Trial,
} from '@footing/identity';
import { roleNames } from '@footing/kernel';

/** Each kind of service in words. */
export const kindNames: Readonly<Record<ProviderView['kind'], string>> = { oidc: 'OpenID Connect', saml: 'SAML 2.0' };

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});
const moment = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' },
});

/** "3 November 2027". */
export const dayOf = (at: Date | string): string => day.format(new Date(at));
/** "Tuesday 3 November at 14:00". */
export const momentOf = (at: Date | string): string => moment.format(new Date(at));

/** One certificate in a line: what tells it from others, and until when it holds. */
export function certificateInWords(certificate: string): string {
  const shown = describeCertificate(certificate);
  return shown ? `${shown.fingerprint} (until ${dayOf(shown.validTo)})` : 'A certificate we cannot read';
}

const HOURS_48 = 48 * 60 * 60_000;

/** What needs somebody's attention about a service. Empty: nothing. */
export function warningsOf({ kind, metadata, settings }: ProviderView, now: Date): string[] {
  if (kind === 'oidc') return settings.scopes.length > 0 ? [] : [noScopes];
  if (!metadata) return [reasons['metadata.missing']];
  const { facts, fault, triedAt } = metadata;
  const end = facts.validUntil ? Date.parse(facts.validUntil) : Infinity;
  const expired = end <= now.getTime();
  return [
    ...(expired ? ['The metadata has expired, so nobody can sign in by it. Fetch it again, or send a new file.'] : []),
    ...(!expired && end - now.getTime() < HOURS_48
      ? [`The metadata expires on ${momentOf(new Date(end))}. After that nobody can sign in by it.`]
      : []),
    ...(fault
      ? [`We tried to fetch the metadata on ${momentOf(triedAt)} and did not take it. ${metadataFaults[fault]}`]
      : []),
    ...(facts.scopes.length + settings.scopes.length === 0 ? [noScopes] : []),
  ];
}

const noScopes = 'No domain is named that this service may speak for, so nobody can sign in by it. Add your domain.';

type Number = NonNullable<Trial['arrival']>['studentNumber'];

const noNumber: Readonly<Record<Exclude<Number['state'], 'one'>, string>> = {
  off: 'Not looked for: no attribute is set',
  none: 'None arrived, so nobody would be linked',
  several: 'Several different ones arrived, so nobody would be linked',
  unreadable: 'What arrived is no student number, so nobody would be linked',
};
const recordWords: Readonly<Record<NonNullable<Trial['studentRecord']>, string>> = {
  found: 'a student record was found',
  none: 'no student record was found',
  unclear: 'several student records have it, so nobody would be linked',
};

/** Which student number arrived in a test, and whether a record has it; never whose. */
export const studentNumberInWords = (number: Number, found: Trial['studentRecord']): string =>
  number.state === 'one' ? `${number.number}: ${recordWords[found ?? 'none']}` : noNumber[number.state];

/** What would have happened, or did not. */
export function decisionInWords(decision: Decision): string {
  switch (decision.what) {
    case 'enter':
      return 'They would be let in, to the account they have here already.';
    case 'make-account':
      return decision.roles.length > 0
        ? `They would be let in, and an account would be made for them in the role of ${roleNames.student.toLowerCase()}.`
        : 'An account would be made for them, without any role: an administrator would have to give them one.';
    case 'offer-joining':
      return 'Somebody here has this e-mail address already. They would be asked to sign in the other way first, and could then join the two.';
    case 'refuse':
      return `They would be turned away. ${reasons[decision.reason]}`;
  }
}
