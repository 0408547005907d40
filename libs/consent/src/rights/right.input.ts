import { Transform } from 'class-transformer';
import { Equals, IsIn, IsOptional, IsString, Length, ValidateIf } from 'class-validator';
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

  @ValidateIf(({ kind, words }: AskInput) => kind !== 'erase' || words !== '')
  @Length(1, MOST, { message: `Say what it is about, in at most ${MOST.toLocaleString('en-GB')} characters` })
  @IsString({ message: 'Say what it is about' })
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
}

/** The answer that closes a request. */
export class AnswerInput {
  @IsIn(keysOf(outcomeWords), { message: 'Select how it ended' })
  outcome!: RightOutcome;

  @Transform(orNone)
  @IsIn(keysOf(grounds), { message: 'Select a reason from the list' })
  @IsOptional()
  ground: RightGround | null = null;

  @Length(1, MOST, { message: `Write the answer, in at most ${MOST.toLocaleString('en-GB')} characters` })
  @IsString({ message: 'Write the answer' })
  answer: string = '';

  /** Erasing cannot be undone, so somebody says that they mean it. */
  @ValidateIf(({ outcome }: AnswerInput) => outcome === 'erased' || outcome === 'kept-without-name')
  @Equals('yes', { message: 'Tick that you have checked it: this cannot be undone' })
  sure: string = '';
}
