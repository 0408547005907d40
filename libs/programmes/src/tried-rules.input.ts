import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Percent } from './choices.input';
import { type Aim, aimNames } from './domain/choices';
import type { TriedRules } from './domain/tried-rules';
import { WeightInput } from './rules.input';

/** Other rules to try on a draft. What is left out stays as it is there. */
export class TriedRulesInput implements TriedRules {
  /** One for each criterion of the draft; they sum to 100. */
  @Type(() => WeightInput)
  @ValidateNested({ each: true })
  @ArrayMaxSize(100)
  @IsArray()
  @IsOptional()
  weights?: WeightInput[];

  /** Below this two people are never paired; in percent. */
  @Percent()
  @IsOptional()
  minimumFit?: number;

  /** How much the mentor's view of what matters counts beside the student's, in percent. */
  @Percent()
  @IsOptional()
  mentorsView?: number;

  /** What keeping a pairing of an earlier draft is worth, in percent of the highest fit. */
  @Percent()
  @IsOptional()
  retention?: number;

  @IsIn(aimNames, { message: 'Select what the round is for' })
  @IsOptional()
  aim?: Aim;
}
