import { categories, places, purposes } from '@footing/kernel';

type Ask = (sql: string, given: readonly unknown[]) => Promise<unknown>;

/**
 * Writes the map of purposes (`@footing/kernel`) into the database, whose policies and functions read it there. It runs with
 * every migration, so that the rows are those of the code that is about to start; what the map no longer has is removed where
 * nothing points at it.
 */
export async function compilePurposes(ask: Ask): Promise<void> {
  await ask(
    `insert into consent.category (code, special) select * from unnest($1::text[], $2::boolean[])
     on conflict (code) do update set special = excluded.special`,
    columns(Object.entries(categories).map(([code, { special }]) => [code, special])),
  );
  await ask(
    `insert into consent.purpose_default (code, basis, items, months) select * from unnest($1::text[], $2::text[], $3::text[], $4::smallint[])
     on conflict (code) do update set basis = excluded.basis, items = excluded.items, months = excluded.months`,
    columns(Object.entries(purposes).map(([code, { basis, items, months }]) => [code, basis, items, months])),
  );
  const declared = Object.entries(purposes).flatMap(([code, purpose]) =>
    purpose.categories.map((category) => [code, category]),
  );
  await ask(
    `with declared as (select * from unnest($1::text[], $2::text[]) d (purpose, category)),
       gone as (delete from consent.purpose_category c where (c.purpose, c.category) not in (select purpose, category from declared))
     insert into consent.purpose_category (purpose, category) select purpose, category from declared on conflict do nothing`,
    columns(declared),
  );
  await ask(
    `insert into consent.place (code, purpose, kind, seconds) select * from unnest($1::text[], $2::text[], $3::text[], $4::smallint[])
     on conflict (code) do update set purpose = excluded.purpose, kind = excluded.kind, seconds = excluded.seconds`,
    columns(Object.entries(places).map(([code, { purpose, kind, seconds }]) => [code, purpose, kind, seconds])),
  );
}

/** Writes what the map says of each purpose to people: a decision notes it as it was then. Of a table that comes later than the map's own. */
export async function compileWords(ask: Ask): Promise<void> {
  await ask(
    `insert into consent.purpose_words (code, title, what, who, stopped)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
     on conflict (code) do update set title = excluded.title, what = excluded.what, who = excluded.who, stopped = excluded.stopped`,
    columns(Object.entries(purposes).map(([code, { title, what, who, stopped }]) => [code, title, what, who, stopped])),
  );
}

/** Rows on their side, as `unnest` wants them. */
const columns = (rows: readonly (readonly unknown[])[]): unknown[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
