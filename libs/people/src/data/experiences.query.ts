import { type Actor } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { SideTables } from './sides';

type Here = Pick<Actor, 'institutionId'>;

/** Shared experience that somebody agreed matching may read. */
export interface Agreed {
  /** Of the application or offer. */
  readonly partId: string;
  readonly personId: string;
  /** Never empty. */
  readonly experiences: readonly string[];
}

interface Row {
  readonly partId: string;
  readonly personId: string;
  readonly sealed: Buffer | null;
  /** What was written before it was sealed. */
  readonly clear: string[] | null;
}

export const fieldOf = ({ experience }: SideTables): string => `${experience}.experiences`;

/** What people agreed to in a round; who agreed to nothing, or whose key has been destroyed, is left out. */
export async function readExperiences(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  { institutionId, roundId }: { readonly institutionId: string; readonly roundId: string },
): Promise<Agreed[]> {
  const rows = await tx.query<Row[]>(
    `select part.id as "partId", part.${side.personKey} as "personId", e.sealed, e.experiences as clear
     from ${side.experience} e join ${side.part} part on part.institution_id = e.institution_id and part.id = e.${side.partKey}
     where part.institution_id = $1 and part.round_id = $2`,
    [institutionId, roundId],
  );
  return opened(tx, secrets, side, { institutionId }, rows);
}

/** Keeps what people agreed to, sealed with their own keys, in place of what they said before. */
export async function keepExperiences(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  here: Here,
  {
    people,
    agreedHow,
    at,
  }: { readonly people: readonly Agreed[]; readonly agreedHow: string | null; readonly at: Date },
): Promise<void> {
  const plain = people.map(({ personId, experiences }) => ({ personId, plain: JSON.stringify(experiences) }));
  const sealed = await secrets.sealMany(tx, here, fieldOf(side), plain);
  await tx.query(
    `insert into ${side.experience} as e (institution_id, ${side.partKey}, sealed, agreed_how, agreed_at)
     select $1, given.part_id, given.sealed, $4, $5 from unnest($2::uuid[], $3::bytea[]) as given (part_id, sealed)
     on conflict (institution_id, ${side.partKey}) do update set sealed = excluded.sealed, experiences = null,
       agreed_how = excluded.agreed_how, agreed_at = excluded.agreed_at`,
    [here.institutionId, people.map(({ partId }) => partId), sealed, agreedHow, at],
  );
}

/** Seals what was written in clear before there were keys. @returns how many rows. */
export async function sealWhatIsClear(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  here: Here,
): Promise<number> {
  const rows = await tx.query<Row[]>(
    `select part.id as "partId", part.${side.personKey} as "personId", e.sealed, e.experiences as clear
     from ${side.experience} e join ${side.part} part on part.institution_id = e.institution_id and part.id = e.${side.partKey}
     where e.institution_id = $1 and e.sealed is null for update of e`,
    [here.institutionId],
  );
  const plain = rows.map(({ personId, clear }) => ({ personId, plain: JSON.stringify(clear) }));
  const sealed = await secrets.sealMany(tx, here, fieldOf(side), plain);
  await tx.query(
    `update ${side.experience} e set sealed = given.sealed, experiences = null
     from unnest($2::uuid[], $3::bytea[]) as given (part_id, sealed)
     where e.institution_id = $1 and e.${side.partKey} = given.part_id`,
    [here.institutionId, rows.map(({ partId }) => partId), sealed],
  );
  return rows.length;
}

async function opened(
  tx: EntityManager,
  secrets: Secrets,
  side: SideTables,
  here: Here,
  rows: readonly Row[],
): Promise<Agreed[]> {
  const closed = rows.flatMap(({ sealed, ...row }) => (sealed ? [{ ...row, sealed }] : []));
  const texts = await secrets.openMany(tx, here, fieldOf(side), closed);
  return [
    ...closed.flatMap(({ partId, personId }, index) => {
      const text = texts[index];
      return text ? [{ partId, personId, experiences: JSON.parse(text) as string[] }] : [];
    }),
    ...rows.flatMap(({ partId, personId, clear }) => (clear ? [{ partId, personId, experiences: clear }] : [])),
  ];
}
