import type { EntityManager } from 'typeorm';

/** What `:here`, `:student` and so on stand for. */
export type Named = Readonly<Record<string, string | null>>;

const types: Readonly<Record<string, string>> = { email: 'text', address: 'text', number: 'text' };

/** Runs SQL with names in place of numbers: a statement names only what it needs, and PostgreSQL counts on that. */
export function runNamed<Row extends object>(tx: EntityManager, sql: string, named: Named): Promise<Row[]> {
  const used: string[] = [];
  const numbered = sql.replace(/(?<!:):([a-z]+)\b/g, (_, name: string) => {
    if (!used.includes(name)) used.push(name);
    return `$${used.indexOf(name) + 1}::${types[name] ?? 'uuid'}`;
  });
  return tx.query<Row[]>(
    numbered,
    used.map((name) => named[name] ?? null),
  );
}
