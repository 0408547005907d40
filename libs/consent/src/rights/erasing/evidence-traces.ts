import { countOf, gone, type Trace } from './trace';

/** What was joined to them goes with their yes, which every erasure ends. Rows of snapshots name nobody. */
export const evidenceTraces: readonly Trace[] = [
  {
    words: 'University records that were joined to how their mentoring went',
    tables: ['registry_value'],
    counted: countOf('registry_value', 'student_id = :student'),
    ownedBy: 'student',
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [],
  },
  gone('When they were told about tracking services', 'tracker_told', 'student_id = :student'),
];
