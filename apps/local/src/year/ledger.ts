import { createHash } from 'node:crypto';
import { Client } from 'pg';

/** Reads a database as its owner, whom no wall holds: what really stands there, whatever the services say. */
export class Ledger {
  private constructor(private readonly client: Client) {}

  static async open(ownerUrl: string): Promise<Ledger> {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    return new Ledger(client);
  }

  /** What is asked day after day is planned once. */
  async rows<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]> {
    if (!values) return (await this.client.query<Row>(sql)).rows;
    const name = createHash('sha256').update(sql).digest('hex').slice(0, 40);
    return (await this.client.query<Row>({ name, text: sql, values })).rows;
  }

  async count(sql: string, values?: unknown[]): Promise<number> {
    const [row] = await this.rows<{ n: number }>(`select count(*)::int as n from (${sql}) counted`, values);
    return row?.n ?? 0;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** Writes down every mentor who holds more than they offer, at the moment it happens. */
export const WATCH_PLACES = `
  create schema year;
  create table year.over_places (offer_id uuid, held integer, places integer, at timestamptz default clock_timestamp());
  create function year_watch_places() returns trigger language plpgsql security definer as $$
  begin
    insert into year.over_places (offer_id, held, places)
      select o.id, count(*), o.places from offer o join pairing p on p.institution_id = o.institution_id and p.offer_id = o.id
        and p.state in ('proposed', 'accepted', 'active', 'paused') group by o.id, o.institution_id, o.places having count(*) > o.places;
    return null;
  end $$;
  create trigger year_watch_places after insert or update on pairing for each statement execute function year_watch_places();
  create trigger year_watch_places after update on offer for each statement execute function year_watch_places();`;
