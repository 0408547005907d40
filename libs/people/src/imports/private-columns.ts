import type { FieldError } from '@footing/kernel';
import type { PersonKind } from '../domain/fields';
import { isFreeColumn, plainWords } from '../domain/header-words';
import type { Mapping } from '../domain/mapping';
import { type ProposedColumn, proposeMapping } from '../domain/propose-mapping';
import { needsAgreement } from './agreement';

/** Facts that are nobody's business here unless somebody says that they are: private by law, or the reason for a priority. */
const PRIVATE = new RegExp(
  String.raw`\b(ethnic\w*|race|racial|disab\w*|religio\w*|faith|sexual\w*|sexuality|gender|pronouns?|trans|transgender|` +
    String.raw`health condition\w*|medical|mental health|learning difference\w*|neurodiver\w*|politic\w* (view|opinion)\w*|trade union|` +
    String.raw`free school meals?|fsm|care (leavers?|experience\w*)|estranged|refugee|asylum|carers?|caring responsibilit\w*|polar\d?|tundra|imd|acorn|` +
    String.raw`household income|bursary|date of birth|dob|nationality)\b`,
  'u',
);

const REASON = 'This may be private, and matching does not need it, so we leave it out';

/** The proposal with private columns of the institution's own left out; whoever chooses can still keep them. */
export const leavingOutPrivate = (proposed: readonly ProposedColumn[]): ProposedColumn[] =>
  proposed.map((column) =>
    isFreeColumn(column.target) && PRIVATE.test(plainWords(column.header))
      ? { ...column, target: 'skip', confidence: 'unsure', reason: REASON }
      : column,
  );

/**
 * Columns of shared experience that were to be kept among the answers, where everybody who may read those would read them:
 * one fault each, at the column's header.
 */
export function openlyKept(kind: PersonKind, mapping: Mapping, sample: readonly (readonly string[])[]): FieldError[] {
  const headers = mapping.map(({ header }) => header);
  return proposeMapping(kind, headers, sample).flatMap(({ target, header }, index) =>
    needsAgreement(target) && isFreeColumn(mapping[index]?.target ?? 'skip')
      ? [{ field: header, message: `Choose what “${header}” is, or leave it out: it may hold shared experience` }]
      : [],
  );
}
