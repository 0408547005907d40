import { DomainError } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Day } from '../../domain/clocks/day';

/** What was done at one step of a request. */
export type RightLineStep =
  | 'asked'
  | 'taken-in-hand'
  | 'identity-asked'
  | 'clarification-asked'
  | 'written'
  | 'came-back'
  | 'extended'
  | 'closed'
  /** How it was checked who asks, where they did not sign in. */
  | 'identity-checked'
  /** What they asked to be corrected was. */
  | 'corrected';

/** One step of a request, the person's or ours. */
export interface RightLine {
  readonly at: Date;
  readonly step: RightLineStep;
  /** Who did it; null: the service itself. */
  readonly accountId: string | null;
  /** What was said; null: nothing, or it can be read no more since the person was erased. */
  readonly words: string | null;
  /** Whether anything was said. */
  readonly saidSomething: boolean;
  /** By when it was due after that. */
  readonly dueOn: Day;
}

/** A line to write. */
export interface NewLine {
  readonly requestId: string;
  readonly step: RightLineStep;
  readonly accountId: string | null;
  /** Whose key seals what is said. */
  readonly personId: string;
  /** Empty: nothing. */
  readonly words: string;
  readonly dueOn: Day;
  readonly mailId: string | null;
}

export const SEALED_AS = 'rights_line.words';

export async function addLine(
  tx: EntityManager,
  secrets: Secrets,
  institutionId: string,
  line: NewLine,
): Promise<void> {
  const { requestId, step, accountId, personId, words, dueOn, mailId } = line;
  const sealed = words === '' ? null : await secrets.seal(tx, { institutionId }, SEALED_AS, personId, words);
  await tx.query(
    `insert into rights_line (institution_id, request_id, account_id, step, words, due_on, mail_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [institutionId, requestId, accountId, step, sealed, dueOn, mailId],
  );
}

/**
 * Refuses to go on where something was written since whoever acts last looked.
 * @param seen how many lines they saw; undefined: whoever acts does not say. @throws {DomainError} conflict, `right.step`.
 */
export async function refuseUnseen(
  tx: EntityManager,
  institutionId: string,
  requestId: string,
  seen: number | undefined,
): Promise<void> {
  if (seen === undefined) return;
  const [row] = await tx.query<{ count: number }[]>(
    'select count(*)::int as count from rights_line where institution_id = $1 and request_id = $2',
    [institutionId, requestId],
  );
  if (row && row.count > seen) throw new DomainError('conflict', 'right.step', `${row.count - seen} lines since`);
}

interface Row extends Omit<RightLine, 'words' | 'saidSomething'> {
  readonly sealed: Buffer | null;
}

/** The steps of a request, in order. */
export async function linesOf(
  tx: EntityManager,
  secrets: Secrets,
  institutionId: string,
  { id, subject }: { readonly id: string; readonly subject: { readonly id: string } },
): Promise<RightLine[]> {
  const rows = await tx.query<Row[]>(
    `select at, step, account_id as "accountId", words as sealed, due_on::text as "dueOn" from rights_line
     where institution_id = $1 and request_id = $2 order by id`,
    [institutionId, id],
  );
  const said = rows.flatMap(({ sealed }) => (sealed ? [{ personId: subject.id, sealed }] : []));
  const opened = await secrets.openMany(tx, { institutionId }, SEALED_AS, said);
  let next = 0;
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    words: sealed ? (opened[next++] ?? null) : null,
    saidSomething: sealed !== null,
  }));
}
