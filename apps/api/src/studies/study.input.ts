import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

const WHICH = 'Enter a whole number from 100 to 10,000';
const kinds = ['replay', 'chances'] as const;

/** What to work out about a draft. */
export class StudyInput {
  @IsIn(kinds, { message: 'Choose replay or chances' })
  kind!: (typeof kinds)[number];

  /** How often to draw the lottery again; only for chances. */
  @Max(10_000, { message: WHICH })
  @Min(100, { message: WHICH })
  @IsInt({ message: WHICH })
  @IsOptional()
  draws: number = 1000;
}

/** How to look at a round's lottery. */
export class LotteryDesignInput {
  @Max(10_000, { message: WHICH })
  @Min(100, { message: WHICH })
  @IsInt({ message: WHICH })
  @IsOptional()
  draws: number = 1000;
}
