import { type Cell, named, type PartOfMe, type Reading } from '@footing/consent';
import { underPurpose } from '@footing/database';
import { reflectionFields } from './attendance/reflections.service';
import { CALENDAR_FIELD } from './clock/calendar-messages';

const STAFF = 'Programme leads can read it, and consultants for the students in their care.';
const ALONE = 'Only you see it. Others see no more than times that suit you both.';
const ME = '(:student, :mentor)';
const MINE = `x.institution_id = :here and x.person_id in ${ME}`;
const WITH = `join meeting m on m.institution_id = x.institution_id and m.id = x.meeting_id
  join round r on r.institution_id = m.institution_id and r.id = m.round_id`;

/** What this library holds about a student or mentor. */
export const schedulingParts: readonly PartOfMe[] = [
  {
    ...{ name: 'times-you-can-meet', title: 'When you can meet', tables: ['weekly_rule'] },
    words: `Hours of each weekday; 1 is Monday, and minutes are counted from midnight. ${ALONE}`,
    columns: ['Weekday', 'From minute', 'To minute', 'How', 'From', 'Until'],
    rows: named(`select x.weekday, x.from_minute, x.to_minute, x.mode, x.from_day::text, x.until_day::text from weekly_rule x
      where ${MINE} order by x.weekday, x.from_minute`),
  },
  {
    ...{ name: 'days-not-as-usual', title: 'Days that are not as usual', tables: ['day_exception'] },
    words: ALONE,
    columns: ['Day', 'What', 'From minute', 'To minute'],
    rows: named(
      `select x.day::text, x.kind, x.from_minute, x.to_minute from day_exception x where ${MINE} order by x.day`,
    ),
  },
  {
    ...{ name: 'where-you-are', title: 'Where you are, for the clock', tables: ['person_zone', 'meeting_wish'] },
    words: 'The time zone you are in from which day on. Whoever you meet sees your time beside theirs.',
    columns: ['From', 'Zone', 'Minutes on the road', 'Where you would rather meet', 'Your link'],
    rows: named(`select x.from_day::text, x.zone, w.travel_minutes, w.place, w.join_url
      from (select institution_id, person_id, from_day, zone from person_zone
        union all select institution_id, person_id, null, null from meeting_wish) x
        left join meeting_wish w on w.institution_id = x.institution_id and w.person_id = x.person_id and x.from_day is null
      where ${MINE} order by x.from_day nulls first`),
  },
  {
    ...{ name: 'busy-calendars', title: 'Calendars we look into', tables: ['busy_calendar', 'busy_time'] },
    words: `Only from when to when you are busy, never with what. ${ALONE}`,
    columns: ['Kind', 'Added', 'Looked into', 'Fault', 'Busy from', 'Busy to'],
    rows: named(`select x.kind, x.added_at, x.fetched_at, x.fault, b.starts_at, b.ends_at from busy_calendar x
      left join busy_time b on b.institution_id = x.institution_id and b.calendar_id = x.id where ${MINE} order by x.added_at, b.starts_at`),
  },
  {
    ...{
      name: 'meetings',
      title: 'Your meetings',
      tables: ['meeting', 'meeting_person', 'meeting_event', 'meeting_option'],
    },
    words: `Every change of each, as it stood after it. The others of the meeting see it too. ${STAFF}`,
    columns: [
      'Round',
      'Meeting',
      'Version',
      'When it changed',
      'What',
      'State',
      'Starts',
      'Clock',
      'Zone',
      'How',
      'Place',
      'Link',
      'Reason',
      'Times offered',
    ],
    rows: named(`select r.name, m.id, e.version, e.at, e.line ->> 'step' as step, e.line ->> 'status' as status, e.line ->> 'starts_at' as starts_at, e.line ->> 'local_start' as local_start,
        e.line ->> 'zone' as zone, e.line ->> 'mode' as mode, e.line ->> 'place' as place, e.line ->> 'join_url' as join_url, e.line ->> 'reason' as reason,
        (select string_agg(o.local_start, ', ' order by o.number) from meeting_option o where o.institution_id = m.institution_id
          and o.meeting_id = m.id and o.version = e.version) as offered
      from meeting_person x ${WITH} join meeting_event e on e.institution_id = m.institution_id and e.meeting_id = m.id
      where ${MINE} order by m.id, e.version`),
  },
  {
    ...{ name: 'times-that-suit', title: 'Times that you said suit you, in a group', tables: ['meeting_tick'] },
    words:
      'By their numbers among the times that were offered. Your mentor sees it; the others of your group see how many can come.',
    columns: ['Meeting', 'Version', 'Times', 'When'],
    rows: named(
      `select x.meeting_id, x.version, array_to_string(x.numbers, ', '), x.at from meeting_tick x where ${MINE} order by x.at`,
    ),
  },
  {
    ...{ name: 'who-came', title: 'Who came to your meetings', tables: ['attendance'] },
    words: `What you said, and what was said of you. ${STAFF}`,
    columns: ['Round', 'Meeting', 'Of you', 'By you', 'What', 'When'],
    rows: named(`select r.name, m.id, x.person_id in ${ME} as of_me, x.said_by in ${ME} as by_me, x.state, x.at from attendance x ${WITH}
      where x.institution_id = :here and (x.person_id in ${ME} or x.said_by in ${ME}) order by x.at`),
  },
  {
    ...{
      name: 'reflections',
      title: 'What you wrote about meetings',
      tables: ['reflection', 'reflection_given', 'programme_reflection'],
    },
    words: 'Read by whom you chose each time.',
    columns: ['Meeting', 'Your words', 'For whom', 'When'],
    rows: reflections,
  },
  {
    ...{
      name: 'told-about-meetings',
      title: 'What we told you about meetings',
      tables: ['meeting_told', 'meeting_left', 'meeting_reminder', 'nudge'],
    },
    words: 'That we wrote to you, and when.',
    columns: ['What', 'When'],
    rows: named(`select 'change ' || x.version, x.at from meeting_told x where ${MINE}
      union all select 'not in it any more', x.left_at from meeting_left x where ${MINE}
      union all select x.kind, x.at from meeting_reminder x where ${MINE} union all select 'a kind word', x.at from nudge x where ${MINE} order by 2`),
  },
  {
    ...{ name: 'own-calendar', title: 'Your own calendar', tables: ['own_calendar', 'own_calendar_entry'] },
    words: `That we put your meetings into it, and how that went. How to get into it is sealed. ${ALONE}`,
    columns: ['Connected', 'Last complete', 'Fault', 'Meeting', 'Version', 'Changed by you'],
    rows: named(`select x.connected_at, x.put_at, x.fault, e.meeting_id, e.version, e.is_theirs from own_calendar x
      left join own_calendar_entry e on e.institution_id = x.institution_id and e.person_id = x.person_id where ${MINE} order by e.meeting_id`),
  },
  {
    ...{ name: 'calendar-answers', title: 'What your calendar answered', tables: ['calendar_answer'] },
    words: 'The people you meet see it beside the meeting.',
    columns: ['Meeting', 'Number', 'Answer', 'Other time', 'When'],
    rows: named(
      `select x.meeting_id, x.sequence, x.answer, x.proposed_at, x.at from calendar_answer x where ${MINE} order by x.at`,
    ),
  },
  {
    ...{
      name: 'calendar-messages',
      title: 'What we sent to your calendar',
      tables: ['calendar_message', 'calendar_feed'],
    },
    words: 'As it was sent. Of the address of your feed we keep only a fingerprint.',
    columns: ['Meeting', 'Number', 'Kind', 'Made', 'Message'],
    rows: calendarMessages,
  },
];

interface Sealed {
  readonly id: string;
  readonly sealed: Buffer;
  readonly at: Date;
}

const meOf = ({ person }: Reading): string | null => person.studentId ?? person.mentorId;

async function reflections(reading: Reading): Promise<Cell[][]> {
  const { tx, institutionId, secrets } = reading;
  const me = meOf(reading);
  if (me === null) return [];
  const read = async (field: string, sql: string) => {
    const rows = await tx.query<(Sealed & { share: string })[]>(sql, [institutionId, me]);
    const sealed = rows.map((row) => ({ personId: me, sealed: row.sealed }));
    const words = await secrets.openMany(tx, { institutionId }, field, sealed);
    return rows.map(({ id, share, at }, n): Cell[] => [id, words[n] ?? '', share, at]);
  };
  return underPurpose(
    tx,
    'own',
    async () => [
      ...(await read(
        reflectionFields.own,
        'select meeting_id as id, sealed, share, at from reflection where institution_id = $1 and subject_id = $2 order by at',
      )),
      ...(await read(
        reflectionFields.programme,
        `select meeting_id as id, sealed, 'programme' as share, at from programme_reflection where institution_id = $1 and person_id = $2 order by at`,
      )),
    ],
    me,
  );
}

async function calendarMessages(reading: Reading): Promise<Cell[][]> {
  const { tx, institutionId, secrets } = reading;
  const me = meOf(reading);
  if (me === null) return [];
  const rows = await tx.query<(Sealed & { sequence: number; method: string })[]>(
    `select meeting_id as id, sequence, method, sealed, made_at as at from calendar_message
     where institution_id = $1 and person_id = $2 order by made_at`,
    [institutionId, me],
  );
  const sealed = rows.map((row) => ({ personId: me, sealed: row.sealed }));
  const bodies = await secrets.openMany(tx, { institutionId }, CALENDAR_FIELD, sealed);
  return rows.map(({ id, sequence, method, at }, n) => [id, sequence, method, at, bodies[n] ?? '']);
}
