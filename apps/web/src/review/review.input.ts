import { type Keep, keepKinds } from '@footing/matching';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';

/** Asking for a draft. */
export class MakeDraftInput {
  @IsIn(keepKinds, { message: 'Select what to keep of the draft before' })
  keep!: Keep;
}

/** What the reviewer had before their eyes: every decision says so. */
export class SeenInput {
  @Type(() => Number)
  @Min(0)
  @IsInt({ message: 'Load the page again and decide once more' })
  seen!: number;
}

/** Going against the engine's suggestion: saying no, or giving another mentor. */
export class AgainstInput extends SeenInput {
  @MaxLength(40, { message: 'Select what speaks against the suggestion' })
  @IsString({ message: 'Select what speaks against the suggestion' })
  @IsOptional()
  override: string = '';

  @MaxLength(2000, { message: 'Use 2,000 characters or fewer' })
  @IsString({ message: 'Say why these two should not be paired' })
  @IsOptional()
  reason: string = '';
}

export const claimSteps = ['ask', 'hand-over', 'keep'] as const;

/** Asking a colleague for a student, or answering one who asks. */
export class ClaimInput {
  @IsIn(claimSteps, { message: 'Choose what to do' })
  what!: (typeof claimSteps)[number];
}

/** Taking a decision back. */
export class UndoInput {
  @IsUUID('all', { message: 'Load the page again and choose what to undo' })
  decision!: string;
}
