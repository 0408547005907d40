import type { MailStanding } from '@footing/messages';

/** How an invitation stands, for those who sent it. */
export type InvitationState = 'waiting' | 'sent' | 'bounced' | 'opened' | 'used' | 'expired' | 'withdrawn';

export interface InvitationFacts {
  readonly isUsed: boolean;
  readonly isWithdrawn: boolean;
  readonly isExpired: boolean;
  readonly isOpened: boolean;
}

/** @param mail how its newest mail stands; undefined when that was forgotten, so long ago was it sent. */
export function invitationState(
  { isUsed, isWithdrawn, isExpired, isOpened }: InvitationFacts,
  mail: MailStanding | undefined,
): InvitationState {
  if (isUsed) return 'used';
  if (isWithdrawn) return 'withdrawn';
  if (isExpired) return 'expired';
  if (isOpened) return 'opened';
  if (mail?.state === 'refused' || mail?.state === 'dead') return 'bounced';
  return mail?.state === 'waiting' || mail?.state === 'sending' ? 'waiting' : 'sent';
}
