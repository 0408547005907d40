/**
 * The terms of the W3C Data Privacy Vocabulary 2.3 that our records use, and no other: a record is made of this list's names,
 * so that a term which is not in the vocabulary does not compile. Each was looked up in the published list of terms.
 *
 * Data Privacy Vocabulary (DPV), https://w3id.org/dpv, by the W3C Data Privacy Vocabularies and Controls Community Group.
 * Copyright © the contributors to DPV; names used under the W3C Software and Document Licence,
 * https://www.w3.org/copyright/software-license-2023/.
 */
export const DPV_VERSION = '2.3';

/** Each prefix that a record uses, with what it stands for. */
export const prefixes = {
  dpv: 'https://w3id.org/dpv#',
  loc: 'https://w3id.org/dpv/loc#',
  'legal-gb': 'https://w3id.org/dpv/legal/gb#',
  'dpv-27560': 'https://w3id.org/dpv/schema/dpv-27560#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  footing: 'urn:footing:consent:',
} as const;

export const dpvTerms = [
  ...(['dpv:ConsentRecord', 'dpv:ConsentReceipt', 'dpv:DataProcessingRecord', 'dpv:hasRecordOfActivity'] as const),
  ...(['dpv:DataSubject', 'dpv:DataController', 'dpv:Recipient', 'dpv:LegalEntity'] as const),
  ...(['dpv:hasDataSubject', 'dpv:hasDataController', 'dpv:hasRecipient', 'dpv:hasRecipientThirdParty'] as const),
  ...(['dpv:hasName', 'dpv:hasAddress', 'dpv:hasContact'] as const),
  ...(['dpv:Process', 'dpv:hasProcess', 'dpv:hasPurpose', 'dpv:hasLegalBasis', 'dpv:hasHumanInvolvement'] as const),
  ...(['dpv:PersonalData', 'dpv:SpecialCategoryPersonalData', 'dpv:hasPersonalData'] as const),
  ...(['dpv:DataSubjectDataSource', 'dpv:hasDataSource', 'dpv:HumanInvolvementForDecision'] as const),
  ...(['dpv:StorageLocation', 'dpv:StorageDuration', 'dpv:hasStorageCondition', 'dpv:hasLocation'] as const),
  ...(['dpv:hasDuration', 'dpv:EndlessDuration', 'dpv:Duration'] as const),
  ...([
    'dpv:hasJurisdiction',
    'dpv:hasApplicableLaw',
    'dpv:hasAuthority',
    'dpv:DataSubjectRight',
    'dpv:hasRight',
  ] as const),
  ...(['dpv:ConsentNotice', 'dpv:PrivacyNotice', 'dpv:hasNotice'] as const),
  ...(['dpv:ProvideConsent', 'dpv:WithdrawConsent', 'dpv:ReaffirmConsent', 'dpv:hasConsentControl'] as const),
  ...(['dpv:OptingInToProcess', 'dpv:OptingOutFromProcess', 'dpv:hasEntityInvolvement', 'dpv:isExercisedAt'] as const),
  ...(['dpv:ConsentRequested', 'dpv:ConsentGiven', 'dpv:RenewedConsentGiven', 'dpv:ConsentRefused'] as const),
  ...(['dpv:ConsentWithdrawn', 'dpv:ConsentExpired', 'dpv:ConsentInvalidated', 'dpv:hasConsentStatus'] as const),
  ...(['dpv:PublicInterestObjected', 'dpv:PublicInterestOngoing'] as const),
  ...(['dpv:LegitimateInterestObjected', 'dpv:LegitimateInterestNotObjected', 'dpv:hasStatus'] as const),
  ...(['dpv:ExpressedConsent', 'dpv:ExplicitlyExpressedConsent', 'dpv:PublicInterest'] as const),
  ...(['dpv:LegitimateInterestOfController', 'dpv:Contract', 'dpv:LegalObligation'] as const),
  ...(['dpv:isIndicatedBy', 'dpv:hasIndicationMethod', 'dpv:isIndicatedAtTime', 'dpv:isImplementedByEntity'] as const),
  ...(['dpv:RequestedServiceProvision', 'dpv:ServiceProvision', 'dpv:ServicePersonalisation'] as const),
  ...(['dpv:CommunicationManagement', 'dpv:AcademicResearch', 'dpv:PublicRelations'] as const),
  ...(['dpv:DirectMarketing', 'dpv:LegalCompliance'] as const),
  ...(['loc:GB', 'legal-gb:law-GDPR', 'legal-gb:law-DPA', 'legal-gb:DPA-GB'] as const),
  ...(['dpv-27560:record', 'dpv-27560:receipt-record'] as const),
] as const;

/** A term that DPV has, with its prefix. */
export type DpvTerm = (typeof dpvTerms)[number];

/** What else a record says: Dublin Core, and what of ours no vocabulary has. */
export const otherTerms = [
  ...([
    'dct:conformsTo',
    'dct:identifier',
    'dct:created',
    'dct:date',
    'dct:language',
    'dct:title',
    'dct:description',
  ] as const),
  ...(['dct:valid', 'footing:seq', 'footing:item', 'footing:epoch', 'footing:permitted', 'footing:version'] as const),
  ...([
    'footing:noticeSha256',
    'footing:shownAt',
    'footing:whenStopped',
    'footing:lineHash',
    'footing:previousHash',
    'footing:ruleSha256',
    'footing:notKnown',
  ] as const),
  ...([
    'footing:inLog',
    'footing:leaf',
    'footing:path',
    'footing:treeSize',
    'footing:treeRoot',
    'footing:treeHead',
  ] as const),
] as const;
export type OtherTerm = (typeof otherTerms)[number];
