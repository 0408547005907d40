/** What the tables of surveys say of people, as `personal-columns.ts` has it. */
export const columnsOfSurveys = {
  'public.survey_invitation': {
    key: 'institution_id id wave_id round_id version_id kind audience person_kind person_id pairing_id',
    matching: 'invited_at closes_at ended_at ended_as',
  },
  'public.qualification_day': {
    key: 'institution_id student_id',
    matching: 'on_day changed_at',
  },
  'public.survey_link': {
    key: 'institution_id token_hash invitation_id number mail_id',
    matching: 'made_at revoked_at',
  },
  'public.survey_response': {
    key: 'institution_id invitation_id version_id kind person_id',
    outcome: 'language mode started_at touched_at submitted_at',
  },
  'public.survey_answer': {
    key: 'institution_id invitation_id item_key kind person_id',
    outcome: 'rather_not value sealed at',
  },
  'public.survey_score': {
    key: 'institution_id invitation_id scale_key kind person_id',
    outcome: 'answered score scoring_version at',
  },
} as const;
