import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PersonKind } from '@footing/people';
import {
  type BarrierInput,
  type CriterionInput,
  criterionKinds,
  defaultCriteria,
  sectorFamilies,
  weightFaults,
} from '@footing/programmes';
import { type FileFault, NeedsAttention, wholeFile } from './file-fault';
import { type ChoicesFile, choicesFileOf } from './choices-file';
import { record, type Say } from './read-record';
import { RoundFileInput } from './round-file.input';

/** The settings of a round as read, with what was left out filled in. */
export interface RoundFile extends ChoicesFile {
  /** Of the file they came from; for faults and the like. */
  readonly fileName: string;
  readonly criteria: readonly CriterionInput[];
  readonly barriers: readonly BarrierInput[];
  readonly minimumFit: number;
  /** Group → tier; empty when tiers are not used. */
  readonly tiers: ReadonlyMap<string, number>;
  readonly sectors: Readonly<Record<string, string>>;
  /** Header → field, `keep` or `skip`, as written. */
  readonly columns: Readonly<Record<PersonKind, ReadonlyMap<string, string>>>;
  readonly sharedExperienceAgreed: string | null;
  readonly year: number | null;
  readonly seed: string | null;
}

const NO_FILE = 'the usual settings';
const LARGEST = 1024 * 1024;

/** Reads a settings file; null means the usual settings. @throws {NeedsAttention} with everything wrong in it. */
export async function readRoundFile(file: string | null): Promise<RoundFile> {
  if (file === null) return roundFileOf({}, NO_FILE);
  const fileName = path.basename(file);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new NeedsAttention([wholeFile(fileName, 'There is no such file, or it cannot be opened')]);
  }
  if (text.length > LARGEST) throw new NeedsAttention([wholeFile(fileName, 'This is too large to be a settings file')]);
  return roundFileOf(parse(text.replace(/^\uFEFF/, ''), fileName), fileName);
}

/** Settings from what a JSON text held. @throws {NeedsAttention} with everything wrong in it. */
export function roundFileOf(given: unknown, fileName: string): RoundFile {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new NeedsAttention([wholeFile(fileName, 'Write the settings as one JSON object: { … }')]);
  const input = plainToInstance(RoundFileInput, given);
  const wrong = validateSync(input, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  const faults: FileFault[] = [];
  const say = (column: string, value: unknown, message: string): void =>
    void faults.push({ file: fileName, row: null, column, value: shown(value), message });
  for (const error of wrong) sayAll(error, '', say);
  const criteria = input.criteria ?? usualCriteria();
  if (faults.length === 0) sayOfCriteria(criteria, say);
  const read = {
    ...choicesFileOf(input, say),
    tiers: record(input.tiers, 'tiers', isTier, 'Enter a tier from 1 to 8', say),
    sectors: record(input.sectors, 'sectors', isText, 'Enter the name of a family', say),
    columns: columnsOf(input.columns, say),
  };
  if (faults.length > 0) throw new NeedsAttention(faults);
  return {
    fileName,
    criteria,
    barriers: input.barriers ?? [],
    minimumFit: input.minimumFit ?? 0,
    sharedExperienceAgreed: input.sharedExperienceAgreed ?? null,
    year: input.year ?? null,
    seed: input.seed ?? null,
    ...read,
    sectors: input.sectors === undefined ? sectorFamilies : Object.fromEntries(read.sectors),
  };
}

function parse(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? ` (${error.message})` : '';
    throw new NeedsAttention([wholeFile(fileName, `This is not JSON${where}`)]);
  }
}

const usualCriteria = (): CriterionInput[] =>
  defaultCriteria.map(({ kind, weight }) => ({ kind, weight, name: criterionKinds[kind].name, order: [] }));

function sayAll({ property, value, constraints = {}, children = [] }: ValidationError, above: string, say: Say): void {
  const place = /^\d+$/.test(property) ? `${above}[${property}]` : above === '' ? property : `${above}.${property}`;
  const [code, message] = Object.entries(constraints)[0] ?? [];
  if (code === 'whitelistValidation') say(place, '', 'This is not a setting. Check how it is written, or take it out');
  else if (message !== undefined) say(place, value, message);
  for (const child of children) sayAll(child, place, say);
}

function sayOfCriteria(criteria: readonly CriterionInput[], say: Say): void {
  const seen = new Set<string>();
  for (const [at, { kind, weight }] of criteria.entries()) {
    if (weight === undefined) say(`criteria[${at}].weight`, '', 'Enter a weight from 0 to 100');
    if (seen.has(kind) && !criterionKinds[kind].needsFields)
      say(`criteria[${at}].kind`, kind, 'This criterion is there already. Name it once');
    seen.add(kind);
  }
  if (criteria.length === 0) say('criteria', '', 'Name at least one criterion');
  for (const { message } of weightFaults(criteria.map(({ weight }) => weight ?? 0))) say('criteria', '', message);
}

const isTier = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 8;
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function columnsOf(given: Record<string, unknown> | undefined, say: Say): RoundFile['columns'] {
  for (const key of Object.keys(given ?? {}))
    if (key !== 'students' && key !== 'mentors')
      say(`columns.${key}`, '', 'Columns are those of "students" and of "mentors"');
  const of = (kind: PersonKind) =>
    record(given?.[kind], `columns.${kind}`, isText, 'Enter a field, "keep" or "skip"', say);
  return { students: of('students'), mentors: of('mentors') };
}

const shown = (value: unknown): string =>
  value === undefined || value === '' ? '' : typeof value === 'string' ? value : JSON.stringify(value).slice(0, 100);
