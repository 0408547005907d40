/** What becomes of something when somebody is erased: it is gone, it stays without anything that names them, or it stays. */
export type Fate = 'goes' | 'without-name' | 'stays';

/**
 * One kind of thing that is held about people, and what erasing does to it. In its SQL stand `:here` for the institution,
 * `:student`, `:mentor` and `:account` for the person, each null where they are none, `:email` for the
 * address of the account, and `:address` and `:number` for how the university knows them.
 */
export interface Trace {
  /** In words, as the data protection officer reads it: "Answers". */
  readonly words: string;
  /** The tables it is in. */
  readonly tables: readonly string[];
  /** Counts what there is: `select count(*)::int as count …`. */
  readonly counted: string;
  /** Whose own it is where only they may see it: it is counted, and goes, in their name. */
  readonly ownedBy?: 'student' | 'mentor';
  /** What becomes of it where everything is erased. */
  readonly erased: Fate;
  /** What becomes of it where only the name goes. */
  readonly kept: Fate;
  /** Why something stays, by the schedule; empty where nothing does. */
  readonly why: string;
  /** Statements that do it. */
  readonly erasing: readonly string[];
  /** Those that only erasing everything needs. */
  readonly erasingAll?: readonly string[];
}

/** Counts the rows of a table. */
export const countOf = (table: string, where: string): string =>
  `select count(*)::int as count from ${table} where institution_id = :here and ${where}`;

/** Removes them. */
export const removeFrom = (table: string, where: string): string =>
  `delete from ${table} where institution_id = :here and ${where}`;

/** Rows of one table that simply go, whatever the outcome. */
export const gone = (words: string, table: string, where: string): Trace => ({
  ...{ words, tables: [table], counted: countOf(table, where), erased: 'goes', kept: 'goes', why: '' },
  erasing: [removeFrom(table, where)],
});
