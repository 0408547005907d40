import { IsString, Length } from 'class-validator';

/** A code of an app, or a spare one. */
export class SecondProofInput {
  @Length(1, 60, { message: 'Enter the code' })
  @IsString({ message: 'Enter the code' })
  code!: string;
}
