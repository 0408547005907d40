import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';

/** How a round is reviewed, as the lead lays it down. */
export class ReviewRulesInput {
  @IsIn(['yes', 'no'], { message: 'Select whether many may be approved at once' })
  bulk!: 'yes' | 'no';

  @Type(() => Number)
  @Max(100, { message: 'Enter a whole number from 1 to 100' })
  @Min(1, { message: 'Enter a whole number from 1 to 100' })
  @IsInt({ message: 'Enter a whole number from 1 to 100' })
  bulkFrom: number = 80;

  @Type(() => Number)
  @Max(50, { message: 'Enter a whole number from 1 to 50' })
  @Min(1, { message: 'Enter a whole number from 1 to 50' })
  @IsInt({ message: 'Enter a whole number from 1 to 50' })
  bulkSample: number = 5;

  @IsIn(['shown', 'hidden'], { message: 'Select whether names are shown' })
  names!: 'shown' | 'hidden';
}
