import { Database } from '@footing/database';
import { Secrets } from '@footing/secrets';
import { Rejoins } from '@footing/together';
import type { Paired } from '../../pairing/spec/paired';

/** The next round of the same programme takes people from yesterday on. @returns its id. */
export async function nextSignUp(paired: Paired): Promise<string> {
  const [next] = await paired.db.query<{ id: string }>(
    `insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
     select institution_id, programme_id, 'The next', greatest(sign_up_opens + 1, current_date - 1), current_date + 30,
       current_date + 40, current_date + 41, current_date + 200 from round where id = $1 returning id`,
    [paired.roundId],
  );
  return next?.id ?? '';
}

/** The links of the mails that say so, by whose they are. */
export async function againLinks(paired: Paired): Promise<{ student: string; mentor: string }> {
  const { institutionId } = paired;
  const rows = await paired.db.query<{ sealed: Buffer }>(`select sealed from mail where kind = 'round-notice'`);
  const mails = await paired.get(Database).transaction({ institutionId }, (tx) =>
    paired.get(Secrets).openMany(
      tx,
      { institutionId },
      'mail.sealed',
      rows.map((row) => ({ ...row, personId: null })),
    ),
  );
  const links = { student: '', mentor: '' };
  for (const mail of mails) {
    const link = /\/again\/([\w-]{82})/.exec(mail ?? '')?.[1] ?? '';
    const found = await paired.get(Rejoins).open(link);
    if (found) links[found.side] = link;
  }
  return links;
}
