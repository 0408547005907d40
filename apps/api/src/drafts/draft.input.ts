import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type Keep, keepKinds, type OverrideKind, overrideKinds } from '@footing/matching';
import { PageInput } from '../http/page.input';

/** What a new draft keeps of a former one. */
export class NewDraftInput {
  @IsIn(keepKinds, { message: 'Say what to keep: nothing, pins, or pins-and-approved' })
  keep: Keep = 'nothing';

  /** The draft to keep it from; the newest finished one when absent. */
  @IsUUID('all', { message: 'Give the id of a draft' })
  @IsOptional()
  from?: string;
}

const reviews = ['open', 'approved', 'rejected', 'pinned', 'published'] as const;
const FitInQuery = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d(\.\d{1,6})?$/.test(value) ? Number(value) : value,
  );

/** Which pairs of a draft to list. */
export class PairsInput extends PageInput {
  @IsIn(reviews, { message: 'Choose open, approved, rejected, pinned or published' })
  @IsOptional()
  review?: (typeof reviews)[number];

  @FitInQuery()
  @Max(1, { message: 'Give a number from 0 to 1' })
  @Min(0, { message: 'Give a number from 0 to 1' })
  @IsNumber({}, { message: 'Give a number from 0 to 1' })
  @IsOptional()
  minScore?: number;

  @FitInQuery()
  @Max(1, { message: 'Give a number from 0 to 1' })
  @Min(0, { message: 'Give a number from 0 to 1' })
  @IsNumber({}, { message: 'Give a number from 0 to 1' })
  @IsOptional()
  maxScore?: number;
}

export const decisionKinds = ['approve', 'reject', 'pin', 'unpin', 'swap'] as const;

/** What a consultant decides about one student of a draft. */
export class DecisionInput {
  @IsIn(decisionKinds, { message: 'Choose approve, reject, pin, unpin or swap' })
  kind!: (typeof decisionKinds)[number];

  @IsUUID('all', { message: 'Give the id of a student of this draft' })
  studentId!: string;

  /** The draft's revision that was seen when this was decided. */
  @Max(2_147_483_647, { message: 'Give the revision of the draft that you saw' })
  @Min(0, { message: 'Give the revision of the draft that you saw' })
  @IsInt({ message: 'Give the revision of the draft that you saw' })
  revision!: number;

  /** The new mentor; only for swap. */
  @IsUUID('all', { message: 'Give the id of a mentor of this round' })
  @IsOptional()
  mentorId?: string;

  /** What kind of reason speaks against the suggestion, for reject and swap; "other" when absent. */
  @IsIn(overrideKinds, { message: 'Choose conflict, needs-differ, not-now, better-known, answers-wrong or other' })
  @IsOptional()
  override?: OverrideKind;

  /** Why; needed for reject and swap. */
  @MaxLength(2000, { message: 'Use 2,000 characters or fewer' })
  @IsString({ message: 'Say why in words' })
  @IsOptional()
  reason?: string;
}
