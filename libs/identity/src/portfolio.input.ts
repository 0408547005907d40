import { Transform } from 'class-transformer';
import { ArrayUnique, IsArray, IsIn, IsUUID, Matches } from 'class-validator';

const listed = ({ value }: { value: unknown }): unknown[] => {
  if (Array.isArray(value)) return value.map((one: unknown) => one);
  return value === undefined || value === '' ? [] : [value];
};

/** Which students a consultant is to look after. */
export class PortfolioInput {
  @IsIn(['everybody', 'some'], { message: 'Select whose students' })
  whose!: 'everybody' | 'some';

  @Transform(listed)
  @ArrayUnique()
  @IsUUID(undefined, { each: true, message: 'Select schools from the list' })
  @IsArray()
  schools!: string[];

  @Transform(listed)
  @ArrayUnique()
  @IsUUID(undefined, { each: true, message: 'Select priority groups from the list' })
  @IsArray()
  priorityGroups!: string[];
}

const aDay = /^\d{4}-\d{2}-\d{2}$/;

/** Who stands in, and from which day to which. */
export class CoverInput {
  @IsUUID(undefined, { message: 'Select who stands in' })
  to!: string;

  @Matches(aDay, { message: 'Enter the first day' })
  fromDay!: string;

  @Matches(aDay, { message: 'Enter the last day' })
  toDay!: string;
}
