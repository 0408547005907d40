/** Why somebody who was chosen gets no mail. */
export const leftOut = {
  'no-address': 'have no e-mail address',
  stopped: 'have not said yes to such mail, or stopped it',
  bounces: 'have an address that does not work',
  enough: 'had as many mails about this round as you allow',
  'too-soon': 'had another mail a few days ago',
  'no-longer': 'were no longer among those it was for',
  closed: 'had no mail before sign-up closed',
  cancelled: 'had no mail before it was called off',
} as const;
export type LeftOut = keyof typeof leftOut;

/** How much mail one person gets. */
export interface MailLimits {
  /** About one round, of all campaigns together. */
  readonly mostMails: number;
  /** Days between two, of whatever rounds. */
  readonly daysApart: number;
}

interface Facts {
  readonly email: string | null;
  readonly epoch: number | null;
  readonly bounces: boolean;
  readonly mails: number;
  readonly lastAt: Date | null;
}

const DAY_MS = 86_400_000;

/** What keeps mail from somebody at this moment; null: nothing does. */
export function keptFrom(
  { email, epoch, bounces, mails, lastAt }: Facts,
  limits: MailLimits,
  at: Date,
): LeftOut | null {
  if (email === null || email === '') return 'no-address';
  if (epoch === null) return 'stopped';
  if (bounces) return 'bounces';
  if (mails >= limits.mostMails) return 'enough';
  if (lastAt !== null && at.getTime() - lastAt.getTime() < limits.daysApart * DAY_MS) return 'too-soon';
  return null;
}
