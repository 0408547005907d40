import { DomainError, type FieldError } from '@footing/kernel';

export const noCampaign = (id: string) => new DomainError('not-found', 'campaign.not-found', `campaign ${id}`);

/** It is being sent, or over: nothing of it can be changed. */
export const settled = (id: string) => new DomainError('conflict', 'campaign.settled', `campaign ${id}`);

/** Priority groups choose fewer than ten people. */
export const tooFew = (id: string) => new DomainError('conflict', 'campaign.too-few', `campaign ${id}`);

/** There is nobody whom it would reach. */
export const nobody = (id: string) => new DomainError('conflict', 'campaign.nobody', `campaign ${id}`);

export const toPutRight = (fields: readonly FieldError[]) =>
  new DomainError('invalid', 'campaign.to-put-right', 'campaign', fields);
