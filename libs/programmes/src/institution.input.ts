import { ArrayUnique, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { riskNumbers } from './domain/risks';
import { OneOrMany, Trimmed } from './read-text';

/** A school's name. */
export class SchoolInput {
  @Trimmed()
  @Length(1, 200, { message: 'Enter the name of the school, at most 200 characters' })
  @IsString({ message: 'Enter the name of the school' })
  name!: string;
}

/** A priority group, with the plan's target for it and the risks it meets. */
export class PriorityGroupInput {
  @Trimmed()
  @Length(1, 200, { message: 'Enter the name of the group, at most 200 characters' })
  @IsString({ message: 'Enter the name of the group' })
  name!: string;

  @Trimmed()
  @MaxLength(1000, { message: 'Use at most 1,000 characters' })
  @IsString({ message: 'Enter the target, or leave it empty' })
  target: string = '';

  @OneOrMany()
  @IsIn(riskNumbers, { each: true, message: 'Select risks from the list' })
  @ArrayUnique()
  risks: string[] = [];
}
