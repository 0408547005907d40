import type { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { addressOf, type Owner } from './second-factor.query';

/** What somebody is told about their own second factor, each time something happens to it. */
const notices = {
  added: 'Codes from an app are now needed to sign in with your account.',
  removed: 'Codes from an app are no longer needed to sign in with your account.',
  'new-codes': 'New spare codes were made for your account. The earlier ones no longer work.',
  'passkeys-removed': 'Your passkeys were taken off your account: they can no longer be used to sign in.',
  'reset-asked':
    'An administrator asked to take codes from an app off your account, because you said that you cannot use them. A second administrator has to agree.',
  'own-reset-asked':
    'Somebody with access to this mailbox asked to take codes from an app off your account. It can be done from this time tomorrow. If it was not you, sign in with a code before then: that stops it.',
} as const;
export type Notice = keyof typeof notices;

/** Writes to the owner, in the same transaction as what happened. */
export async function notify(mail: Mail, tx: EntityManager, owner: Owner, notice: Notice): Promise<void> {
  const { email } = await addressOf(tx, owner);
  await mail.send(tx, owner, {
    to: email,
    kind: 'second-factor-notice',
    subject: 'A change to how you sign in',
    paragraphs: [notices[notice], 'Was it you? Then there is nothing to do. If it was not, write to us at once.'],
    why: 'it is about how you sign in, and we tell you of every change to that',
  });
}
