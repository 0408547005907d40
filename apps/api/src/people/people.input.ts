import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageInput } from '../http/page.input';

/** Which people of a round to list. */
export class PeopleInput extends PageInput {
  /** Part of a name, e-mail address or university ID. */
  @MaxLength(100, { message: 'Search with at most 100 characters' })
  @IsString({ message: 'Search with a text' })
  @IsOptional()
  search?: string;

  @IsUUID('all', { message: 'Give the id of a school' })
  @IsOptional()
  school?: string;
}
