export { ConsentModule } from './consent.module';
export { type Choice, Choices, type Decision, type EventKind, type Recorded } from './choices.service';
export { hasChanged } from './errors';
export { begin, permittedNow, type Permitted, type Use } from './fence';
export { type Language, type Notice, Notices } from './notices.service';
export type { Person } from './person';
export { MissedStops } from './journal/missed-stops.service';
export { RestoreGuard } from './journal/restore-guard';
