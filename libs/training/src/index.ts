export { TrainingModule } from './training.module';
export { Training, type TrainingStanding } from './training.service';
export type { Learner } from './data/standing.query';
export type { Audience, Check, Choice, ModuleContent, ModulePage, Standing } from './domain/module';
