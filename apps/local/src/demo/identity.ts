import { type Chance, type Field, pick } from './chance';
import { nameListsOf } from './names';
import { type Person } from './world';

/** How many different numbers `scattered` can give. */
export const NUMBERS = 90_000;

/** Coprime to NUMBERS, so that different people get different numbers. */
const STRIDE = 48_271;

/** Addresses of students. No mail is ever sent there. */
export const STUDENT_DOMAIN = 'example.ac.uk';
/** Addresses of mentors: reserved for examples by RFC 2606. */
export const MENTOR_DOMAIN = 'example.org';

/** A number from 10,000 to 99,999 that no other index below NUMBERS gets. @throws {RangeError} for an index of NUMBERS or more. */
export function scattered(index: number, field: (name: string) => Field): number {
  if (index >= NUMBERS) throw new RangeError(`at most ${NUMBERS} people, not ${index + 1}`);
  const start = Math.floor(field('first number')(0)() * NUMBERS);
  return 10_000 + ((start + index * STRIDE) % NUMBERS);
}

/** A first and a last name for somebody of this background; a few last names are double. */
export function nameOf(person: Person, field: (name: string) => Field): { firstName: string; lastName: string } {
  const chance: Chance = field('name')(person.index);
  const { first, last } = pick(chance, nameListsOf(person.background));
  const [firstName, lastName, second] = [pick(chance, first), pick(chance, last), pick(chance, last)];
  const isDouble = chance() < 0.02 && second !== lastName;
  return { firstName, lastName: isDouble ? `${lastName}-${second}` : lastName };
}

/** The last two digits of a year. */
export const twoDigits = (year: number): string => String(year % 100).padStart(2, '0');

/** Letters of an e-mail address: no accents, lower case, nothing but a to z and hyphens. */
export const plainLetters = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z-]/g, '')
    .toLowerCase();
