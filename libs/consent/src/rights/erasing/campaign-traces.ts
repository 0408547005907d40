import { gone, type Trace } from './trace';

/** To whom mail to many was sent. */
export const campaignTraces: readonly Trace[] = [
  gone('Invitations and reminders that went to many', 'campaign_recipient', 'subject_id in (:student, :mentor)'),
];
