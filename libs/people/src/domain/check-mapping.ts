import type { FieldError } from '@footing/kernel';
import { type PersonKind, fieldOf } from './fields';
import { isFreeColumn } from './header-words';
import { joinsColumns } from './joined-columns';
import type { Mapping } from './mapping';

/**
 * What is wrong with a chosen mapping; empty when rows can be read with it.
 *
 * `field` is the header of the column to change, or `mapping` when a column is missing altogether.
 */
export function checkMapping(kind: PersonKind, mapping: Mapping): FieldError[] {
  const used = new Set<string>();
  const errors: FieldError[] = [];
  for (const { header, target } of mapping) {
    if (target === 'skip') continue;
    const field = fieldOf(kind, target);
    if (field === undefined && !isFreeColumn(target))
      errors.push({ field: header, message: `Choose what "${header}" is` });
    else if (used.has(target) && !joinsColumns(kind, target))
      errors.push({ field: header, message: `Choose "${field?.label ?? target}" for one column only` });
    used.add(target);
  }
  return [...errors, ...missing(used)];
}

function missing(used: ReadonlySet<string>): FieldError[] {
  const errors: FieldError[] = [];
  const say = (message: string): void => void errors.push({ field: 'mapping', message });
  if (!used.has('email') && !used.has('universityId'))
    say('Choose a column for the e-mail address or the university ID');
  const hasBothNames = used.has('firstName') && used.has('lastName');
  if (!hasBothNames && !used.has('fullName'))
    say('Choose columns for the first name and the last name, or one for the full name');
  if (used.has('fullName') && (used.has('firstName') || used.has('lastName')))
    say('Choose either the full name, or the first name and the last name');
  return errors;
}
