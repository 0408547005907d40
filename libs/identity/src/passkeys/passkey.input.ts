import { IsString, Length } from 'class-validator';

/** What somebody calls a passkey of theirs. */
export class PasskeyInput {
  @Length(1, 60, { message: 'Enter a name of at most 60 characters, for example My phone' })
  @IsString({ message: 'Enter a name, for example My phone' })
  name!: string;
}
