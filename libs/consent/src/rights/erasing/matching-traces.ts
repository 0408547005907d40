import { countOf, type Trace } from './trace';

const APPLICATIONS = '(select id from application where institution_id = :here and student_id = :student)';
const OFFERS = '(select id from offer where institution_id = :here and mentor_id = :mentor)';
/** In which decisions may tell of them, though they be about somebody else: a swap changes two pairs. */
const ROUNDS = `(select round_id from application where institution_id = :here and student_id = :student
  union select round_id from offer where institution_id = :here and mentor_id = :mentor)`;
const OF_PAIR = `(application_id in ${APPLICATIONS} or offer_id in ${OFFERS})`;
const EVIDENCE = 'how the draft was made has to stay checkable, and it says nothing of who it was';

/** What a draft was made from, with the person's part emptied; the order and everybody else's stay as they were. */
const emptied = (list: string, ids: string) => `
  update draft_input set input = jsonb_set(input, '{${list}}', (
    select coalesce(jsonb_agg(case when (one->>'id')::uuid in ${ids}
      then (one - 'mostImportant' - 'avoids' - 'picks' - 'ratings' - 'group') || '{"answers": {}}' else one end order by place), '[]')
    from jsonb_array_elements(input->'${list}') with ordinality l (one, place)))
  where institution_id = :here
    and exists (select from jsonb_array_elements(input->'${list}') one where (one->>'id')::uuid in ${ids})`;

/** What was arranged for them. It stays, for it is about two people; what it says of this one goes. */
export const matchingTraces: readonly Trace[] = [
  {
    words: 'What drafts were made from',
    tables: ['draft_input'],
    counted: `select count(*)::int as count from draft_input where institution_id = :here and (
      exists (select from jsonb_array_elements(input->'students') one where (one->>'id')::uuid in ${APPLICATIONS})
      or exists (select from jsonb_array_elements(input->'mentors') one where (one->>'id')::uuid in ${OFFERS}))`,
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'their answers go; the draft itself stays, for it is about everybody in the round',
    erasing: [emptied('students', APPLICATIONS), emptied('mentors', OFFERS)],
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
    words: 'Pairings',
    tables: ['pairing'],
    counted: countOf('pairing', OF_PAIR),
    ...{ erased: 'without-name', kept: 'without-name' },
    why: 'they are the other person’s too, and show how many found a mentor',
    erasing: [],
  },
];
