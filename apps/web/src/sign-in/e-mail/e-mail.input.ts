import { readAddress } from '@footing/messages';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, Length } from 'class-validator';

const asAddress = ({ value }: { value: unknown }) => (typeof value === 'string' ? readAddress(value) : null);

/** Who asks for a link. */
export class EmailInput {
  @Transform(asAddress)
  @IsString({ message: 'Enter your e-mail address, for example name@example.org' })
  address!: string;

  @IsOptional()
  next?: unknown;
}

/** A code that another device shows. */
export class CodeInput {
  @Length(1, 40, { message: 'Enter the code that your other device shows' })
  @IsString({ message: 'Enter the code that your other device shows' })
  code!: string;
}

/** Who says yes to an invitation. */
export class AcceptInput {
  @Length(1, 200, { message: 'Enter your name' })
  @IsString({ message: 'Enter your name' })
  name!: string;
}
