import { applyDecorators, HttpCode } from '@nestjs/common';
import {
  ApiBody,
  type ApiBodyOptions,
  ApiConsumes,
  ApiExtension,
  ApiOperation,
  ApiQuery,
  type ApiQueryOptions,
  ApiResponse,
  type ApiResponseOptions,
} from '@nestjs/swagger';
import type { ClassConstructor } from 'class-transformer';
import type { Resource, Schema } from './schema';
import { schemaOfInput } from './schema-of-input';

/** What a handler takes and gives, in the words of the documentation. */
export interface Documentation {
  /** A short sentence without a full stop. */
  readonly summary: string;
  /** The status of the answer when all goes well. */
  readonly status: 200 | 201 | 202 | 204;
  /** What the answer holds; none with 204. */
  readonly gives?: Resource;
  /** The kinds of file that the answer is, instead of JSON. */
  readonly givesFile?: string;
  /** The JSON body. */
  readonly takes?: ClassConstructor<object>;
  /** The kinds of file that the body may be, instead of JSON. */
  readonly takesFiles?: readonly string[];
  readonly query?: ClassConstructor<object>;
  /** Whether it can be refused because of how things stand (409). */
  readonly canConflict?: boolean;
}

export const GIVES = 'x-gives';

/** Documents a handler, and sets its status by it. Errors that follow from the address and the body are added to all alike. */
export function Documented(about: Documentation): MethodDecorator {
  const { summary, status, gives, takes, takesFiles = [], query, canConflict = false } = about;
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary }),
    ApiResponse(answer(about)),
    ApiExtension(GIVES, gives?.name ?? ''),
    ...(canConflict ? [ApiResponse({ status: 409, description: 'It does not go with how things stand now' })] : []),
    ...(takes ? [ApiBody({ required: true, schema: schemaOfInput(takes) } as ApiBodyOptions)] : []),
    ...(takesFiles.length > 0
      ? [ApiConsumes(...takesFiles), ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })]
      : []),
    ...(query ? queryOf(query) : []),
  );
}

function answer({ status, gives, givesFile }: Documentation): ApiResponseOptions {
  const description = {
    200: 'As asked',
    201: 'Made; Location says where',
    202: 'Taken on; Location says where to look',
    204: 'Done',
  }[status];
  if (givesFile !== undefined)
    return { status, description, content: { [givesFile]: { schema: { type: 'string', format: 'binary' } } } };
  if (!gives) return { status, description };
  return { status, description, content: { 'application/json': { schema: gives.ref as { $ref: string } } } };
}

function queryOf(query: ClassConstructor<object>): MethodDecorator[] {
  const { properties = {}, required = [] } = schemaOfInput(query);
  return Object.entries(properties).map(([name, schema]: [string, Schema]) =>
    ApiQuery({ name, required: required.includes(name), schema } as ApiQueryOptions),
  );
}
