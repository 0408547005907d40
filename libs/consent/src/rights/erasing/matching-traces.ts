import { countOf, type Trace } from './trace';

const APPLICATIONS = '(select id from application where institution_id = :here and student_id = :student)';
const OFFERS = '(select id from offer where institution_id = :here and mentor_id = :mentor)';
/** In which decisions may tell of them, though they be about somebody else: a swap changes two pairs. */
const ROUNDS = `(select round_id from application where institution_id = :here and student_id = :student
  union select round_id from offer where institution_id = :here and mentor_id = :mentor)`;
const OF_PAIR = `(application_id in ${APPLICATIONS} or offer_id in ${OFFERS})`;
const WITH_THEM = `(d.round_id in (select round_id from offer where institution_id = :here and mentor_id = :mentor)
  or exists (select from draft_pair p where p.institution_id = d.institution_id and p.draft_id = d.id and p.application_id in ${APPLICATIONS})
  or exists (select from draft_unmatched u where u.institution_id = d.institution_id and u.draft_id = d.id
    and u.application_id in ${APPLICATIONS}))`;
const EVIDENCE = 'how the draft was made has to stay checkable, and it says nothing of who it was';

/** What was arranged for them. It stays, for it is about two people; what it says of this one goes. */
export const matchingTraces: readonly Trace[] = [
  {
    words: 'Drafts that can be made again with what they said',
    tables: ['draft_input', 'draft_use'],
    counted: `select count(*)::int as count from draft d where d.institution_id = :here and ${WITH_THEM}`,
    ...{ erased: 'goes', kept: 'goes', why: '' },
    // Nobody sees what a draft was made from once a yes behind it has ended, so it goes unseen.
    erasing: [`select consent.forget_input(d.id) from draft d where d.institution_id = :here and ${WITH_THEM}`],
  },
  {
    words: 'Places in drafts',
    tables: ['draft_pair', 'draft_unmatched', 'draft_chance'],
    counted: `select (select count(*)::int from draft_pair where institution_id = :here and ${OF_PAIR})
      + (select count(*)::int from draft_unmatched where institution_id = :here and application_id in ${APPLICATIONS})
      + (select count(*)::int from draft_chance where institution_id = :here and application_id in ${APPLICATIONS}) as count`,
    ...{ erased: 'without-name', kept: 'without-name', why: EVIDENCE },
    erasing: [`update draft_pair set parts = parts_without_words(parts) where institution_id = :here and ${OF_PAIR}`],
  },
  {
    words: 'Decisions of consultants',
    tables: ['decision'],
    counted: countOf('decision', OF_PAIR),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'who decided what has to stay; the words that were written go',
    erasing: [
      `update decision d set reason = f.reason, before = f.before
       from (select o.id, (decision_without_the_erased(o)).reason, (decision_without_the_erased(o)).before
         from decision o where o.institution_id = :here and o.round_id in ${ROUNDS}) f
       where d.institution_id = :here and d.id = f.id and (d.reason, d.before) is distinct from (f.reason, f.before)`,
    ],
  },
  {
    words: 'Which consultant opened them for review, and when',
    tables: ['review_claim', 'review_look'],
    counted: `select (select count(*)::int from review_claim where institution_id = :here and application_id in ${APPLICATIONS})
      + (select count(*)::int from review_look where institution_id = :here and application_id in ${APPLICATIONS}) as count`,
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [
      `delete from review_claim where institution_id = :here and application_id in ${APPLICATIONS}`,
      `delete from review_look where institution_id = :here and application_id in ${APPLICATIONS}`,
    ],
  },
  {
    words: 'Pairings',
    tables: ['pairing'],
    counted: countOf('pairing', OF_PAIR),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'they are the other person’s too, and show how many found a mentor',
    erasing: [],
  },
];
