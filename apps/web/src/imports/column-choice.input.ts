import { ArrayMaxSize, IsArray, IsBoolean, IsString, MaxLength } from 'class-validator';

/** What somebody chose on the page of columns. */
export class ColumnChoiceInput {
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true, message: 'Choose one of the list' })
  targets!: string[];

  @IsString()
  @MaxLength(2_000, { message: 'Shorten this to 500 characters or fewer' })
  agreedHow!: string;

  @IsBoolean()
  createMissingSchools!: boolean;
}
