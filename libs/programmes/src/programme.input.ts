import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { type ProgrammeKind, programmeKinds } from './domain/programme-kinds';
import { Trimmed } from './read-text';

/** What a lead says about a programme; a page's form and the JSON body alike. */
export class ProgrammeInput {
  @Trimmed()
  @Length(1, 200, { message: 'Enter a name for the programme, at most 200 characters' })
  @IsString({ message: 'Enter a name for the programme' })
  name!: string;

  @IsIn(Object.keys(programmeKinds), { message: 'Select what kind of programme it is' })
  kind!: ProgrammeKind;

  @Trimmed()
  @MaxLength(4000, { message: 'Use at most 4,000 characters' })
  @IsString({ message: 'Say what the programme is about, or leave it empty' })
  about: string = '';
}
