import { Transform } from 'class-transformer';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsString, Length } from 'class-validator';
import { type ApiScope, apiScopeNames } from '../domain/api-scopes';

/** For how many days a key can be made. */
export const keyDays = [30, 90, 365] as const;

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);
const listed = ({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]);

/** A new key for another system. */
export class ApiKeyInput {
  @Transform(trimmed)
  @Length(1, 100, { message: 'Enter what the key is for, for example Student records' })
  @IsString({ message: 'Enter what the key is for, for example Student records' })
  name!: string;

  @Transform(listed)
  @ArrayUnique()
  @IsIn(apiScopeNames, { each: true, message: 'Select from the list what the key may do' })
  @ArrayNotEmpty({ message: 'Select at least one thing that the key may do' })
  @IsArray({ message: 'Select at least one thing that the key may do' })
  scopes!: ApiScope[];

  @Transform(({ value }: { value: unknown }) => Number(value))
  @IsIn(keyDays, { message: 'Select how long the key lasts' })
  days!: (typeof keyDays)[number];
}
