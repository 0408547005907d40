import { at, childrenOf, type Element, everyElement, readXml } from './xml-tree';

/** What an answer says about itself, around its assertion. Nothing here needs to be signed, so nothing here is trusted alone. */
export interface ResponseFacts {
  readonly issuer: string | null;
  readonly destination: string | null;
  readonly inResponseTo: string | null;
  readonly isSuccess: boolean;
}

/** To whom and until when an assertion may be handed over. */
export interface Confirmation {
  readonly method: string;
  readonly recipient: string | null;
  readonly inResponseTo: string | null;
  readonly notBefore: Date | null;
  readonly notOnOrAfter: Date | null;
}

/** What a signed assertion says. */
export interface AssertionFacts {
  readonly id: string;
  readonly issuer: string | null;
  readonly issuedAt: Date | null;
  readonly nameId: { readonly value: string; readonly format: string } | null;
  readonly confirmations: readonly Confirmation[];
  readonly notBefore: Date | null;
  readonly notOnOrAfter: Date | null;
  /** One list for each restriction; every list must hold us. */
  readonly audiences: readonly (readonly string[])[];
  readonly authnInstant: Date | null;
  readonly sessionIndex: string | null;
  readonly contexts: readonly string[];
  /** By name; several statements of one name are put together. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

const textOf = (element: Element | undefined): string | null => element?.text.trim() || null;
const attribute = (element: Element | undefined, name: string): string | null => element?.attributes[name] ?? null;

/** A moment of SAML: always in UTC, as the standard asks; null for anything else. */
function moment(element: Element | undefined, name: string): Date | null {
  const written = attribute(element, name);
  if (!written || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(written)) return null;
  const date = new Date(written);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** @param text that `faultBefore` found nothing wrong with. */
export function responseFacts(text: string): ResponseFacts {
  const { root } = readXml(text);
  const status = attribute(at(root, 'Status', 'StatusCode'), 'Value');
  return {
    issuer: textOf(at(root, 'Issuer')),
    destination: attribute(root, 'Destination'),
    inResponseTo: attribute(root, 'InResponseTo'),
    isSuccess: status === 'urn:oasis:names:tc:SAML:2.0:status:Success',
  };
}

/** @param text of the assertion as it was signed: the bytes that the signature was checked on, and no others. */
export function assertionFacts(text: string): AssertionFacts {
  const { root } = readXml(text);
  const subject = at(root, 'Subject');
  const conditions = at(root, 'Conditions');
  const statement = at(root, 'AuthnStatement');
  const nameId = at(subject, 'NameID');
  const name = textOf(nameId);
  return {
    id: attribute(root, 'ID') ?? '',
    issuer: textOf(at(root, 'Issuer')),
    issuedAt: moment(root, 'IssueInstant'),
    nameId: name ? { value: name, format: attribute(nameId, 'Format') ?? '' } : null,
    confirmations: childrenOf(subject, 'SubjectConfirmation').map(confirmation),
    notBefore: moment(conditions, 'NotBefore'),
    notOnOrAfter: moment(conditions, 'NotOnOrAfter'),
    audiences: childrenOf(conditions, 'AudienceRestriction').map((each) =>
      childrenOf(each, 'Audience').map(({ text: audience }) => audience.trim()),
    ),
    authnInstant: moment(statement, 'AuthnInstant'),
    sessionIndex: attribute(statement, 'SessionIndex'),
    contexts: childrenOf(root, 'AuthnStatement').flatMap((each) =>
      childrenOf(at(each, 'AuthnContext'), 'AuthnContextClassRef').map(({ text: context }) => context.trim()),
    ),
    attributes: attributesOf(root),
  };
}

function confirmation(element: Element): Confirmation {
  const data = at(element, 'SubjectConfirmationData');
  return {
    method: attribute(element, 'Method') ?? '',
    recipient: attribute(data, 'Recipient'),
    inResponseTo: attribute(data, 'InResponseTo'),
    notBefore: moment(data, 'NotBefore'),
    notOnOrAfter: moment(data, 'NotOnOrAfter'),
  };
}

function attributesOf(assertion: Element): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const statement of childrenOf(assertion, 'AttributeStatement'))
    for (const each of childrenOf(statement, 'Attribute')) {
      const name = attribute(each, 'Name') ?? '';
      const values = childrenOf(each, 'AttributeValue').map(valueOf);
      found.set(name, [...(found.get(name) ?? []), ...values.filter((value) => value !== '')]);
    }
  return found;
}

/** Some values (eduPersonTargetedID) are elements themselves. */
const valueOf = (element: Element): string =>
  [...everyElement(element)]
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join(' ');
