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
  'public.message_file': {
    key: 'institution_id conversation_id number',
    conversation: 'kind bytes name_sealed sealed',
  },
  'public.break_glass': {
    key: 'institution_id id conversation_id by_account telling_by',
    conversation: 'reason sealed opened_at until ended_at tell_after_days telling telling_sealed told_at',
    none: 'reminded_at',
  },
  'public.break_glass_look': { key: 'institution_id id break_glass_id', conversation: 'at' },
  'public.conversation_seen': {
    key: 'institution_id conversation_id subject_id',
    matching: 'number told_number told_at wrote_on',
  },
} as const;
