import { nameless, type Nameless } from '../domain/nameless';
import { namelessAll } from '../domain/without-names';
import type { ExportedPair, ExportedStudent } from '../sheets/draft-sheets';
import { labelIn, type Labels } from './shown-names.query';

/** A student's row without names and addresses. @param others who may be named in it as well. */
export function namelessStudent<Of extends ExportedStudent & { readonly applicationId: string }>(
  row: Of,
  labels: Labels,
  others: readonly Nameless[],
): Of {
  const label = labelIn(labels, row.applicationId);
  const reasons = namelessAll(row.reasons, [{ name: row.studentName, label }, ...others]);
  return { ...row, studentName: label, studentEmail: null, studentUniversityId: null, reasons };
}

/** The row of a pair without names and addresses, also in what the reviewer wrote. */
export function namelessPair<Of extends ExportedPair & { readonly applicationId: string; readonly offerId: string }>(
  row: Of,
  labels: Labels,
): Of {
  const mentor = { name: row.mentorName, label: labelIn(labels, row.offerId) };
  const both = [{ name: row.studentName, label: labelIn(labels, row.applicationId) }, mentor];
  return {
    ...namelessStudent(row, labels, [mentor]),
    ...{ mentorName: mentor.label, mentorEmail: null },
    decisionReason: row.decisionReason === null ? null : nameless(row.decisionReason, both),
  };
}
