import type { Arrived, StudentNumber } from './arrival';

/** Attributes that usually carry it, by the name to type. */
export const usualStudentNumbers = {
  oidc: ['student_number', 'schac_personal_unique_code', 'employee_number'],
  saml: ['schacPersonalUniqueCode', 'employeeNumber'],
} as const;

/** Other names of the same attribute, as SAML services send them. */
const sameAttribute = [
  [
    'schacPersonalUniqueCode',
    'urn:oid:1.3.6.1.4.1.25178.1.2.14',
    'urn:mace:terena.org:attribute-def:schacPersonalUniqueCode',
  ],
  ['employeeNumber', 'urn:oid:2.16.840.1.113730.3.1.3', 'urn:mace:dir:attribute-def:employeeNumber'],
] as const;

const MOST_LENGTH = 100;
const CODE = /^urn:(?:mace:terena\.org:)?schac:personalUniqueCode:/i;

/**
 * Looks for the student number among what arrived. Several different values are never chosen from.
 * @param name of the attribute or claim, as the administrator set it; '' or absent: nobody is linked.
 * @param scopes the domains that the service may speak for: a code of another university is no number of ours.
 */
export function studentNumberIn(
  arrived: readonly Arrived[],
  name: string | undefined,
  scopes: readonly string[],
): StudentNumber {
  if (!name) return { state: 'off' };
  const names: readonly string[] = sameAttribute.find((group) => group.some((each) => each === name)) ?? [name];
  const values = arrived.filter((each) => names.includes(each.name)).flatMap((each) => each.values);
  const read = values.map((value) => numberIn(value, scopes)).filter((number) => number !== null);
  const [number, ...more] = new Set(read);
  if (number === undefined) return { state: 'none' };
  if (more.length > 0) return { state: 'several' };
  return isNumber(number) ? { state: 'one', number } : { state: 'unreadable' };
}

/** The value in the form that is compared; of a code its last part. Null: empty, or a code of another university. */
function numberIn(value: string, scopes: readonly string[]): string | null {
  const whole = value.trim();
  const parts = CODE.test(whole) ? whole.split(':') : [whole];
  const domains = parts.slice(0, -1).filter((part) => part.includes('.') && part !== 'terena.org');
  const ours = scopes.map((scope) => scope.toLowerCase());
  if (domains.some((domain) => !ours.includes(domain.toLowerCase()))) return null;
  return plainLower(parts.at(-1)?.trim() ?? '') || null;
}

/** Never an e-mail address, even where somebody set the attribute that carries one. */
const isNumber = (number: string): boolean => number.length <= MOST_LENGTH && !/[@\p{C}]/u.test(number);

/** A to Z alone: other letters have look-alikes that fold into these, such as the sign for kelvin into k. */
const plainLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
