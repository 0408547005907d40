import { Transform } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsIn, IsISO8601, IsString, Length, Matches, MaxLength } from 'class-validator';
import { type Naming, namings, type StoryPlace, storyPlaceCodes } from './domain/story-places';

/** Line ends as one kind, so that what is hashed is what is shown. */
const PlainText = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value,
  );
/** One box ticked comes as a text, several as a list. */
const AsList = () =>
  Transform(({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value].filter(Boolean) : value));

/** What somebody is asked for: the story as it would be used. */
export class StoryInput {
  /** `student:` or `mentor:` and an id. */
  @Matches(/^(student|mentor):[0-9a-f-]{36}$/, { message: 'Choose a person' })
  @IsString({ message: 'Choose a person' })
  who!: string;

  @PlainText()
  @Length(1, 120, { message: 'Enter a title, at most 120 characters' })
  @IsString({ message: 'Enter a title' })
  title!: string;

  @PlainText()
  @Length(1, 2_000, { message: 'Enter the words that would be used, at most 2,000 characters' })
  @IsString({ message: 'Enter the words that would be used' })
  words!: string;

  @IsIn(namings, { message: 'Choose how the person would be named' })
  naming!: Naming;

  /** What stands in place of the name, where it is `none`. */
  @PlainText()
  @MaxLength(200, { message: 'Use at most 200 characters' })
  @IsString({ message: 'Say what stands in place of the name' })
  described: string = '';

  @AsList()
  @IsIn(storyPlaceCodes, { each: true, message: 'Choose places from the list' })
  @ArrayNotEmpty({ message: 'Choose where it would be used' })
  @IsArray({ message: 'Choose where it would be used' })
  places!: StoryPlace[];

  /** The last day, YYYY-MM-DD. */
  @IsISO8601({ strict: true }, { message: 'Enter the last day on which it may be used' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Enter the last day on which it may be used' })
  until!: string;

  /** What the picture shows, for those who cannot see it; '' where there is none. */
  @PlainText()
  @MaxLength(200, { message: 'Use at most 200 characters' })
  @IsString({ message: 'Say what the picture shows' })
  pictureWords: string = '';
}
