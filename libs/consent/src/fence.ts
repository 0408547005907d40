import type { Actor, Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { refusalOf } from './errors';

/** That one person permits one thing, as it stood when it was read. */
export interface Permitted {
  readonly subjectId: string;
  /** '' for the purpose as a whole. */
  readonly item: string;
  readonly epoch: number;
}

/** A use of people's data, for the ledger. */
export interface Use {
  readonly purpose: Purpose;
  readonly people: readonly Permitted[];
  /** Where it comes to rest: a name of the map's places, or of a run that keeps nothing. */
  readonly place: string;
  /** Which run it is, for example `draft <id>`; small letters, digits, colons and hyphens, at most 100. */
  readonly run: string;
}

/**
 * Who permits a purpose now, each with the epoch to hand to the fence.
 * @param subjectIds of whom; absent: of everybody here.
 */
export async function permittedNow(
  tx: EntityManager,
  { institutionId }: Pick<Actor, 'institutionId'>,
  purpose: Purpose,
  subjectIds?: readonly string[],
): Promise<Permitted[]> {
  return tx.query<Permitted[]>(
    `select s.subject_id as "subjectId", s.item, s.epoch from consent.state s
     where s.institution_id = $1 and s.purpose = $2 and s.permitted and (s.valid_until is null or s.valid_until > now())
       and ($3::uuid[] is null or s.subject_id = any ($3))
       and not exists (select from consent.stop_intent i where i.institution_id = s.institution_id
         and i.subject_id = s.subject_id and i.purpose = s.purpose and i.item = s.item)
     order by s.subject_id, s.item`,
    [institutionId, purpose, subjectIds ?? null],
  );
}

/**
 * The fence. Passes only while everybody still permits as when it was read; from here to the end of the transaction a stop
 * waits. Call it last before the commit, or hold it, ten seconds at most, while something is handed over. Nobody: nothing is done.
 *
 * @throws {DomainError} conflict, `consent.changed` or `consent.stopping` (see `hasChanged`): the transaction is over.
 */
export async function begin(tx: EntityManager, { purpose, people, place, run }: Use): Promise<void> {
  if (people.length === 0) return;
  const columns = [people.map((one) => one.subjectId), people.map((one) => one.item), people.map((one) => one.epoch)];
  await tx
    .query('select consent.use_begin($1, $2, $3, $4, $5, $6)', [purpose, ...columns, place, run])
    .catch((error: unknown) => {
      throw refusalOf(error);
    });
}
