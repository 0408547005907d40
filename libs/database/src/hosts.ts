import { Client } from 'pg';

/**
 * Gives an institution a host name of its own, taking it from whoever had it. The first it is given is the one that links
 * in mail lead to. Only the owner of the database may: a host
 * name decides whose pages are shown.
 *
 * @param host for example `mentoring.example.ac.uk`, without a port. @throws when it is no host name.
 */
export async function giveHost(ownerUrl: string, institutionId: string, host: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'footing-hosts' });
  await owner.connect();
  try {
    await owner.query(
      `insert into institution_host (host, institution_id) values (lower($1), $2)
       on conflict (host) do update set institution_id = excluded.institution_id, given_at = excluded.given_at
         where institution_host.institution_id <> excluded.institution_id`,
      [host, institutionId],
    );
  } finally {
    await owner.end();
  }
}
