import { named, type PartOfMe } from '@footing/consent';

const STAFF = 'Programme leads can read it, and consultants for the students in their care.';
const MINE = `(a.student_id = :student or o.mentor_id = :mentor)`;
const WITH = `join pairing p on p.institution_id = x.institution_id and p.id = x.pairing_id
  join round r on r.institution_id = p.institution_id and r.id = p.round_id
  join application a on a.institution_id = p.institution_id and a.id = p.application_id
  join offer o on o.institution_id = p.institution_id and o.id = p.offer_id`;
const BY_ME = `x.side = case when a.student_id = :student then 'student' else 'mentor' end`;

/** What this library holds about a student or mentor, beside who they were paired with. */
export const pairingsParts: readonly PartOfMe[] = [
  {
    ...{ name: 'steps-of-pairings', title: 'What happened to your pairings', tables: ['pairing_step'] },
    words: `Each step, who took it and when. The other person sees it too. ${STAFF}`,
    columns: ['Round', 'When', 'Step', 'By', 'From', 'To', 'Reason', 'Then awaited', 'By when'],
    rows: named(`select r.name, x.at, x.step, x.who, x.from_state, x.to_state,
        case when (x.who = 'student') = (a.student_id is not distinct from :student) and x.who in ('student', 'mentor') then x.reason else '' end,
        x.awaits, x.by::text
      from pairing_step x ${WITH} where x.institution_id = :here and ${MINE} order by x.at, x.number`),
  },
  {
    ...{ name: 'deadlines', title: 'By when we waited for something', tables: ['deadline'] },
    words: `What was awaited in your pairings, and when you were reminded. ${STAFF}`,
    columns: ['Round', 'What', 'Of whom', 'Since', 'By when', 'Told', 'Reminded', 'Reminded again', 'Done'],
    rows: named(`select r.name, x.awaits, x.of_side, x.began_at, x.by::text, x.told_at, x.half_told_at, x.last_told_at, x.done_at
      from deadline x ${WITH} where x.institution_id = :here and ${MINE} order by x.began_at`),
  },
  {
    ...{ name: 'said-of-pairings', title: 'What you said of how it is going', tables: ['pairing_said'] },
    words: `That you met, had no answer yet, or could not just then. ${STAFF}`,
    columns: ['Round', 'When', 'What'],
    rows: named(`select r.name, x.at, x.what from pairing_said x ${WITH}
      where x.institution_id = :here and ${MINE} and ${BY_ME} order by x.at`),
  },
  {
    ...{ name: 'notes-on-pairings', title: 'What you wrote when you said no', tables: ['pairing_note'] },
    words: `What would suit you better, and your own words. ${STAFF}`,
    columns: ['Round', 'Would suit better', 'Your words'],
    rows: named(`select r.name, x.better, x.words from pairing_note x ${WITH}
      where x.institution_id = :here and ${MINE} and ${BY_ME} order by x.pairing_id, x.number`),
  },
  {
    ...{ name: 'agreed-beforehand', title: 'What was agreed beforehand for you', tables: ['standing_approval'] },
    words: `That a consultant agreed to the next best mentor for you, should a pairing fall through. ${STAFF}`,
    columns: ['Round', 'When', 'Fit of at least, 0 to 1', 'Until'],
    rows: named(`select r.name, w.decided_at, round(w.at_least / 65535.0, 3)::text, w.ended_at from standing_approval w
        join round r on r.institution_id = w.institution_id and r.id = w.round_id
        join application a on a.institution_id = w.institution_id and a.id = w.application_id
      where w.institution_id = :here and a.student_id = :student order by w.decided_at`),
  },
];
