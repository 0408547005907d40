import type { BarrierRule, Criterion, RoundSettings } from '@footing/engine';
import type { FieldError } from '@footing/kernel';
import {
  type BarrierInput,
  barrierKinds,
  type ComparisonKind,
  comparisonFaults,
  type CriterionInput,
  criterionKinds,
} from '@footing/programmes';
import { choicesFor } from './choices-file';
import type { FileFault } from './file-fault';
import { fieldNamed } from './field-names';
import type { PeopleFile } from './people-file';
import type { RoundFile } from './round-file';

/** The two files that the settings are about. */
export interface BothFiles {
  readonly students: PeopleFile;
  readonly mentors: PeopleFile;
}

/** The settings as the engine reads them, and what does not fit the files. */
export interface SettingsReading {
  readonly settings: RoundSettings;
  readonly faults: readonly FileFault[];
}

/** Settings for these two files: names of columns become answer keys. @param year used when the file names none. */
export function settingsFor(round: RoundFile, files: BothFiles, year: number): SettingsReading {
  const faults: FileFault[] = [];
  const say = (column: string, value: string, message: string): void =>
    void faults.push({ file: round.fileName, row: null, column, value, message });
  const reader = new RuleReader(files, say);
  const criteria: Criterion[] = round.criteria.map((criterion, at) => ({
    ...reader.read(criterion, criterionKinds[criterion.kind], `criteria[${at}]`),
    kind: criterion.kind,
    weight: criterion.weight ?? 0,
  }));
  const barriers: BarrierRule[] = round.barriers.map((barrier, at) => ({
    ...reader.read(barrier, barrierKinds[barrier.kind], `barriers[${at}]`),
    kind: barrier.kind,
  }));
  const { minimumFit, sectors } = round;
  const choices = choicesFor(round, files.students, (column, value, message) => say(column, String(value), message));
  return { settings: { criteria, barriers, minimumFit, sectors, year: round.year ?? year, ...choices }, faults };
}

type Rule = CriterionInput | BarrierInput;

class RuleReader {
  constructor(
    private readonly files: BothFiles,
    private readonly say: (column: string, value: string, message: string) => void,
  ) {}

  /** A rule with its columns found. Its place doubles as its id. */
  read(rule: Rule, kind: ComparisonKind, place: string) {
    const plain = { id: place, name: rule.name || kind.name };
    if (!kind.needsFields) return plain;
    const studentField = this.field(this.files.students, rule.studentField, `${place}.studentField`);
    const mentorField = this.field(this.files.mentors, rule.mentorField, `${place}.mentorField`);
    const found = { studentField, mentorField, order: rule.order, atLeast: rule.atLeast };
    for (const { field, message } of comparisonFaults(kind, found)) this.fault(rule, place, { field, message });
    return {
      ...plain,
      ...(studentField === undefined ? {} : { studentField }),
      ...(mentorField === undefined ? {} : { mentorField }),
      ...(kind.takesOrder && rule.order.length > 0 ? { order: rule.order } : {}),
      ...(kind.needsSteps && rule.atLeast !== undefined ? { atLeast: rule.atLeast } : {}),
    };
  }

  private field(file: PeopleFile, name: string | undefined, place: string): string | undefined {
    if (name === undefined || name === '') return undefined;
    const found = fieldNamed(file, name);
    if ('key' in found) return found.key;
    this.say(place, name, found.fault);
    return undefined;
  }

  /** Of a field that was named but not found, `field` has said enough. */
  private fault(rule: Rule, place: string, { field, message }: FieldError): void {
    const named = field === 'studentField' ? rule.studentField : field === 'mentorField' ? rule.mentorField : undefined;
    const file = field === 'studentField' ? this.files.students : this.files.mentors;
    if (named !== undefined && named !== '' && 'fault' in fieldNamed(file, named)) return;
    this.say(`${place}.${field}`, named ?? '', message);
  }
}
