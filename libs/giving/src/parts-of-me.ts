import { named, type PartOfMe } from '@footing/consent';

/** What this library holds about a mentor. */
export const givingParts: readonly PartOfMe[] = [
  {
    ...{ name: 'offers-begun', title: 'Offers of places that you began', tables: ['offer_draft'] },
    words: 'What you filled in and have not sent. Only you can read it.',
    columns: ['Round', 'What you filled in', 'Places', 'Pages done', 'Last changed'],
    rows: named(`select r.name, d.answers::text, d.places::int, array_to_string(d.steps, ', '), d.updated_at from offer_draft d
      join round r on r.institution_id = d.institution_id and r.id = d.round_id
      where d.institution_id = :here and d.mentor_id = :mentor order by d.created_at`),
  },
  {
    ...{ name: 'places-said', title: 'When you said how many places you have', tables: ['places_said'] },
    words: 'When you last said it, and when we last asked. Staff of the mentoring service can read it.',
    columns: ['Round', 'You said so', 'We asked'],
    rows: named(`select r.name, s.said_at, s.asked_at from places_said s
      join offer o on o.institution_id = s.institution_id and o.id = s.offer_id
      join round r on r.institution_id = o.institution_id and r.id = o.round_id
      where s.institution_id = :here and o.mentor_id = :mentor order by o.created_at`),
  },
];
