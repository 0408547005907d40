import { type Purpose, purposeCodes } from '@footing/kernel';
import { Transform, Type } from 'class-transformer';
import { Equals, IsIn, IsInt, IsISO8601, IsOptional, Matches, IsString, Length, ValidateIf } from 'class-validator';
import type { Day } from '../domain/clocks/day';
import {
  grounds,
  type RightGround,
  type RightKind,
  rightKinds,
  type RightOutcome,
  outcomeWords,
} from '../domain/rights/right-kinds';

const MOST = 4_000;
const orNone = ({ value }: { value: unknown }): unknown => (value === '' || value === undefined ? null : value);
const keysOf = <Key extends string>(of: Readonly<Record<Key, unknown>>) => Object.keys(of) as Key[];

/** What somebody asks about their data. Erasing needs no words: nobody has to give a reason. */
export class AskInput {
  @IsIn(rightKinds, { message: 'Select what you want to ask' })
  kind!: RightKind;

  @ValidateIf(
    ({ kind, words, field }: AskInput) => words !== '' || !(kind === 'erase' || (kind === 'correct' && field !== '')),
  )
  @Length(1, MOST, { message: `Say what it is about, in at most ${MOST.toLocaleString('en-GB')} characters` })
  @IsString({ message: 'Say what it is about' })
  words: string = '';

  /** Of a correction: which of the fields that we hold is wrong; '' where their words say it. */
  @Length(0, 100, { message: 'Select what is wrong from the list' })
  @IsString({ message: 'Select what is wrong from the list' })
  field: string = '';

  @Length(0, MOST, { message: `Shorten this to ${MOST.toLocaleString('en-GB')} characters or fewer` })
  @IsString({ message: 'Enter what it should say' })
  value: string = '';
}

/** What somebody asked without signing in, as whoever handles requests writes it down. */
export class ByLetterInput {
  @IsIn(rightKinds, { message: 'Select what they ask' })
  kind!: RightKind;

  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'Enter the day on which it came' })
  @IsISO8601({ strict: true }, { message: 'Enter a day that there is' })
  receivedOn!: Day;

  @Length(1, MOST, { message: 'Say how you checked that it is them: the law asks for it' })
  @IsString({ message: 'Say how you checked that it is them' })
  checked: string = '';

  @Length(1, MOST, { message: `Say what they ask, in at most ${MOST.toLocaleString('en-GB')} characters` })
  @IsString({ message: 'Say what they ask' })
  words: string = '';
}

/** Something more that somebody says. */
export class WordsInput {
  @Length(1, MOST, { message: `Write something, in at most ${MOST.toLocaleString('en-GB')} characters` })
  @IsString({ message: 'Write something' })
  words: string = '';
}

const openSteps = ['take-in-hand', 'ask-identity', 'ask-clarification', 'carry-on', 'extend', 'write'] as const;
const wordless: readonly string[] = ['take-in-hand', 'carry-on'];

/** The next step of a request. */
export class StepInput {
  @IsIn(openSteps, { message: 'Select what to do' })
  step!: (typeof openSteps)[number];

  @ValidateIf(({ step, words }: StepInput) => !wordless.includes(step) || words !== '')
  @Length(1, MOST, { message: `Write to the person, in at most ${MOST.toLocaleString('en-GB')} characters` })
  @IsString({ message: 'Write to the person' })
  words: string = '';

  /** How many lines whoever acts has seen. */
  @Type(() => Number)
  @IsInt({ message: 'Load the page again' })
  @IsOptional()
  seen?: number;
}

/** Stands for what somebody stopped themselves, or had stopped, in another way. */
export const BY_HAND = 'by-hand';

const isErasing = (outcome: RightOutcome) => outcome === 'erased' || outcome === 'kept-without-name';

/** The answer that closes a request. */
export class AnswerInput {
  @IsIn(keysOf(outcomeWords), { message: 'Select how it ended' })
  outcome!: RightOutcome;

  @Transform(orNone)
  @ValidateIf(({ ground, outcome }: AnswerInput) => ground !== null || outcome === 'kept-without-name')
  @IsIn(keysOf(grounds), { message: 'Select why: the law asks for a reason where something is kept' })
  ground: RightGround | null = null;

  @Length(1, MOST, { message: `Write the answer, in at most ${MOST.toLocaleString('en-GB')} characters` })
  @IsString({ message: 'Write the answer' })
  answer: string = '';

  /** What an objection that is agreed to stops; `by-hand` for what was seen to otherwise. */
  @Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? [] : [value].flat()))
  @IsIn([...purposeCodes, BY_HAND], { each: true, message: 'Select what stops from the list' })
  stops: (Purpose | typeof BY_HAND)[] = [];

  /** Of a correction that names a field: whether it is made here and now, or has been made elsewhere. */
  @IsIn(['here', 'elsewhere'], { message: 'Select whether to correct it here' })
  @IsOptional()
  correct?: 'here' | 'elsewhere';

  @Type(() => Number)
  @IsInt({ message: 'Load the page again' })
  @IsOptional()
  seen?: number;

  /** `erasure`: from the page that shows what would be erased, where everything is asked at once. */
  @IsIn(['erasure'], { message: 'Load the page again' })
  @IsOptional()
  from?: 'erasure';

  /** Erasing cannot be undone, so somebody says that they mean it. */
  @ValidateIf(({ outcome, from }: AnswerInput) => from === 'erasure' || isErasing(outcome))
  @Equals('yes', { message: 'Tick that you have checked it: this cannot be undone' })
  sure: string = '';
}
