import { type Cell, type PartOfMe, type Reading } from '@footing/consent';
import { underPurpose } from '@footing/database';
import { type StoryPlace, storyPlaces } from './domain/story-places';

/** What this library holds about a student or mentor. */
export const storiesParts: readonly PartOfMe[] = [
  {
    name: 'stories',
    title: 'Stories with your words or picture',
    words:
      'What we asked you for, as it would be shown. Only you can read it here; everybody can while your yes stands. A picture is on your page My data.',
    tables: ['story', 'story_content'],
    columns: ['Asked', 'Until', 'Where', 'Title', 'Words', 'Named as', 'Picture', 'Taken down by us'],
    rows: stories,
  },
];

interface Row {
  readonly at: Date;
  readonly until: string;
  readonly places: readonly StoryPlace[];
  readonly title: string;
  readonly words: string;
  readonly shownAs: string;
  readonly picture: string | null;
  readonly takenDownAt: Date | null;
}

async function stories({ tx, institutionId, person: { studentId, mentorId } }: Reading): Promise<Cell[][]> {
  const all: Row[] = [];
  for (const whose of [studentId, mentorId])
    if (whose !== null)
      all.push(
        ...(await underPurpose(
          tx,
          'own',
          () =>
            tx.query<Row[]>(
              `select h.asked_at as at, h.until::text, h.places, c.title, c.words, c.shown_as as "shownAs",
                 c.picture_words as picture, h.taken_down_at as "takenDownAt"
               from story h join story_content c on c.institution_id = h.institution_id and c.story_id = h.id
               where h.institution_id = $1 and h.subject_id = $2 order by h.asked_at, h.id`,
              [institutionId, whose],
            ),
          whose,
        )),
      );
  return all.map(({ at, until, places, title, words, shownAs, picture, takenDownAt }) => [
    ...[at, until, places.map((place) => storyPlaces[place]).join(', ')],
    ...[title, words, shownAs, picture, takenDownAt],
  ]);
}
