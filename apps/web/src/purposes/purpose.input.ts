import type { Basis } from '@footing/kernel';
import { basisNames } from './purpose-words';
import { IsIn, IsString, MaxLength } from 'class-validator';

/** The texts of a purpose as they are typed, and what is to become of a yes under the text before. */
export class PurposeTextInput {
  @IsString()
  @MaxLength(20_000, { message: 'Keep it shorter' })
  en = '';

  @IsString()
  @MaxLength(20_000, { message: 'Keep it shorter' })
  cy = '';

  @IsIn(['holds', 'ask-again', 'ends'], { message: 'Choose what happens to those who said yes before' })
  olderYes!: 'holds' | 'ask-again' | 'ends';
}

/** Whether a text from a form names a basis. */
export const isBasis = (text: string): text is Basis => Object.hasOwn(basisNames, text);
