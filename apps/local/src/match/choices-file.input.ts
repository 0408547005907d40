import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsNumber, IsObject, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { type Aim, aims, type FairnessKind, fairnessKinds } from '@footing/programmes';

const part = { message: 'Enter a number from 0 to 1' };
const Part = (): PropertyDecorator => (target, property) => {
  Max(1, part)(target, property);
  Min(0, part)(target, property);
  IsNumber({}, part)(target, property);
  IsOptional()(target, property);
};
const oneOf = (choices: object) => `Enter one of these: ${Object.keys(choices).join(', ')}`;

/** What comes between the tiers and the fit. */
export class FairnessFileInput {
  @IsIn(Object.keys(fairnessKinds), { message: oneOf(fairnessKinds) })
  kind!: FairnessKind;

  /** The students' column that says which group somebody is in. Left out: their priority groups. */
  @IsString({ message: 'Enter the heading of a column of the students' })
  @IsOptional()
  column?: string;

  /** For floors: group → places kept for its students. */
  @IsObject({ message: 'Write the places as { "name of a group": 3 }' })
  @IsOptional()
  places?: Record<string, unknown>;
}

/** What counts first, as a part of the settings file. Each may be left out. */
export class ChoicesFileInput {
  @IsIn(Object.keys(aims), { message: oneOf(aims) })
  @IsOptional()
  aim?: Aim;

  /** True: everybody counts as one tier. */
  @IsBoolean({ message: 'Enter true or false' })
  @IsOptional()
  ignoreTiers?: boolean;

  @Type(() => FairnessFileInput)
  @ValidateNested({ message: 'Write it as { "kind": … }' })
  @IsOptional()
  fairness?: FairnessFileInput;

  /** What keeping a pair of the result named by `--before` is worth, as a share of the highest fit; 0.02 unless said. */
  @Part() retention?: number;

  /** How much the mentor's view of what matters counts beside the student's; 0 unless said. */
  @Part() mentorsView?: number;

  /** What a lottery number is worth at most, as a share of the highest fit; 0 unless said. */
  @Part() lotteryStrength?: number;

  /** True: the students mentor the others. */
  @IsBoolean({ message: 'Enter true or false' })
  @IsOptional()
  reverse?: boolean;
}
