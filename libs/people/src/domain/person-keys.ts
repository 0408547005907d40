import { type Fault, faultAt } from './faults';
import type { Mapping } from './mapping';
import type { ImportedPerson, RowReading } from './read-row';

/** What a person is found by, university ID first; none when both are missing. Two rows that share one are one person. */
export function keysOf(person: ImportedPerson): string[] {
  return [
    ...(person.universityId === undefined ? [] : [`id:${person.universityId.toLowerCase()}`]),
    ...(person.email === undefined ? [] : [`email:${person.email}`]),
  ];
}

/** The key that says most about a person: the university ID if there is one, else the e-mail address; null with neither. */
export const keyOf = (person: ImportedPerson): string | null => keysOf(person)[0] ?? null;

/**
 * A check to be asked about each row of one file in turn: it returns a fault when the row is about somebody who was in an
 * earlier row, naming that row. Memory grows with the number of people.
 */
export function repeatCheck(mapping: Mapping): (reading: RowReading) => Fault[] {
  const firstRows = new Map<string, number>();
  return ({ row, person }) => {
    const keys = keysOf(person);
    const known = keys.find((key) => firstRows.has(key));
    for (const key of keys) if (!firstRows.has(key)) firstRows.set(key, row);
    if (known === undefined) return [];
    const isId = known.startsWith('id:');
    const column = mapping.find(({ target }) => target === (isId ? 'universityId' : 'email'))?.header ?? '';
    const value = (isId ? person.universityId : person.email) ?? '';
    const fill = { what: isId ? 'university ID' : 'e-mail address', other: firstRows.get(known) ?? 0 };
    return [faultAt({ row, column, value }, { code: 'key.repeated', fill })];
  };
}
