/** As much of JSON Schema (2020-12) as our resources need. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly $ref?: string;
}

/** A shape with a name of its own in the document. */
export interface Resource {
  readonly name: string;
  readonly schema: Schema;
  /** Points to it. */
  readonly ref: Schema;
  /** Resources that its schema points to. */
  readonly uses: readonly Resource[];
}

export const text: Schema = { type: 'string' };
export const uuid: Schema = { type: 'string', format: 'uuid' };
export const day: Schema = { type: 'string', format: 'date' };
export const moment: Schema = { type: 'string', format: 'date-time' };
export const number: Schema = { type: 'integer' };
export const yesNo: Schema = { type: 'boolean' };
/** A fit: 0 to 1. */
export const fit: Schema = { type: 'number', minimum: 0, maximum: 1 };
export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: values });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const described = (description: string, schema: Schema): Schema => ({ ...schema, description });

/** An object with exactly these fields, all of them always there. */
export const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

export const resource = (name: string, schema: Schema, uses: readonly Resource[] = []): Resource => ({
  name,
  schema,
  ref: { $ref: `#/components/schemas/${name}` },
  uses,
});
