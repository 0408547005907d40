import { countOf, gone, removeFrom, type Trace } from './trace';

const THEIRS = 'person_id in (:student, :mentor)';

/** When they can meet, and their meetings. What is planned is called off with their pairings, in the same moment. */
export const schedulingTraces: readonly Trace[] = [
  {
    words: 'When they can meet, where they are, and calendars that were looked into',
    tables: ['weekly_rule', 'day_exception', 'person_zone', 'meeting_wish', 'busy_calendar', 'busy_time'],
    counted: countOf('weekly_rule', THEIRS),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: ['weekly_rule', 'day_exception', 'person_zone', 'meeting_wish', 'busy_calendar'].map((table) =>
      removeFrom(table, THEIRS),
    ),
  },
  gone('The address of their calendar feed', 'calendar_feed', THEIRS),
  gone('The connection with their own calendar', 'own_calendar', THEIRS),
  gone('What stands in their own calendar', 'own_calendar_entry', THEIRS),
  gone('What their calendar answered', 'calendar_answer', THEIRS),
  gone('Which times they said suit them, in a group', 'meeting_tick', THEIRS),
  gone('What was sent to their calendar', 'calendar_message', THEIRS),
  gone('Kind words when there was no next meeting', 'nudge', THEIRS),
  gone('What they wrote about meetings for the programme', 'programme_reflection', THEIRS),
  gone('That they wrote about a meeting', 'reflection_given', THEIRS),
  {
    words: 'Their meetings: when, how, who came, and that they were told',
    tables: [
      ...['meeting', 'meeting_person', 'meeting_event', 'meeting_option', 'attendance'],
      ...['meeting_told', 'meeting_left', 'meeting_reminder'],
    ],
    counted: countOf('meeting_person', THEIRS),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'they are the other person’s too; they are times and codes, and say nothing of who it was',
    erasing: [],
  },
];
