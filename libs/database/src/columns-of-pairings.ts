/** What the tables of pairings, and of what two people do together, say of people, as `personal-columns.ts` has it. */
export const columnsOfPairings = {
  'public.pairing': {
    key: 'institution_id id round_id draft_id application_id offer_id decision_id replaces',
    matching:
      'place_no offer_places score state decision_kind answer_by proposed_at accepted_by paused_until another next_tried_on parts',
  },
  'public.pairing_step': {
    key: 'institution_id pairing_id number by_account transaction_id',
    matching: 'step who from_state to_state reason at awaits by',
  },
  'public.pairing_note': { key: 'institution_id pairing_id number', answers: 'side better words' },
  'public.pairing_said': { key: 'institution_id id pairing_id', matching: 'side what at' },
  'public.deadline': {
    key: 'institution_id id pairing_id',
    matching: 'awaits of_side by began_at told_at half_told_at last_told_at done_at',
  },
  'public.agreement': { key: 'institution_id pairing_id', matching: 'version body sha256 made_at' },
  'public.agreement_signature': {
    key: 'institution_id pairing_id account_id',
    identity: 'signed_name',
    matching: 'side sha256 signed_at',
  },
  'public.together_wait': {
    key: 'institution_id pairing_id',
    matching: 'side what by began_at told_at half_told_at last_told_at done_at',
  },
  'public.goal': {
    key: 'institution_id id pairing_id group_offer_id subject_id',
    conversation: 'side number sealed by state',
    none: 'made_at changed_at',
  },
  'public.goal_comment': { key: 'institution_id id goal_id pairing_id subject_id', conversation: 'side sealed at' },
  'public.closing': { key: 'institution_id pairing_id', matching: 'started_by started_at' },
  'public.hear_again': { key: 'institution_id pairing_id subject_id', matching: 'side asked_at told_at' },
  'public.closing_answer': {
    key: 'institution_id pairing_id subject_id',
    conversation: 'sealed side meet_again answered_at',
  },
  'public.standing_approval': {
    key: 'institution_id id round_id application_id decided_by',
    matching: 'at_least decided_at ended_at',
  },
} as const;
