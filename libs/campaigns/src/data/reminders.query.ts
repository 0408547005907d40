import type { EntityManager } from 'typeorm';
import { reminders } from '../campaign-letter';

/** Days after which somebody who began is reminded, and days before sign-up closes on which they are once more. */
const AFTER_DAYS = 3;
const BEFORE_DAYS = 3;

const BEGUN = JSON.stringify({ standing: 'begun', schools: [], groups: [], years: [], courses: [], sectors: [] });

/** Makes what the service reminds of by itself, once a round, and adds those whose time has come, once each. */
export async function addReminders(
  tx: EntityManager,
  institutionId: string,
  { at, today }: { at: Date; today: string },
) {
  for (const automatic of ['begun', 'closing'] as const) {
    const { name, subject, body } = reminders[automatic];
    await tx.query(
      `insert into campaign (institution_id, round_id, name, audience, segment, automatic, subject, body, state, send_at, settled_at)
       select r.institution_id, r.id, $3, 'students', $4, $5, $6, $7, 'sending', $8, $8 from round r
       where r.institution_id = $1 and r.sign_up_opens <= $2::date and r.sign_up_closes >= $2::date
         and ($5 = 'begun' or r.sign_up_closes - $2::date <= ${BEFORE_DAYS})
       on conflict (institution_id, round_id, automatic) where automatic is not null do nothing`,
      [institutionId, today, name, BEGUN, automatic, subject, body, at],
    );
    await tx.query(
      `insert into campaign_recipient (institution_id, campaign_id, subject_kind, subject_id, at)
       select c.institution_id, c.id, 'student', b.student_id, $3 from campaign c cross join lateral consent.begun_sign_ups(c.round_id) b
       where c.institution_id = $1 and c.automatic = $2 and c.state = 'sending' and b.sent_at is null
         and b.begun_at <= $3::timestamptz - make_interval(days => $4)
       on conflict do nothing`,
      [institutionId, automatic, at, automatic === 'begun' ? AFTER_DAYS : 1],
    );
  }
}
