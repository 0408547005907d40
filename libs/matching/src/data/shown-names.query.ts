import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Nameless } from '../domain/nameless';
import type { Draft } from './draft.entity';
import { hidesNames } from './looks.query';
import { mentorNames, type NamedPerson, type Names, studentNames } from './names.query';

type OfRound = Pick<Draft, 'institutionId' | 'roundId'>;

/** Labels in the place of names: "Student 14" by application id, "Mentor 7" by offer id. Within a round they stay the same. */
export type Labels = ReadonlyMap<string, string>;

/** The labels of a round's people, in an order that tells nothing. */
async function labelsOf(tx: EntityManager, { institutionId, roundId }: OfRound): Promise<Labels> {
  const rows = await tx.query<{ id: string; label: string }[]>(
    `select id, 'Student ' || row_number() over (order by md5(id::text)) as label from application
       where institution_id = $1 and round_id = $2
     union all
     select id, 'Mentor ' || row_number() over (order by md5(id::text)) from offer where institution_id = $1 and round_id = $2`,
    [institutionId, roundId],
  );
  return new Map(rows.map(({ id, label }) => [id, label]));
}

/** The labels to show to whoever asks; null where they see names. */
export async function labelsFor(tx: EntityManager, actor: Actor, of: OfRound): Promise<Labels | null> {
  return (await hidesNames(tx, of, actor.accountId)) ? labelsOf(tx, of) : null;
}

/** Who people are, as whoever asks may see it: with hidden names a label, and no address. */
export interface ShownNames {
  readonly labels: Labels | null;
  students(ids: readonly string[]): Promise<Names>;
  mentors(ids: readonly string[]): Promise<Names>;
}

export async function shownNames(tx: EntityManager, actor: Actor, of: OfRound): Promise<ShownNames> {
  const labels = await labelsFor(tx, actor, of);
  const shown = (names: Names): Names => (labels ? labelled(names, labels) : names);
  return {
    labels,
    students: async (ids) => shown(await studentNames(tx, of.institutionId, ids)),
    mentors: async (ids) => shown(await mentorNames(tx, of.institutionId, ids)),
  };
}

const labelled = (names: Names, labels: Labels): Names =>
  new Map([...names].map(([id, person]) => [id, underLabel(person, labels)]));

/** Somebody without what tells who they are. */
export const underLabel = ({ id, schoolName }: NamedPerson, labels: Labels): NamedPerson => ({
  ...{ id, schoolName, name: labelIn(labels, id) },
  ...{ email: null, universityId: null },
});

export const labelIn = (labels: Labels, id: string): string => labels.get(id) ?? 'Somebody who has left';

/** Whose names to look for in what was written, and what to put there. */
export const namelessOf = (people: readonly NamedPerson[], labels: Labels): Nameless[] =>
  people.map(({ id, name }) => ({ name, label: labelIn(labels, id) }));
