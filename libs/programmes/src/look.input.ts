import { IsEmail, IsString, Length, Matches, MaxLength } from 'class-validator';
import { Trimmed } from './read-text';

/** How an institution's pages look, and whom people write to. */
export class LookInput {
  @Trimmed()
  @Length(1, 200, { message: 'Enter the name of the university, at most 200 characters' })
  @IsString({ message: 'Enter the name of the university' })
  name!: string;

  @Trimmed()
  @MaxLength(200, { message: 'Use at most 200 characters' })
  @IsEmail({}, { message: 'Enter an e-mail address in the format name@example.ac.uk' })
  contactEmail!: string;

  @Trimmed()
  @MaxLength(500, { message: 'Use at most 500 characters' })
  @IsString({ message: 'Enter the address, or leave it empty' })
  postalAddress: string = '';

  @Trimmed()
  @MaxLength(1_000, { message: 'Use at most 1,000 characters' })
  @IsString({ message: 'Enter words, or leave it empty' })
  contactWords: string = '';

  /** #RRGGBB; '' for ours. */
  @Trimmed()
  @Matches(/^(#[0-9a-f]{6})?$/i, { message: 'Enter a colour as # and six figures or letters, like #0B5D5E' })
  @IsString({ message: 'Enter a colour, or leave it empty' })
  primaryColour: string = '';
}

/** What an institution says of data and of access in its own words; '' shows ours. */
export class NoticesInput {
  @Trimmed()
  @MaxLength(20_000, { message: 'Use at most 20,000 characters' })
  @IsString({ message: 'Enter words, or leave it empty' })
  privacyNotice: string = '';

  @Trimmed()
  @MaxLength(20_000, { message: 'Use at most 20,000 characters' })
  @IsString({ message: 'Enter words, or leave it empty' })
  accessibility: string = '';
}
