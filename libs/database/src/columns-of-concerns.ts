/** What the tables of concerns say of people, as `personal-columns.ts` has it. */
export const columnsOfConcerns = {
  'public.concern': {
    key: 'institution_id id follow_up account_id pairing_id',
    concern: 'urgency sealed state outcome raised_at acknowledge_by done_at',
    none: 'reminded_at',
  },
  'public.concern_note': { key: 'institution_id id concern_id by_account', concern: 'step sealed at' },
  'public.concern_look': { key: 'institution_id id concern_id by_account', concern: 'at' },
  'public.contact_hold': { key: 'institution_id id pairing_id', matching: 'since ended_at' },
} as const;
