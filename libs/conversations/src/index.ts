export { ConversationsModule } from './conversations.module';
export { Conversations, type OwnConversation } from './conversations.service';
export type { FileOfMessage, Message } from './sealed-messages';
export { MESSAGES_A_PAGE, type Stretch } from './data/conversations.query';
export { type ListedOpening, BreakGlass, type OpeningInFull } from './break-glass/break-glass.service';
export { OpenedMessages } from './break-glass/opened-messages.service';
export { OpeningsTold } from './break-glass/openings-told.service';
export type { PairFound, ToldOpening } from './data/openings.query';
export {
  MOST_DAYS_TO_TELL,
  type OpeningReason,
  openingReasons,
  type OpeningTyped,
  type Telling,
} from './domain/opening';
export { fileKinds, MOST_FILE_BYTES } from './domain/file-kind';
export { FileSettings } from './files/file-settings.service';
export type { OpenedFile, SentFile } from './files/message-files.service';
export { MessageMail } from './message-mail.service';
export type { Closed } from './domain/may-write';
export { conversationsParts } from './parts-of-me';
export { conversationsRetention } from './retention';
