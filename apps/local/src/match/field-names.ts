import { fieldsOf, isSameHeader } from '@footing/people';
import type { PeopleFile } from './people-file';

/** The answer that a name in the settings means, or why it means none. */
export type NamedField = { readonly key: string } | { readonly fault: string };

/**
 * Finds what the settings call a field: an answer key, a header of the file, or a field's name for people, in that order.
 */
export function fieldNamed({ kind, fileName, mapping }: PeopleFile, name: string): NamedField {
  const column =
    mapping.find(({ target }) => target === name && target !== 'skip') ??
    mapping.find(({ header }) => isSameHeader(header, name));
  const field = fieldsOf(kind).find(
    ({ key, label }) => key === (column?.target ?? name) || (!column && isSameHeader(label, name)),
  );
  if (column?.target === 'skip')
    return { fault: `This column of ${fileName} is skipped. Name it under "columns" to keep it` };
  if (field && field.group !== 'answer')
    return {
      fault: `${fileName} holds this as “${field.label}”, which is not compared. To compare it, put "columns": {"${kind}": {"${column?.header ?? name}": "keep"}} in the settings`,
    };
  if (field) return { key: field.key };
  if (column) return { key: column.target };
  return {
    fault: `There is no such column in ${fileName}. Its columns are: ${mapping.map(({ header }) => header).join(', ')}`,
  };
}
