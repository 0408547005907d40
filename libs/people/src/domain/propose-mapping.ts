import type { Field } from './field';
import { type PersonKind, fieldsOf } from './fields';
import { formColumns } from './form-columns';
import { coreWords, freeColumnKey, plainWords } from './header-words';
import { choiceHeading } from './joined-columns';
import { type MappedColumn, mappingOf } from './mapping';
import { emailPart, fittingPart, fullness, keyPart } from './value-shapes';

/** What we would do with one column, and why. */
export interface ProposedColumn extends MappedColumn {
  readonly confidence: 'sure' | 'likely' | 'unsure';
  /** For people: one sentence. */
  readonly reason: string;
}

interface Candidate {
  readonly index: number;
  readonly field: Field;
  readonly confidence: ProposedColumn['confidence'];
  readonly reason: string;
  /** Higher is better; only compared among candidates of the same file. */
  readonly merit: number;
  /** For one of several columns that are one list together: which of them. */
  readonly nth?: number;
}

/**
 * What each column of a file is likely to be, judged by its header and by its first rows. Each field is proposed once at most,
 * but for choices, of which each may have its column;
 * a column that is none of ours is kept under its own name, and one that is empty, or that a survey tool fills in by itself, is
 * skipped.
 * @param sample rows of the file, one cell a header; 50 are plenty, none is allowed.
 * @returns one proposal a header, in the same order; the order of the columns makes no difference to what is proposed.
 */
export function proposeMapping(
  kind: PersonKind,
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): ProposedColumn[] {
  const columns = headers.map((_, index) => sample.map((row) => row[index] ?? ''));
  const skipped = formColumns(kind, headers, columns);
  const candidates = headers.flatMap((header, index) =>
    skipped.has(index) ? [] : candidatesFor(kind, header, index, columns[index] ?? []),
  );
  const chosen = settleNames(kind, choose(candidates, headers), headers);
  const taken = new Set<string>();
  const proposals = headers.map((header, index) => {
    const reason = skipped.get(index);
    if (reason !== undefined) return { target: 'skip', confidence: 'likely', reason } as const;
    const candidate = chosen.get(index);
    if (candidate) return { target: candidate.field.key, confidence: candidate.confidence, reason: candidate.reason };
    return unknown(header, sample.length > 0 && fullness(columns[index] ?? []) === 0, taken);
  });
  const mapping = mappingOf(
    kind,
    headers,
    proposals.map(({ target }) => target),
    sample,
  );
  return mapping.map((column, index) => ({ ...column, ...(proposals[index] ?? unknown(column.header, false, taken)) }));
}

function candidatesFor(kind: PersonKind, header: string, index: number, cells: readonly string[]): Candidate[] {
  const words = plainWords(header);
  const core = coreWords(header, kind);
  const found: Candidate[] = [];
  for (const field of fieldsOf(kind)) {
    const names = [field.label, field.key, ...field.alsoCalled].map(plainWords);
    const exact = names.indexOf(words);
    const close = core === '' ? -1 : names.indexOf(core);
    const rank = exact >= 0 ? exact : close >= 0 ? close : sameCore(core, names, kind);
    const candidate = {
      index,
      field,
      confidence: exact >= 0 ? 'sure' : 'likely',
      reason: 'The heading says so',
    } as const;
    const merit = (exact >= 0 ? 1000 : 500) - rank;
    if (rank >= 0) found.push(...judged({ ...candidate, merit }, cells));
    else if (field.type === 'people') found.push(...nthChoice(candidate, header, kind, names, cells));
    else if (field.type === 'email' && fullness(cells) > 0 && emailPart(cells) >= 0.8)
      found.push({ ...candidate, confidence: 'likely', reason: 'The values look like e-mail addresses', merit: 100 });
  }
  return found;
}

/** Which of the names says the same once its small words are left out too. One word alone says too little: "ID" may be anything. */
function sameCore(core: string, names: readonly string[], kind: PersonKind): number {
  return core.includes(' ') ? names.findIndex((name) => coreWords(name, kind) === core) : -1;
}

/** A column of one choice among several. A heading that does not speak of people needs values that do. */
function nthChoice(
  candidate: Omit<Candidate, 'merit'>,
  header: string,
  kind: PersonKind,
  names: readonly string[],
  cells: readonly string[],
): Candidate[] {
  const choice = choiceHeading(header, kind, names);
  if (choice === null || (choice.isBare && keyPart(cells) < 0.5)) return [];
  const reason = `This is choice ${choice.number}. All columns of choices together are one list`;
  const [confidence, merit] = choice.isBare ? (['likely', 400] as const) : (['sure', 450] as const);
  return judged({ ...candidate, confidence, reason, merit, nth: choice.number }, cells);
}

/** What the values say about a candidate that the header named. */
function judged(candidate: Candidate, cells: readonly string[]): Candidate[] {
  if (candidate.field.type === 'id' && emailPart(cells) >= 0.8) return [];
  if (fittingPart(candidate.field, cells) >= 0.5) return [candidate];
  if (candidate.field.type === 'email') return [];
  return [
    {
      ...candidate,
      confidence: 'unsure',
      reason: 'The heading says so, but many values do not look like it',
      merit: candidate.merit - 600,
    },
  ];
}

/** The best candidates first; each field and each column once. A field has one column, or one for each choice. */
function choose(candidates: readonly Candidate[], headers: readonly string[]): Map<number, Candidate> {
  const nameOf = ({ index }: Candidate): string => headers[index] ?? '';
  const sorted = candidates.toSorted((a, b) => b.merit - a.merit || (nameOf(a) < nameOf(b) ? -1 : 1));
  const chosen = new Map<number, Candidate>();
  const used = new Map<string, Set<number | undefined>>();
  for (const candidate of sorted) {
    const { nth, field, index } = candidate;
    const before = used.get(field.key) ?? new Set();
    // A column of all choices leaves no room for columns of single ones, nor they for it.
    const isTaken = before.has(nth) || before.has(undefined) || (nth === undefined && before.size > 0);
    if (isTaken || chosen.has(index)) continue;
    used.set(field.key, before.add(nth));
    chosen.set(index, candidate);
  }
  return chosen;
}

/**
 * "Name" is the full name, unless there is a surname too: then it is the first name, or one name too many.
 * Beside the German "Vorname" it is the last name.
 */
function settleNames(
  kind: PersonKind,
  chosen: Map<number, Candidate>,
  headers: readonly string[],
): Map<number, Candidate> {
  const by = (key: string): Candidate | undefined => [...chosen.values()].find(({ field }) => field.key === key);
  const full = by('fullName');
  if (full === undefined) return chosen;
  const first = by('firstName');
  const last = by('lastName');
  const settleAs = (key: string, reason: string): void => {
    const field = fieldsOf(kind).find((one) => one.key === key);
    if (field) chosen.set(full.index, { ...full, field, confidence: 'likely', reason });
  };
  if (first && last) chosen.delete(full.index);
  else if (first && plainWords(headers[first.index] ?? '') === 'vorname')
    settleAs('lastName', 'There is a column for the first name too');
  else if (first) chosen.delete(first.index);
  else if (last) settleAs('firstName', 'There is a column for the last name too');
  return chosen;
}

function unknown(header: string, isEmpty: boolean, taken: Set<string>): Omit<ProposedColumn, 'header' | 'splitsAt'> {
  if (isEmpty) return { target: 'skip', confidence: 'likely', reason: 'The first rows of this column are empty' };
  let target = freeColumnKey(header);
  for (let number = 2; taken.has(target); number += 1) target = `${freeColumnKey(header)}-${number}`;
  taken.add(target);
  return { target, confidence: 'sure', reason: 'We do not know this heading, so we keep the column as it is' };
}
