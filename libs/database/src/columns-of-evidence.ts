/** What the tables of the evidence base say of people, as `personal-columns.ts` has it. */
export const columnsOfEvidence = {
  // Whose a row is, only a key outside the database can tell.
  'evidence.person': {
    key: 'institution_id snapshot pid side round mark',
    group: 'codes',
    matching: 'stages meetings minutes applied_week matched_week mentor fit lasted_days has_ended',
    outcome: 'waves scores outcomes',
  },
  // Who sees to what, in a plan of the university's own.
  'public.practice_action': {
    key: 'institution_id id entry_id owner_id made_by changed_by',
    account: 'owner_words',
    none: 'version what due_on state done_on removed_at made_at changed_at',
  },
  'evidence.release_count': {
    key: 'institution_id release measure part cross_number people',
    ...{ group: 'cells', matching: 'cells', outcome: 'cells' },
    none: 'shown',
  },
  'public.registry_file': {
    key: 'institution_id id sha256',
    outcome: 'content',
    none: 'columns row_count joined sent_at settled_at state',
    open: 'its rows are sealed, and it waits some days at most for a yes or a no',
  },
  'public.registry_value': { key: 'institution_id student_id key file_id', outcome: 'code' },
} as const;
