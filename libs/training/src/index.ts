export { TrainingModule } from './training.module';
export { Training, type TrainingStanding } from './training.service';
export { type Answered, OwnTraining } from './own-training.service';
export { TrainingModules } from './training-modules.service';
export {
  RECORDS_A_PAGE,
  type RecordsFilter,
  type RecordsOf,
  type RecordsPage,
  recordsShown,
  type RecordsShown,
  TrainingRecords,
} from './training-records.service';
export { type Reminded, TrainingReminders } from './training-reminders.service';
export { type CheckResult, Checks, type NewCheckKind } from './checks.service';
export type { CheckKind, CheckOfMentor } from './data/checks.query';
export type { RecordRow } from './data/records.query';
export type { Learner } from './data/standing.query';
export { mark, type Marked, type Picks } from './domain/marking';
export type { Audience, Check, Choice, ModuleContent, ModuleNow, ModulePage, Standing } from './domain/module';
export type { NewVersion } from './module.input';
export { trainingParts } from './parts-of-me';
export { trainingRetention } from './retention';
