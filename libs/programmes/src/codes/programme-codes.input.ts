import {
  ArrayMaxSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { riskNumbers } from '../domain/risks';
import { Lines, OneOrMany, Trimmed, WholeNumber } from '../read-text';
import { deliveries, type Delivery } from './programme-codes';

/** What a lead says of the codes of a programme. */
export class ProgrammeCodesInput {
  @Trimmed()
  @IsIn(['', ...riskNumbers], { message: 'Select a risk from the list' })
  primaryRisk: string = '';

  @OneOrMany()
  @IsIn(riskNumbers, { each: true, message: 'Select risks from the list' })
  @ArrayUnique({ message: 'Select each risk once' })
  risks: string[] = [];

  /** Place in the list in use; '' for none. */
  @Trimmed()
  @Matches(/^\d{0,4}$/, { message: 'Select a kind from the list' })
  @IsString({ message: 'Select a kind from the list' })
  moat: string = '';

  @Trimmed()
  @MaxLength(1000, { message: 'Use at most 1,000 characters' })
  @IsString({ message: 'Say what is looked for, or leave it empty' })
  outcomes: string = '';

  @IsIn(['', ...Object.keys(deliveries)], { message: 'Select how it is given' })
  delivery: Delivery | '' = '';

  @WholeNumber()
  @IsOptional()
  @Max(500, { message: 'Enter 500 hours or fewer' })
  @Min(1, { message: 'Enter 1 hour or more, or leave it empty' })
  @IsInt({ message: 'Enter a whole number of hours, or leave it empty' })
  plannedHours?: number;

  @Lines()
  @Matches(/^[A-Z]{2,5}_\d{1,3}$/, {
    each: true,
    message: 'Write each reference on a line of its own, as in your plan, such as PTP_1',
  })
  @ArrayUnique({ message: 'Write each reference once' })
  @ArrayMaxSize(12, { message: 'Write at most 12 references' })
  targetRefs: string[] = [];
}
