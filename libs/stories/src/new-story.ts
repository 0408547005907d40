import { DomainError, type FieldError } from '@footing/kernel';
import { pictureIn } from '@footing/programmes';
import type { PersonToAsk } from './data/people.query';
import type { StoryPicture } from './data/story.query';
import { barePicture } from './domain/bare-picture';
import { type Naming, type StoryPlace, storyPlaceCodes } from './domain/story-places';
import type { StoryInput } from './story.input';

/** A story as it is kept, and as it would be shown. */
export interface NewStory {
  readonly title: string;
  readonly words: string;
  readonly naming: Naming;
  readonly shownAs: string;
  /** In the order of the list. */
  readonly places: readonly StoryPlace[];
  /** YYYY-MM-DD. */
  readonly until: string;
  readonly picture: (StoryPicture & { readonly bytes: Buffer }) | null;
}

/** @throws {DomainError} invalid, at the fields. */
export function storyFrom(input: StoryInput, person: PersonToAsk, file: Buffer | null): NewStory {
  const { title, words, naming, described, places, until, pictureWords } = input;
  const picture = file && pictureFrom(file, pictureWords);
  const faults: FieldError[] = [
    ...(naming === 'none' && described === ''
      ? [{ field: 'described', message: 'Say what stands in place of the name, for example “A second-year student”' }]
      : []),
    ...(file && !picture
      ? [{ field: 'file', message: 'Choose a PNG or JPEG of at most 256 kB and 2,000 pixels a side' }]
      : []),
    ...(file && pictureWords === '' ? [{ field: 'pictureWords', message: 'Say what the picture shows' }] : []),
    ...(!file && pictureWords !== ''
      ? [{ field: 'file', message: 'Choose the picture again, or leave empty what it shows' }]
      : []),
  ];
  if (faults.length > 0) throw new DomainError('invalid', 'story.faults', 'story', faults);
  const listed = storyPlaceCodes.filter((place) => places.includes(place));
  return { title, words, naming, shownAs: shownAs(naming, described, person), places: listed, until, picture };
}

function shownAs(naming: Naming, described: string, { firstName, lastName }: PersonToAsk): string {
  if (naming === 'none') return described;
  return naming === 'first' ? firstName : `${firstName} ${lastName}`.trim();
}

/** A picture without what a camera wrote into it; null where it is none, or not whole. */
function pictureFrom(file: Buffer, words: string): NewStory['picture'] {
  const known = pictureIn(file);
  const bytes = known && barePicture(file, known.kind);
  return known && bytes && { ...known, words, bytes };
}
