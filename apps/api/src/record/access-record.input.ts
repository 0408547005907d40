import { Transform } from 'class-transformer';
import { IsBoolean, IsDateString, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { PageInput } from '../http/page.input';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Which lines of the record of who looked. */
export class AccessRecordInput extends PageInput {
  /** Part of the name, e-mail address or university ID of somebody whose data it was, or an id. */
  @MaxLength(100, { message: 'Search with at most 100 characters' })
  @IsString({ message: 'Search with a text' })
  @IsOptional()
  person?: string;

  /** Part of the name or e-mail address of somebody who looked, or an account's id. */
  @MaxLength(100, { message: 'Search with at most 100 characters' })
  @IsString({ message: 'Search with a text' })
  @IsOptional()
  account?: string;

  @Length(1, 80, { message: 'Give an event such as application.viewed' })
  @IsString({ message: 'Give an event such as application.viewed' })
  @IsOptional()
  event?: string;

  /** The first day. */
  @IsDateString({ strict: true }, { message: 'Give a day as YYYY-MM-DD' })
  @Matches(DAY, { message: 'Give a day as YYYY-MM-DD' })
  @IsOptional()
  from?: string;

  /** The last day. */
  @IsDateString({ strict: true }, { message: 'Give a day as YYYY-MM-DD' })
  @Matches(DAY, { message: 'Give a day as YYYY-MM-DD' })
  @IsOptional()
  to?: string;

  /** Only where special-category data was read or changed. */
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'Say true or false' })
  @IsOptional()
  special?: boolean;
}
