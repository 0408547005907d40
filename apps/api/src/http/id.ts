import { NotFoundException, ParseUUIDPipe } from '@nestjs/common';

/** Reads an id from an address. What is no id names something that does not exist. */
export const Id = new ParseUUIDPipe({ exceptionFactory: () => new NotFoundException() });
