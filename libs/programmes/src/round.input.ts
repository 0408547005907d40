import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateIf } from 'class-validator';
import type { RoundDates } from './domain/round-dates';
import { Trimmed, WholeNumber } from './read-text';

const day = { message: 'Enter a real date, for example 27 9 2026' };
const ADay = (): PropertyDecorator => (target, property) => {
  Matches(/^\d{4}-\d{2}-\d{2}$/, day)(target, property);
  IsISO8601({ strict: true }, day)(target, property);
};

/** The name and days of a round; a page's form and the JSON body alike. Days are YYYY-MM-DD. */
export class RoundInput implements RoundDates {
  @Trimmed()
  @Length(1, 200, { message: 'Enter a name for the round, for example 2026 to 2027' })
  @IsString({ message: 'Enter a name for the round' })
  name!: string;

  @ADay() signUpOpens!: string;
  @ADay() signUpCloses!: string;
  @ADay() matchBy!: string;
  @ADay() meetingsStart!: string;
  @ADay() meetingsEnd!: string;

  /** How long a proposed pairing waits for each answer, in days. */
  @WholeNumber()
  @Max(60, { message: 'Enter a number of days from 1 to 60' })
  @Min(1, { message: 'Enter a number of days from 1 to 60' })
  @IsInt({ message: 'Enter a number of days from 1 to 60' })
  answerWithinDays: number = 7;
}

/** A new round: as above, and which former round to copy the rules from; none means the usual rules. */
export class NewRoundInput extends RoundInput {
  @ValidateIf((input: NewRoundInput) => input.copyFrom !== '')
  @IsUUID('all', { message: 'Select a round to copy from, or the usual rules' })
  @IsOptional()
  copyFrom?: string;
}
