export { MessagesModule } from './messages.module';
export { Mail, type MailStanding } from './mail.service';
export { type Bounce, Bounces } from './bounces.service';
export { MailRuns } from './mail-runs.service';
export type { MailState } from './domain/course';
export type {
  Letter,
  LetterAction,
  LetterCalendar,
  LetterToAnybody,
  LetterWords,
  MailKind,
  Permission,
} from './letters/letter';
export { mailKinds } from './letters/letter';
export { readAddress } from './domain/address';
