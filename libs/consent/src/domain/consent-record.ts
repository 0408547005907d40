import { type Basis, categories, type Category, purposes } from '@footing/kernel';
import { type DpvTerm, type OtherTerm, prefixes } from './dpv-terms';
import type { DecisionKind } from './consent-event';
import type { LogProof, Party, RecordedPurpose, RecordTerms } from './record-terms';

type Json = string | number | boolean | readonly Json[] | Node;
/** A node of JSON-LD: only terms that the vocabularies have. */
export type Node = { readonly [term in DpvTerm | OtherTerm | '@id' | '@type' | '@value' | '@language']?: Json };

/** A record of one decision as JSON-LD. */
export interface ConsentRecord extends Node {
  readonly '@context': typeof prefixes;
}

const term = (name: DpvTerm): Node => ({ '@id': name });
const moment = (at: Date): Node => ({ '@type': 'xsd:dateTime', '@value': at.toISOString() });
const link = (address: string): Node => ({ '@id': address });

const legalBasis: Record<Basis, DpvTerm> = {
  consent: 'dpv:ExpressedConsent',
  'explicit-consent': 'dpv:ExplicitlyExpressedConsent',
  'public-task': 'dpv:PublicInterest',
  'legitimate-interests': 'dpv:LegitimateInterestOfController',
  contract: 'dpv:Contract',
  'legal-obligation': 'dpv:LegalObligation',
};

type Objection = 'objected' | 'objection-lifted';
const consentStatus: Record<Exclude<DecisionKind, Objection>, DpvTerm> = {
  requested: 'dpv:ConsentRequested',
  given: 'dpv:ConsentGiven',
  renewed: 'dpv:RenewedConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  expired: 'dpv:ConsentExpired',
  invalidated: 'dpv:ConsentInvalidated',
};
const objectionStatus: Record<Objection, readonly [inPublicInterest: DpvTerm, inLegitimateInterest: DpvTerm]> = {
  objected: ['dpv:PublicInterestObjected', 'dpv:LegitimateInterestObjected'],
  'objection-lifted': ['dpv:PublicInterestOngoing', 'dpv:LegitimateInterestNotObjected'],
};

const isObjection = (kind: DecisionKind): kind is Objection => kind === 'objected' || kind === 'objection-lifted';
/** What the institution does by itself; everything else is the person's own word. */
const isOurs = (kind: DecisionKind): boolean => kind === 'requested' || kind === 'expired' || kind === 'invalidated';

const partyOf = ({ id, name, address, contact }: Party, type: DpvTerm): Node => ({
  '@id': id,
  '@type': type,
  'dct:identifier': id,
  'dpv:hasName': name,
  'dpv:hasAddress': address,
  'dpv:hasContact': contact,
});

const dataOf = (category: Category): Node => ({
  '@id': `footing:category-${category}`,
  '@type': categories[category].special ? 'dpv:SpecialCategoryPersonalData' : 'dpv:PersonalData',
  'dct:title': categories[category].words,
});

const purposeOf = ({ code, title, what }: RecordedPurpose, address: string): Node => ({
  '@id': address,
  '@type': `dpv:${purposes[code].dpv}` satisfies DpvTerm,
  'dct:identifier': code,
  'dct:title': title,
  'dct:description': what,
});

/** A person decides who is matched with whom. */
const isMatching = ({ code }: RecordedPurpose): boolean =>
  code === 'matching.core' || code === 'matching.characteristics';

function processOf({ purpose, storage, thirdParties, links, institution }: RecordTerms): Node {
  const duration: Node = { '@type': 'xsd:duration', '@value': `P${String(storage.months)}M` };
  return {
    '@type': 'dpv:Process',
    'dpv:hasPurpose': purposeOf(purpose, links.purpose),
    'dpv:hasLegalBasis': term(legalBasis[purpose.basis]),
    'dpv:hasPersonalData': purpose.categories.map(dataOf),
    'dpv:hasDataSource': term('dpv:DataSubjectDataSource'),
    'dpv:hasDataController': link(institution.id),
    'dpv:hasRecipient': { '@type': 'dpv:Recipient', 'dpv:hasName': purpose.who },
    'dpv:hasRecipientThirdParty': thirdParties.map((party) => partyOf(party, 'dpv:Recipient')),
    'dpv:hasStorageCondition': [
      { '@type': 'dpv:StorageLocation', 'dpv:hasLocation': term(`loc:${storage.country}`) },
      { '@type': 'dpv:StorageDuration', 'dpv:hasDuration': duration },
    ],
    ...(isMatching(purpose) ? { 'dpv:hasHumanInvolvement': term('dpv:HumanInvolvementForDecision') } : {}),
    'footing:whenStopped': purpose.stopped,
  };
}

function noticeOf({ event, notice, links }: RecordTerms): Node {
  return {
    '@id': links.notice,
    '@type': isObjection(event.kind) ? 'dpv:PrivacyNotice' : 'dpv:ConsentNotice',
    'dct:date': moment(notice.publishedAt),
    'dct:language': notice.lang,
    'footing:version': notice.version,
    'footing:noticeSha256': event.noticeSha256,
  };
}

/** The decision itself: what, when, how, by whom, for how long, and that the text was shown before. */
function statusOf({ event, purpose, institution }: RecordTerms, types: readonly DpvTerm[]): Node {
  const by = link(isOurs(event.kind) ? institution.id : `urn:uuid:${event.subjectId}`);
  return {
    '@type': types,
    'dpv:isIndicatedBy': by,
    'dpv:isImplementedByEntity': by,
    'dpv:hasIndicationMethod': event.method,
    'dpv:isIndicatedAtTime': moment(event.recordedAt),
    'dpv:hasDuration': event.until
      ? { '@type': 'dpv:Duration', 'dct:valid': moment(event.until) }
      : term('dpv:EndlessDuration'),
    'dpv:hasLegalBasis': term(legalBasis[purpose.basis]),
    'footing:shownAt': moment(event.shownAt),
    'footing:permitted': event.permitted,
    'footing:epoch': event.epoch,
  };
}

/** How it is called by the law that the purpose rests on: a consent, or an objection to what needs none. */
function decisionOf(terms: RecordTerms): Node {
  const { event, purpose, links } = terms;
  const at = { 'dpv:isExercisedAt': link(links.choices) };
  if (isObjection(event.kind)) {
    const [inPublicInterest, inLegitimateInterest] = objectionStatus[event.kind];
    const status = purpose.basis === 'legitimate-interests' ? inLegitimateInterest : inPublicInterest;
    return {
      '@type': 'dpv:DataProcessingRecord',
      'dpv:hasStatus': statusOf(terms, [status]),
      'dpv:hasEntityInvolvement': { '@type': ['dpv:OptingInToProcess', 'dpv:OptingOutFromProcess'], ...at },
    };
  }
  const type = purpose.basis === 'explicit-consent' ? 'dpv:ExplicitlyExpressedConsent' : 'dpv:ExpressedConsent';
  return {
    '@type': 'dpv:ConsentRecord',
    'dpv:hasConsentStatus': statusOf(terms, [consentStatus[event.kind], type]),
    'dpv:hasConsentControl': { '@type': ['dpv:ProvideConsent', 'dpv:WithdrawConsent', 'dpv:ReaffirmConsent'], ...at },
  };
}

/** What a receipt of a decision from before rules were written down says of itself. */
const notKnown =
  'Why the law lets the data be used, which kinds of data, who sees it and the words about the purpose were not written down with ' +
  'this decision. They are given as they were when this receipt was made, and may have been different then. What was decided, ' +
  'when, until when, and the text that was shown are as they were.';

const proofOf = ({ leaf, path, size, root, head }: LogProof): Node => ({
  'footing:leaf': leaf,
  'footing:path': path.join(' '),
  'footing:treeSize': size,
  'footing:treeRoot': root,
  'footing:treeHead': head,
});

/**
 * The record of one decision by ISO/IEC TS 27560, in terms of DPV 2.3. An objection, which is no consent, is a record of data
 * processing with the same fields. It holds the person's number and nothing else about them; names are the institution's.
 * Source: W3C DPVCG, "Consent records and receipts: implementing ISO/IEC TS 27560:2023".
 */
export function consentRecordOf(terms: RecordTerms): ConsentRecord {
  const { event, institution, itemWords, links, proof, ruleSha256 } = terms;
  return {
    '@context': prefixes,
    '@id': links.record,
    ...decisionOf(terms),
    'dct:conformsTo': term('dpv-27560:record'),
    'dct:identifier': event.id,
    'dpv:hasDataSubject': {
      '@id': `urn:uuid:${event.subjectId}`,
      '@type': 'dpv:DataSubject',
      'dct:identifier': event.subjectId,
    },
    'dpv:hasDataController': partyOf(institution, 'dpv:DataController'),
    'dpv:hasProcess': processOf(terms),
    'dpv:hasNotice': noticeOf(terms),
    'dpv:hasJurisdiction': term('loc:GB'),
    'dpv:hasApplicableLaw': [term('legal-gb:law-GDPR'), term('legal-gb:law-DPA')],
    'dpv:hasAuthority': term('legal-gb:DPA-GB'),
    'dpv:hasRight': { '@type': 'dpv:DataSubjectRight', 'dpv:isExercisedAt': link(links.rights) },
    ...(ruleSha256 === null ? { 'footing:notKnown': notKnown } : { 'footing:ruleSha256': ruleSha256 }),
    'footing:seq': event.seq,
    'footing:item': itemWords,
    'footing:lineHash': event.hash,
    'footing:previousHash': event.prevHash,
    ...(proof ? { 'footing:inLog': proofOf(proof) } : {}),
  };
}

/** When a receipt is made, and where it can be found again. */
export interface ReceiptTerms {
  /** A UUID. */
  readonly id: string;
  readonly address: string;
  readonly createdAt: Date;
}

/** The receipt of one decision: the whole record, as it is given to the person. The same form, signed, is what they keep. */
export function consentReceiptOf({ id, address, createdAt }: ReceiptTerms, terms: RecordTerms): ConsentRecord {
  const { '@context': context, ...record } = consentRecordOf(terms);
  return {
    '@context': context,
    '@id': address,
    '@type': isObjection(terms.event.kind) ? 'dpv:DataProcessingRecord' : 'dpv:ConsentReceipt',
    'dct:conformsTo': term('dpv-27560:receipt-record'),
    'dct:identifier': id,
    'dct:created': moment(createdAt),
    'dpv:hasRecordOfActivity': record,
  };
}
