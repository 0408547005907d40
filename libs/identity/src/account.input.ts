import { type Role, roles } from '@footing/kernel';
import { Transform } from 'class-transformer';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsEmail, IsIn, IsString, Length } from 'class-validator';

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);
const listed = ({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]);

/** A new account; a page's form and the JSON body alike. */
export class AccountInput {
  @Transform(trimmed)
  @Length(1, 200, { message: 'Enter the person’s name, in at most 200 characters' })
  @IsString({ message: 'Enter the person’s name' })
  name!: string;

  @Transform(trimmed)
  @IsEmail({}, { message: 'Enter an e-mail address, for example name@example.ac.uk' })
  email!: string;

  @Transform(listed)
  @ArrayUnique()
  @IsIn(roles, { each: true, message: 'Select roles from the list' })
  @ArrayNotEmpty({ message: 'Select at least one role' })
  @IsArray({ message: 'Select at least one role' })
  roles!: Role[];
}
