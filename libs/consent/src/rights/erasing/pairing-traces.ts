import { countOf, removeFrom, type Trace } from './trace';

const APPLICATIONS = '(select id from application where institution_id = :here and student_id = :student)';
const OFFERS = '(select id from offer where institution_id = :here and mentor_id = :mentor)';
const OF_PAIR = `(application_id in ${APPLICATIONS} or offer_id in ${OFFERS})`;
const PAIRINGS = `(select id from pairing where institution_id = :here and ${OF_PAIR})`;
const THEIRS = `pairing_id in ${PAIRINGS}`;
const BY_THEM = `side = case when pairing_id in (select id from pairing where institution_id = :here and application_id in ${APPLICATIONS})
  then 'student' else 'mentor' end`;

/** A step of the clock for every pairing of theirs in these states: the table of steps moves them. */
const steps = (step: string, to: string, awaits: string, by: string, states: string): string =>
  `insert into pairing_step (institution_id, pairing_id, number, step, who, from_state, to_state, reason, at, awaits, by)
   select institution_id, id, 0, '${step}', 'clock', state, '${to}', 'erased', now(), '${awaits}', ${by}
   from pairing where institution_id = :here and ${OF_PAIR} and state in (${states})`;

/** How their pairings went. What is under way ends, so that the other waits for nobody; what it says of these two stays without words. */
export const pairingTraces: readonly Trace[] = [
  {
    words: 'What they wrote when they said no, or ended it',
    tables: ['pairing_note'],
    counted: countOf('pairing_note', `${THEIRS} and ${BY_THEM}`),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [removeFrom('pairing_note', `${THEIRS} and ${BY_THEM}`)],
  },
  {
    words: 'What they said of how it is going',
    tables: ['pairing_said'],
    counted: countOf('pairing_said', `${THEIRS} and ${BY_THEM}`),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [removeFrom('pairing_said', `${THEIRS} and ${BY_THEM}`)],
  },
  {
    words: 'Steps and days of their pairings',
    tables: ['pairing_step', 'deadline'],
    counted: countOf('pairing_step', THEIRS),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'they are the other person’s too; they are codes and days, and say nothing of who it was',
    erasing: [
      steps('resume', 'active', 'end', 'current_date + 1', `'paused'`),
      steps('lapse', 'lapsed', '', 'null', `'proposed', 'accepted', 'active'`),
      `update pairing set another = false where institution_id = :here and application_id in ${APPLICATIONS} and another`,
      `update pairing set parts = parts_without_words(parts) where institution_id = :here and ${OF_PAIR} and parts is not null`,
    ],
  },
  {
    words: 'What was agreed beforehand for them',
    tables: ['standing_approval'],
    counted: countOf('standing_approval', `application_id in ${APPLICATIONS}`),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'decisions rest on it; it holds no longer',
    erasing: [
      `update standing_approval set ended_at = now() where institution_id = :here and ended_at is null
         and application_id in ${APPLICATIONS}`,
    ],
  },
];
