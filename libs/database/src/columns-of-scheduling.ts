/** What the tables of availability and meetings say of people, as `personal-columns.ts` has it. */
export const columnsOfScheduling = {
  'public.person_zone': { key: 'institution_id person_kind person_id', answers: 'from_day zone' },
  'public.meeting_wish': {
    key: 'institution_id person_kind person_id',
    answers: 'travel_minutes place join_url',
    none: 'updated_at',
  },
  'public.weekly_rule': {
    key: 'institution_id id person_kind person_id',
    answers: 'weekday from_minute to_minute mode from_day until_day',
  },
  'public.day_exception': {
    key: 'institution_id id person_kind person_id',
    answers: 'day kind from_minute to_minute',
  },
  'public.busy_calendar': {
    key: 'institution_id id person_kind person_id',
    answers: 'kind sealed added_at fetched_at fault',
  },
  'public.busy_time': { key: 'institution_id calendar_id person_kind person_id', answers: 'starts_at ends_at' },
  'public.meeting': {
    key: 'institution_id id round_id pairing_id application_id offer_id asked_by changed_by',
    matching:
      'kind status version sequence starts_at ends_at local_start zone zone_data blocked_from blocked_to minutes mode place join_url hold_until step changed_by_kind changed_at reason',
  },
  'public.meeting_person': {
    key: 'institution_id meeting_id person_kind person_id',
    matching: 'status blocked_from blocked_to',
  },
  'public.meeting_event': { key: 'institution_id meeting_id version', matching: 'at line' },
  'public.meeting_option': {
    key: 'institution_id meeting_id version number',
    matching: 'starts_at ends_at local_start zone',
  },
  'public.meeting_tick': { key: 'institution_id meeting_id version person_kind person_id', matching: 'numbers at' },
  'public.attendance': { key: 'institution_id meeting_id person_kind person_id said_by', matching: 'state at' },
  'public.reflection_given': { key: 'institution_id meeting_id person_kind person_id', matching: 'share at' },
  'public.reflection': { key: 'institution_id meeting_id subject_kind subject_id', conversation: 'sealed share at' },
  'public.programme_reflection': { key: 'institution_id meeting_id person_kind person_id', answers: 'sealed at' },
  'public.meeting_told': { key: 'institution_id meeting_id version person_kind person_id', matching: 'at' },
  'public.meeting_left': {
    key: 'institution_id meeting_id version person_kind person_id',
    matching: 'reason left_at told_at',
  },
  'public.calendar_message': {
    key: 'institution_id meeting_id person_kind person_id named mail_id',
    matching: 'sequence method made_at',
    contact: 'sealed',
  },
  'public.meeting_reminder': {
    key: 'institution_id meeting_id person_kind person_id',
    matching: 'kind version at',
  },
  'public.calendar_feed': { key: 'institution_id person_kind person_id', account: 'token_hash made_at' },
  'public.own_calendar': {
    key: 'institution_id person_kind person_id',
    answers: 'sealed connected_at put_at fault failures try_at',
  },
  'public.own_calendar_entry': {
    key: 'institution_id meeting_id person_kind person_id named',
    matching: 'version tag is_theirs',
  },
  'public.calendar_answer': {
    key: 'institution_id meeting_id person_kind person_id',
    matching: 'sequence answer proposed_at at',
  },
  'public.nudge': { key: 'institution_id pairing_id person_kind person_id', matching: 'day rung at' },
} as const;
