/** What the tables of stories say of people, as `personal-columns.ts` has it. */
export const columnsOfStories = {
  'public.story': {
    key: 'institution_id id student_id mentor_id subject_id asked_by',
    story: 'until places asked_at taken_down_at',
    open: 'it says whose a story is and until when, which policies look up whatever the purpose is; it holds ids and days, never a word',
  },
  'public.story_content': {
    key: 'institution_id story_id subject_id',
    story: 'nonce title words naming shown_as picture picture_kind picture_width picture_height picture_words',
  },
} as const;
