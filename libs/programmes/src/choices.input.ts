import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type Aim,
  aimNames,
  type ChoicesGiven,
  type FairnessKind,
  fairnessKindNames,
  type FloorGiven,
} from './domain/choices';
import { Trimmed, WholeNumber } from './read-text';

const percent = { message: 'Enter a whole number from 0 to 100' };
/** A whole number from 0 to 100. */
export const Percent = (): PropertyDecorator => (target, property) => {
  WholeNumber()(target, property);
  Max(100, percent)(target, property);
  Min(0, percent)(target, property);
  IsInt(percent)(target, property);
};

const places = { message: 'Enter a whole number of places, or leave it empty' };

/** Places to keep for one group; none means that nothing is kept for it. */
export class FloorInput implements FloorGiven {
  @IsUUID('all', { message: 'There is no such priority group' })
  priorityGroupId!: string;

  @WholeNumber()
  @Max(100_000, places)
  @Min(1, places)
  @IsInt(places)
  @IsOptional()
  places?: number;
}

/** What counts first in a round: all of it at once. What is left out goes back to what a new round starts with. */
export class RoundChoicesInput implements ChoicesGiven {
  @IsIn(aimNames, { message: 'Select what the round is for' })
  aim: Aim = 'most-matched';

  /** A ticked box sends 'yes', an empty one nothing. */
  @Transform(({ value }: { value: unknown }) => (value === 'yes' ? true : value === '' ? false : value))
  @IsBoolean({ message: 'Tick the box, or leave it empty' })
  ignoreTiers: boolean = false;

  @Trimmed()
  @MaxLength(2000, { message: 'Use at most 2,000 characters' })
  @IsString({ message: 'Say why tiers do not count in this round' })
  ignoreTiersReason: string = '';

  @IsIn(fairnessKindNames, { message: 'Select what comes between the tiers and the fit' })
  fairness: FairnessKind = 'none';

  @Trimmed()
  @MaxLength(2000, { message: 'Use at most 2,000 characters' })
  @IsString({ message: 'Say why this is fair in this round' })
  fairnessReason: string = '';

  /** Read only where `fairness` is 'floors'. */
  @Type(() => FloorInput)
  @ValidateNested({ each: true })
  @ArrayUnique((floor: FloorInput) => floor.priorityGroupId)
  @ArrayMaxSize(500)
  @IsArray()
  floors: FloorInput[] = [];

  /** What keeping a pairing of the last draft is worth, in percent of the highest fit. */
  @Percent() retention: number = 2;

  /** How much the mentor's view of what matters counts beside the student's, in percent. */
  @Percent() mentorsView: number = 0;

  /** What a lottery number is worth at most, in percent of the highest fit. */
  @Percent() lotteryStrength: number = 0;
}
