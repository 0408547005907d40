/** What other tools call a column by, after the beginnings `bind:` and `control:` and with _ for spaces. */
const columns: Readonly<Record<string, string>> = {
  relevance: 'relevant',
  caption: 'label',
  value: 'name',
  tag: 'name',
  command: 'type',
  readonly: 'read_only',
  calculate: 'calculation',
  constraining_message: 'constraint_message',
  'jr:constraintmsg': 'constraint_message',
  'jr:requiredmsg': 'required_message',
  requiredmsg: 'required_message',
};

/**
 * The name of a column, however it is spelled: in any case, with spaces or as older forms have it.
 * Source: the names that pyxform, which forms of this kind are made with, takes for the same.
 */
export function columnName(header: string): string {
  const plain = header.trim().toLowerCase().replaceAll(' ', '_');
  const own = plain.replace(/^(bind|control|body)::?/, '');
  return Object.hasOwn(columns, own) ? (columns[own] ?? own) : own;
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'integer',
  trigger: 'acknowledge',
  photo: 'image',
};

/** What kind of question a row is, however it is spelled: `select all that apply from list` is `select_multiple list`. */
export function typeName(cell: string): string {
  const plain = cell.trim().replace(/\s+/g, ' ');
  const spelled = plain
    .replace(/^(add )?(select one|select1)( prompt)?( from| using)? /i, 'select_one ')
    .replace(/^(add )?select (multiple|all that apply)( prompt)?( from| using)? /i, 'select_multiple ')
    .replace(/^add (\w+) prompt$/i, '$1');
  const known = spelled.toLowerCase();
  return Object.hasOwn(words, known) ? (words[known] ?? spelled) : spelled;
}
