export { ConversationsModule } from './conversations.module';
export { Conversations, type Message, type OwnConversation } from './conversations.service';
export { MessageMail } from './message-mail.service';
export type { Closed } from './domain/may-write';
export { conversationsParts } from './parts-of-me';
export { conversationsRetention } from './retention';
