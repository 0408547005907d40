export { PeopleModule } from './people.module';
export { peopleEntities } from './data/entities';
export { type PartsOfRound, subjectsBehind } from './data/subjects.query';
export {
  reachSql,
  reachValues,
  refuseBeyond,
  type StudentReach,
  studentReach,
  toldByReach,
  withinReach,
} from './data/student-reach.query';
export { Applications } from './applications.service';
export { Offers } from './offers.service';
export { type OwnAnswer, OwnAnswers, shareableAnswers } from './own-answers.service';
export { OwnExperiences } from './own-experiences.service';
export { type ApplicationAt, type OwnApplication, OwnApplications } from './own/own-applications.service';
export { type OfferAt, type OwnOffer, OwnOffers } from './own/own-offers.service';
export { AccessNeeds } from './own/access-needs.service';
export { groupsInRound, tiersIf, type TierTurned, type TriedTier } from './data/tried-tiers.query';
export { answerWords } from './domain/answer-words';
export { wordsOfRound } from './data/words-of-round.query';
export { type OwnExperience, stopAnswers } from './data/own-experiences.query';
export { type ShareableField, shareableFields } from './domain/shareable-fields';
export { type FreeColumn, FreeColumns } from './free-columns.service';
export { Candidates } from './data/candidates.query';
export type { MentorInRound, PeopleOfRound, StudentInRound, UsesOfRound } from './data/people-of-round';
export { type ColumnChoice, Imports, type SentFile } from './imports/imports.service';
export { canBeAbandoned } from './imports/forget';
export { type FaultKind, type FaultPage, ImportRows } from './imports/import-rows.service';
export { ImportSteps } from './imports/import-steps.service';
export { MOST_SIGNED_OFF_BYTES, readSignedOffFile, SignedOffRefusal } from './signed-off/read-signed-off-file';
export { CHANGES_A_PAGE, type SignedOffPreview, SignedOffTiers } from './signed-off/signed-off-tiers.service';
export type { SignedOffState } from './data/signed-off.query';
export type { SignedOffChange, SignedOffCounts } from './domain/signed-off-change';
export type { SignedOffFault, SignedOffRow } from './domain/signed-off-rows';
export { needsAgreement } from './imports/agreement';
export type { Import, ImportColumn, ImportCounts } from './data/import.entity';
export type { ImportFault } from './data/import-fault.entity';
export type { ImportRow } from './data/import-row.entity';
export type { ImportState } from './data/import-states';
export type { PeopleFilter, PeoplePage, PersonDetail, PersonSummary } from './data/people-in-round.query';
export type { Answers } from './data/answers';
export type { Application } from './data/application.entity';
export type { Offer } from './data/offer.entity';
export type { Student } from './data/student.entity';
export type { Mentor } from './data/mentor.entity';
export { type PersonKind, fieldsOf } from './domain/fields';
export type { Field } from './domain/field';
export { checkMapping } from './domain/check-mapping';
export type { Fault, FaultCode } from './domain/faults';
export { freeColumnKey, isSameHeader } from './domain/header-words';
export { type JoinedColumns, joinedColumns } from './domain/joined-columns';
export { type MappedColumn, type Mapping, mappingOf } from './domain/mapping';
export { keyOf, repeatCheck } from './domain/person-keys';
export { type ProposedColumn, proposeMapping } from './domain/propose-mapping';
export { type RowReading, readRow } from './domain/read-row';
export { peopleRetention } from './retention';
export { peopleParts } from './parts-of-me';
