import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

const WHICH = 'Enter a whole number from 100 to 10,000';

/** How often to draw. */
export class DrawsInput {
  @Type(() => Number)
  @Max(10_000, { message: WHICH })
  @Min(100, { message: WHICH })
  @IsInt({ message: WHICH })
  draws!: number;
}
