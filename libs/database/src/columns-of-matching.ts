/** What the tables of drafts, and of what was decided about them, say of people, as `personal-columns.ts` has it. */
export const columnsOfMatching = {
  'public.draft': {
    key: 'institution_id id round_id created_by input_hash result_hash',
    matching: 'summary certificate',
    none: 'number state refusal step done_count of_count seed engine_version settings revision keep kept_from created_at started_at finished_at agreement_changed_at changed_people changed_revision',
  },
  'public.draft_input': { key: 'institution_id draft_id', answers: 'input', matching: 'input', none: 'since' },
  'public.draft_use': { key: 'institution_id draft_id subject_id', matching: 'purpose item epoch' },
  'public.draft_pair': {
    key: 'institution_id draft_id application_id offer_id',
    matching: 'tier place_no offer_places score parts origin review pinned revision',
  },
  'public.draft_unmatched': { key: 'institution_id draft_id application_id', matching: 'tier reason' },
  'public.draft_chance': { key: 'institution_id study_id draft_id application_id', matching: 'served draws' },
  'public.study': {
    key: 'institution_id id round_id draft_id asked_by',
    matching: 'result',
    none: 'kind state draws done_count of_count asked_at finished_at',
  },
  'public.decision': {
    key: 'institution_id id draft_id round_id application_id offer_id undoes decided_by standing_id',
    matching: 'kind reason before revision decided_at names_hidden override in_bulk looked_seconds words_shown',
  },
  'public.review_claim': {
    key: 'institution_id application_id claimed_by asked_by',
    matching: 'claimed_at until asked_at',
  },
  'public.review_look': {
    key: 'institution_id draft_id application_id account_id',
    matching: 'looked_at words named',
  },
  'public.review_choice': { key: 'institution_id round_id account_id', account: 'names_hidden' },
} as const;
