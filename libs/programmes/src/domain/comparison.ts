import type { FieldError } from '@footing/kernel';
import { isMentorField, isStudentField } from './answer-fields';
import type { ComparisonKind } from './criterion-kinds';

/** What a lead typed for a criterion or barrier on two answers. Absent and empty mean the same. */
export interface ComparisonGiven {
  readonly studentField?: string | undefined;
  readonly mentorField?: string | undefined;
  /** Values, lowest first. */
  readonly order?: readonly string[] | undefined;
  readonly atLeast?: number | undefined;
}

/** What is kept of it: what the kind does not need is dropped. */
export interface ComparisonKept {
  studentField: string | null;
  mentorField: string | null;
  orderedValues: string[];
  atLeast: number | null;
}

/** What is missing or does not go together; none means it may be kept. */
export function comparisonFaults(kind: ComparisonKind, given: ComparisonGiven): FieldError[] {
  if (!kind.needsFields) return [];
  const order = given.order ?? [];
  const faults: (FieldError | false)[] = [
    !isStudentField(given.studentField ?? '') && {
      field: 'studentField',
      message: 'Choose which of the student’s answers to compare',
    },
    !isMentorField(given.mentorField ?? '') && {
      field: 'mentorField',
      message: 'Choose which of the mentor’s answers to compare',
    },
    kind.takesOrder && order.length === 1 && { field: 'order', message: 'Enter at least two values, one a line' },
    kind.takesOrder &&
      new Set(order.map(sameWord)).size < order.length && { field: 'order', message: 'Enter each value once' },
    kind.needsSteps && stepsFault(order.length, given.atLeast),
  ];
  return faults.filter((fault) => fault !== false);
}

function stepsFault(values: number, atLeast: number | undefined): FieldError | false {
  if (atLeast === undefined || !Number.isInteger(atLeast) || atLeast < 1 || atLeast > 50) {
    return { field: 'atLeast', message: 'Enter how many steps, from 1 to 50' };
  }
  if (values > 0 && atLeast >= values) {
    return { field: 'atLeast', message: `A list of ${values} values has ${values - 1} steps at most` };
  }
  return false;
}

export const kept = (kind: ComparisonKind, given: ComparisonGiven): ComparisonKept => ({
  studentField: kind.needsFields ? (given.studentField ?? null) : null,
  mentorField: kind.needsFields ? (given.mentorField ?? null) : null,
  orderedValues: kind.takesOrder ? [...(given.order ?? [])] : [],
  atLeast: kind.needsSteps ? (given.atLeast ?? null) : null,
});

const sameWord = (value: string) => value.normalize('NFC').trim().toLowerCase();
