import { Type } from 'class-transformer';
import {
  IsArray,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ChoicesFileInput } from './choices-file.input';
import { BarrierInput, CriterionInput } from '@footing/programmes';

/**
 * The settings of a round as a file: what counts and how much, what must not be, and how columns are read. Each part may be
 * left out. Fields of criteria and barriers may be answer keys or the files' own column headers.
 */
export class RoundFileInput extends ChoicesFileInput {
  /** Their weights sum to 100. Left out: the criteria every new round starts with. */
  @Type(() => CriterionInput)
  @ValidateNested({ each: true, message: 'Write each criterion as { "kind": …, "weight": … }' })
  @IsArray({ message: 'Write the criteria as a list: [ … ]' })
  @IsOptional()
  criteria?: CriterionInput[];

  @Type(() => BarrierInput)
  @ValidateNested({ each: true, message: 'Write each barrier as { "kind": … }' })
  @IsArray({ message: 'Write the barriers as a list: [ … ]' })
  @IsOptional()
  barriers?: BarrierInput[];

  /** Below this fit nobody is paired. */
  @Max(1, { message: 'Enter a number from 0 to 1' })
  @Min(0, { message: 'Enter a number from 0 to 1' })
  @IsNumber({}, { message: 'Enter a number from 0 to 1' })
  @IsOptional()
  minimumFit?: number;

  /** Name of a priority group → its tier, 1 to 8; 1 is served first. */
  @IsObject({ message: 'Write the tiers as { "name of a group": 1 }' })
  @IsOptional()
  tiers?: Record<string, unknown>;

  /** Sector → family; two sectors of one family are neighbours. Without it the usual families. */
  @IsObject({ message: 'Write the sectors as { "sector": "family" }' })
  @IsOptional()
  sectors?: Record<string, unknown>;

  /** How columns are read, for each file: header → field, `keep` or `skip`. */
  @IsObject({ message: 'Write the columns as { "students": { "header": "field" }, "mentors": { … } }' })
  @IsOptional()
  columns?: Record<string, unknown>;

  /** How people agreed that shared experience may be used. Without it such columns are left out. */
  @Length(1, 1000, { message: 'Say how people agreed, in at most 1,000 characters' })
  @IsString({ message: 'Say how people agreed, in words' })
  @IsOptional()
  sharedExperienceAgreed?: string;

  /** The year from which a mentor's years in the field are counted. */
  @Max(2100, { message: 'Enter a year with four digits' })
  @Min(1930, { message: 'Enter a year with four digits' })
  @IsInt({ message: 'Enter a year with four digits' })
  @IsOptional()
  year?: number;

  @Length(1, 200, { message: 'Enter at most 200 characters' })
  @IsString({ message: 'Enter a text' })
  @IsOptional()
  seed?: string;
}
