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
  'public.school_lead': {
    key: 'institution_id id school_id account_id begun_by ended_by',
    none: 'begun_at ended_at',
    open: 'who leads a school, as its own pages say',
  },
  'public.school_action': {
    key: 'institution_id id school_id owner_id carried_from made_by changed_by',
    account: 'owner_words',
    none: 'year version what why due_on state done_on notes dropped_why made_at changed_at',
  },
  // Who hears of what the university set itself to reach, and what they were sent.
  'public.network_member': {
    key: 'institution_id id network_id account_id joined_by',
    ...{ account: 'name', contact: 'email', none: 'joined_at left_at' },
  },
  'public.network_letter': {
    key: 'institution_id network_id number member_id token_hash mail_id',
    none: 'sent_at expires_at closed_at',
    open: 'that something was sent, and never what; a link is found by its hash',
  },
  'public.practice_action_told': {
    key: 'institution_id action_id owner_id',
    none: 'about due_on told_at',
    open: 'that somebody was told of something, and not of what',
  },
  'public.school_action_told': {
    key: 'institution_id action_id owner_id',
    none: 'about due_on told_at',
    open: 'that somebody was told of something, and not of what',
  },
  'evidence.release_count': {
    key: 'institution_id release measure part cross_number people',
    ...{ group: 'cells', matching: 'cells', outcome: 'cells' },
    none: 'shown',
  },
  'evidence.kpi_count': {
    key: 'institution_id kpi_id reading year snapshot measure part people',
    ...{ group: 'cells', matching: 'cells', outcome: 'cells' },
    none: 'shown told',
  },
  'public.tracker_upload': {
    key: 'institution_id preparation_id',
    group: 'sealed',
    none: 'kept_at',
    open: 'sealed, for a day at most, and read for files for a tracking service alone, by a policy of its own',
  },
  'public.tracker_line': {
    key: 'institution_id profile_id key cells',
    open: 'hashes under a key outside the database; whose they are, they do not tell',
  },
  'public.tracker_told': {
    key: 'institution_id student_id',
    none: 'version told_at',
    open: 'that a text was shown, and nothing of whoever read it',
  },
  'public.registry_file': {
    key: 'institution_id id sha256',
    outcome: 'content',
    none: 'columns row_count joined sent_at settled_at state',
    open: 'its rows are sealed, and it waits some days at most for a yes or a no',
  },
  'public.registry_value': { key: 'institution_id student_id key file_id', outcome: 'code' },
} as const;
