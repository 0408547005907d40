import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** A number in a query; other words are left for the validator to refuse. */
export const NumberInQuery = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  );

/** Which page of a list. */
export class PageInput {
  @NumberInQuery()
  @Max(1_000_000, { message: 'Enter a page from 1' })
  @Min(1, { message: 'Enter a page from 1' })
  @IsInt({ message: 'Enter a page from 1' })
  @IsOptional()
  page?: number;
}
