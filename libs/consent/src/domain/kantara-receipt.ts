import { categories, purposes } from '@footing/kernel';
import { prefixes } from './dpv-terms';
import type { ReceiptTerms } from './consent-record';
import type { Party, RecordTerms } from './record-terms';

interface KantaraController {
  readonly piiController: string;
  readonly onBehalf: false;
  readonly contact: string;
  readonly address: { readonly streetAddress: string; readonly addressCountry: 'GB' };
  readonly email: string;
  readonly phone: string;
  readonly piiControllerUrl: string;
}

interface KantaraPurpose {
  readonly purpose: string;
  readonly consentType: 'EXPLICIT';
  readonly purposeCategory: readonly string[];
  readonly piiCategory: readonly string[];
  readonly primaryPurpose: boolean;
  readonly termination: string;
  readonly thirdPartyDisclosure: boolean;
  readonly thirdPartyName?: string;
}

/** A receipt by the Kantara Initiative's Consent Receipt Specification 1.1, for whoever reads that form. */
export interface KantaraReceipt {
  readonly version: 'KI-CR-v1.1.0';
  readonly jurisdiction: 'GB';
  /** Seconds since 1970. */
  readonly consentTimestamp: number;
  readonly collectionMethod: string;
  readonly consentReceiptID: string;
  readonly language: 'en' | 'cy';
  readonly piiPrincipalId: string;
  readonly piiControllers: readonly KantaraController[];
  readonly policyUrl: string;
  readonly services: readonly { readonly service: string; readonly purposes: readonly KantaraPurpose[] }[];
  readonly sensitive: boolean;
  /** There only when `sensitive`. */
  readonly spiCat?: readonly string[];
}

const controllerOf = ({ id, name, address, contact, phone }: Party): KantaraController => ({
  piiController: name,
  onBehalf: false,
  contact,
  address: { streetAddress: address, addressCountry: 'GB' },
  email: contact,
  phone: phone ?? '',
  piiControllerUrl: id,
});

/** Decided before the rule was written down with each decision. */
const AS_OF_TODAY = ' (the purpose and kinds of data as they were when this receipt was made)';

function purposeOf({ event, purpose, ruleSha256, itemWords, thirdParties, links }: RecordTerms): KantaraPurpose {
  const names = thirdParties.map(({ name }) => name).join(', ');
  const until = event.until ? `on ${event.until.toISOString().slice(0, 10)}, or ` : '';
  return {
    purpose: `${purpose.title}${itemWords === '' ? '' : `: ${itemWords}`}${ruleSha256 === null ? AS_OF_TODAY : ''}`,
    consentType: 'EXPLICIT',
    purposeCategory: [`${prefixes.dpv}${purposes[purpose.code].dpv}`],
    piiCategory: purpose.categories.map((name) => categories[name].words),
    primaryPurpose: false,
    termination: `Ends ${until}when you take it back: ${links.choices}`,
    thirdPartyDisclosure: names !== '',
    ...(names === '' ? {} : { thirdPartyName: names }),
  };
}

/**
 * The receipt of a yes in Kantara's form. Null for every other decision: the form knows no refusal, stop or objection, and a
 * receipt that reads like a yes must not stand for one.
 */
export function kantaraReceiptOf({ id }: ReceiptTerms, terms: RecordTerms): KantaraReceipt | null {
  const { event, purpose, institution, notice, links } = terms;
  if (event.kind !== 'given' && event.kind !== 'renewed') return null;
  const special = purpose.categories.filter((name) => categories[name].special);
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: 'GB',
    consentTimestamp: Math.floor(event.recordedAt.getTime() / 1000),
    collectionMethod: event.method,
    consentReceiptID: id,
    language: notice.lang,
    piiPrincipalId: event.subjectId,
    piiControllers: [controllerOf(institution)],
    policyUrl: links.notice,
    services: [{ service: 'Mentoring', purposes: [purposeOf(terms)] }],
    sensitive: special.length > 0,
    ...(special.length > 0 ? { spiCat: special.map((name) => categories[name].words) } : {}),
  };
}
