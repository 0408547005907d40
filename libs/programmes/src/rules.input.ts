import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type BarrierKind, barrierKindNames, type SwitchBarrier, switchBarriers } from './domain/barrier-kinds';
import type { ComparisonGiven } from './domain/comparison';
import { type CriterionKind, criterionKindNames } from './domain/criterion-kinds';
import { Lines, OneOrMany, Trimmed, WholeNumber } from './read-text';

/** Which two answers are compared, and how. Kinds that know theirs leave it all out. */
abstract class ComparisonInput implements ComparisonGiven {
  /** '' or none means the kind's own name. */
  @Trimmed()
  @MaxLength(200, { message: 'Use at most 200 characters' })
  @IsString({ message: 'Enter a name, or leave it empty' })
  name: string = '';

  @MaxLength(200)
  @IsString({ message: 'Choose which of the student’s answers to compare' })
  @IsOptional()
  studentField?: string;

  @MaxLength(200)
  @IsString({ message: 'Choose which of the mentor’s answers to compare' })
  @IsOptional()
  mentorField?: string;

  /** Values, lowest first. A form sends one a line. */
  @Lines()
  @Length(1, 200, { each: true, message: 'Use at most 200 characters a value' })
  @IsString({ each: true, message: 'Enter one value a line' })
  @ArrayMaxSize(200, { message: 'Enter at most 200 values' })
  @IsArray({ message: 'Enter one value a line' })
  order: string[] = [];

  @WholeNumber()
  @IsInt({ message: 'Enter how many steps, as a whole number' })
  @IsOptional()
  atLeast?: number;
}

/** A criterion to add. Its weight is 0 unless said. */
export class CriterionInput extends ComparisonInput {
  @IsIn(criterionKindNames, { message: 'Select what to compare' })
  kind!: CriterionKind;

  @WholeNumber()
  @Max(100, { message: 'Enter a whole number from 0 to 100' })
  @Min(0, { message: 'Enter a whole number from 0 to 100' })
  @IsInt({ message: 'Enter a whole number from 0 to 100' })
  @IsOptional()
  weight?: number;
}

/** A barrier to add. */
export class BarrierInput extends ComparisonInput {
  @IsIn(barrierKindNames, { message: 'Select what must hold' })
  kind!: BarrierKind;
}

/** One criterion's new weight. */
export class WeightInput {
  @IsUUID('all', { message: 'There is no such criterion. Start again from the draft or the round' })
  criterionId!: string;

  @WholeNumber()
  @Max(100, { message: 'Enter a whole number from 0 to 100' })
  @Min(0, { message: 'Enter a whole number from 0 to 100' })
  @IsInt({ message: 'Enter a whole number from 0 to 100' })
  weight!: number;
}

/** The weights of every criterion of a round. They must sum to 100. */
export class WeightsInput {
  @Type(() => WeightInput)
  @ValidateNested({ each: true })
  @ArrayMaxSize(100)
  @IsArray()
  weights!: WeightInput[];
}

/** Which of the on-or-off barriers are on; the others are off. */
export class SwitchBarriersInput {
  @OneOrMany()
  @IsIn(switchBarriers, { each: true, message: 'Select barriers from the list' })
  @ArrayUnique()
  kinds: SwitchBarrier[] = [];
}

/** The schools that take part in a round. */
export class RoundSchoolsInput {
  @OneOrMany()
  @IsUUID('all', { each: true, message: 'Select schools from the list' })
  @ArrayUnique()
  @ArrayMaxSize(500)
  schoolIds: string[] = [];
}

/** One group's tier; none means that the group is in no tier. */
export class TierInput {
  @IsUUID('all') priorityGroupId!: string;

  @WholeNumber()
  @Max(8, { message: 'Select a tier from the list' })
  @Min(1, { message: 'Select a tier from the list' })
  @IsInt({ message: 'Select a tier from the list' })
  @IsOptional()
  tier?: number;
}

/** Every group's tier. A group left out is in no tier. */
export class TiersInput {
  @Type(() => TierInput)
  @ValidateNested({ each: true })
  @ArrayUnique((tier: TierInput) => tier.priorityGroupId)
  @ArrayMaxSize(500)
  @IsArray()
  tiers!: TierInput[];
}

/** Below this score two people are never paired; in percent. */
export class MinimumFitInput {
  @WholeNumber()
  @Max(100, { message: 'Enter a whole number from 0 to 100' })
  @Min(0, { message: 'Enter a whole number from 0 to 100' })
  @IsInt({ message: 'Enter a whole number from 0 to 100' })
  minimumFit!: number;
}
