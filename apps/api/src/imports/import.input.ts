import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { PersonKind } from '@footing/people';

/** What a file holds, said in the query because the body is the file. */
export class NewImportInput {
  @IsIn(['students', 'mentors'], { message: 'Say whether the file holds students or mentors' })
  kind!: PersonKind;

  @Length(1, 255, { message: 'Use from 1 to 255 characters' })
  @IsString({ message: 'Give the name of the file' })
  @IsOptional()
  fileName?: string;
}

/** What each column of a file is. */
export class ImportMappingInput {
  /** One a column, in the file's order: a field, `column:…` or `skip`. */
  @MaxLength(200, { each: true, message: 'Use at most 200 characters' })
  @IsString({ each: true, message: 'Give a field, column: and a name, or skip, for each column' })
  @ArrayMaxSize(200, { message: 'Give at most 200 columns' })
  @IsArray({ message: 'Give a list with one entry for each column' })
  targets!: string[];

  /** How people agreed that matching may read shared experience. */
  @MaxLength(1000, { message: 'Use at most 1,000 characters' })
  @IsString({ message: 'Say how people agreed, in words' })
  @IsOptional()
  agreedHow?: string;

  @IsBoolean({ message: 'Enter true or false' })
  @IsOptional()
  createMissingSchools?: boolean;
}

/** The word to write what has been checked. */
export class ImportConfirmationInput {
  @IsBoolean({ message: 'Enter true or false' })
  leaveOutFaultyRows: boolean = false;
}
