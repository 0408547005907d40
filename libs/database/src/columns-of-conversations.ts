/** What the tables of messages say of people, as `personal-columns.ts` has it. */
export const columnsOfConversations = {
  'public.conversation': {
    key: 'institution_id id round_id pairing_id offer_id',
    matching: 'last_number',
  },
  'public.message': {
    key: 'institution_id conversation_id number subject_kind subject_id',
    conversation: 'sealed at',
  },
  'public.conversation_seen': {
    key: 'institution_id conversation_id subject_id',
    matching: 'number told_number told_at',
  },
} as const;
