import type { EntityManager } from 'typeorm';
import type { QuietHours } from '../domain/quiet-hours';
import type { MailLimits } from '../domain/reach';

/** When mail may go out, how much of it, and whether the service reminds by itself. */
export interface CampaignSettings extends QuietHours, MailLimits {
  readonly reminders: boolean;
}

const usual: CampaignSettings = { from: 20, until: 8, sundays: true, mostMails: 4, daysApart: 3, reminders: true };

/** What an institution has set, or what is usual. */
export async function settingsOfCampaigns(tx: EntityManager, institutionId: string): Promise<CampaignSettings> {
  const [row] = await tx.query<CampaignSettings[]>(
    `select quiet_from as "from", quiet_until as "until", quiet_sundays as sundays, most_mails as "mostMails",
       days_apart as "daysApart", reminders from campaign_setting where institution_id = $1`,
    [institutionId],
  );
  return row ?? usual;
}

export async function writeSettings(tx: EntityManager, institutionId: string, to: CampaignSettings): Promise<void> {
  await tx.query(
    `insert into campaign_setting (institution_id, quiet_from, quiet_until, quiet_sundays, most_mails, days_apart, reminders)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (institution_id) do update set quiet_from = excluded.quiet_from,
       quiet_until = excluded.quiet_until, quiet_sundays = excluded.quiet_sundays, most_mails = excluded.most_mails,
       days_apart = excluded.days_apart, reminders = excluded.reminders`,
    [institutionId, to.from, to.until, to.sundays, to.mostMails, to.daysApart, to.reminders],
  );
}
