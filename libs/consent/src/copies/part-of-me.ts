import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { WholePerson } from '../rights/data/person.query';
import { type Named, runNamed } from '../rights/named-sql';

/** One value in a table of a copy. */
export type Cell = string | number | boolean | Date | null;

/** Whose copy is made, and by what it is read: a transaction for the purpose `own`. */
export interface Reading {
  readonly tx: EntityManager;
  readonly institutionId: string;
  readonly person: WholePerson;
  readonly secrets: Secrets;
}

/** A file that is in a copy as it is. */
export interface FileInCopy {
  /** With the folder that it is in: `messages/1 My CV.pdf`. */
  readonly name: string;
  readonly content: Buffer;
}

/** One kind of thing that is held about people, as it stands in the copy that somebody takes of everything. */
export interface PartOfMe {
  /** What its file is called: small letters and hyphens. */
  readonly name: string;
  readonly title: string;
  /** What it is, and who may read it: whole sentences. */
  readonly words: string;
  /** The tables it shows. */
  readonly tables: readonly string[];
  readonly columns: readonly string[];
  /** Each as long as `columns`; empty: nothing is held. Other people's data stays out. */
  readonly rows: (of: Reading) => Promise<readonly (readonly Cell[])[]>;
  /** What is held as files; absent or empty: nothing is. */
  readonly files?: (of: Reading) => Promise<readonly FileInCopy[]>;
}

/**
 * Rows as one statement of SQL gives them, column by column. In it stand `:here` for the institution and `:student`,
 * `:mentor` and `:account` for the person, each null where they are none.
 */
export const named = (sql: string) => async (of: Reading) =>
  (await runNamed<Readonly<Record<string, Cell>>>(of.tx, sql, namesOf(of))).map((row) => Object.values(row));

/** What the names in a part's SQL stand for. */
export const namesOf = ({ institutionId, person: { accountId, studentId, mentorId } }: Reading): Named => ({
  ...{ here: institutionId, account: accountId, student: studentId, mentor: mentorId },
});
