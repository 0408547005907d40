/** What the tables of introductions say of people, as `personal-columns.ts` has it. */
export const columnsOfIntroductions = {
  'public.introduction_list': {
    key: 'institution_id application_id offer_id round_id',
    matching: 'position score parts rank',
  },
  'public.introduction_answer': {
    key: 'institution_id application_id round_id',
    matching: 'is_none missing answered_at',
  },
  'public.introduction_wait': {
    key: 'institution_id round_id subject_id',
    matching: 'subject_kind what by began_at told_at half_told_at last_told_at done_at',
  },
  'public.introduction_hours': { key: 'institution_id offer_id round_id', matching: 'calls said_at' },
  'public.introduction_call': {
    key: 'institution_id id round_id application_id offer_id how_subject_id',
    matching: 'call_no calls made_at how held_at',
  },
  'public.introduction_call_off': {
    key: 'institution_id application_id offer_id round_id call_id',
    matching: 'side reason called_off_at told_at',
  },
  'public.introduction_time': { key: 'institution_id call_id', matching: 'side number starts_at' },
  'public.introduction_rating': { key: 'institution_id call_id subject_id', matching: 'side sealed given_at' },
} as const;
