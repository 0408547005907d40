import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schema } from './schema';

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** One thing that can be asked of the API. */
export interface Operation {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly operation: OperationObject;
}

/** The cells of a row of a table. */
export type Row = readonly [string, string, string];

/** Everything that can be asked, under the first word of its address. */
export function operationsByTag({ paths }: OpenAPIObject): Map<string, Operation[]> {
  const byTag = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item) as [string, OperationObject][]) {
      const tag = operation.tags?.[0] ?? '';
      byTag.set(tag, [...(byTag.get(tag) ?? []), { method: method.toUpperCase(), path, operation }]);
    }
  return byTag;
}

/** The named shapes of answers, field by field. */
export const shapesOf = ({ components }: OpenAPIObject): { name: string; rows: Row[] }[] =>
  Object.entries(components?.schemas ?? {}).map(([name, schema]) => ({ name, rows: fieldRows(schema as Schema) }));

/** The fields of a JSON body; the kinds of file where it is one; none where there is no body. */
export function bodyOf({ requestBody }: OperationObject): Row[] {
  const content = requestBody && 'content' in requestBody ? requestBody.content : {};
  const json = content['application/json'];
  if (json) return fieldRows(json.schema ?? {});
  return Object.keys(content).map((type) => ['the file itself', type, '']);
}

function fieldRows({ properties = {}, required = [] }: Schema): Row[] {
  return Object.entries(properties).map(([name, schema]) => {
    const about = [schema.description ?? '', required.includes(name) ? '' : 'may be left out'].filter(
      (part) => part !== '',
    );
    return [name, inWords(schema), about.join('; ')];
  });
}

/** A schema in a few words: "list of Criterion", "whole number from 0 to 100", "one of a, b". */
export function inWords(schema: object): string {
  const { type, $ref, anyOf, items, format, minimum, maximum, maxLength, ...more } = schema as Schema;
  if ($ref) return $ref.split('/').at(-1) ?? '';
  if (anyOf) return anyOf.map(inWords).join(' or ');
  if (more.enum) return `one of ${more.enum.map(String).join(', ')}`;
  if (type === 'array') return `list of ${inWords(items ?? {})}`;
  if (type === 'object') return more.properties ? `object of ${Object.keys(more.properties).join(', ')}` : 'object';
  const range = minimum === undefined ? '' : ` from ${minimum}`;
  const most = maximum === undefined ? '' : ` to ${maximum}`;
  const long = maxLength === undefined ? '' : ` of at most ${maxLength} characters`;
  return `${formats[format ?? ''] ?? kinds[String(type)] ?? 'value'}${range}${most}${long}`;
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'id',
  date: 'day, as 2026-09-27',
  'date-time': 'moment',
  binary: 'file',
};
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  null: 'nothing',
};
