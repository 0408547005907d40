export { MessagesModule } from './messages.module';
export { Mail, type MailStanding } from './mail.service';
export { MailRuns } from './mail-runs.service';
export type { MailState } from './domain/course';
export { type Letter, type MailKind, mailKinds, type Permission } from './domain/letter';
export { readAddress } from './domain/address';
