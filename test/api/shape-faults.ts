/** As much of JSON Schema as the API uses. */
export interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

type Named = Readonly<Record<string, Schema>>;

/** Where a value is not as its schema says; empty when it is. */
export function shapeFaults(value: unknown, schema: Schema, named: Named, at: string): string[] {
  if (schema.$ref) {
    const target = named[schema.$ref.replace('#/components/schemas/', '')];
    return target ? shapeFaults(value, target, named, at) : [`${at}: ${schema.$ref} leads nowhere`];
  }
  if (schema.anyOf)
    return schema.anyOf.some((one) => shapeFaults(value, one, named, at).length === 0)
      ? []
      : [`${at}: none of the kinds`];
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at}: ${String(value)} is not in the list`];
  return checks[schema.type ?? '']?.(value, schema, named, at) ?? [];
}

type Check = (value: unknown, schema: Schema, named: Named, at: string) => string[];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const formats: Readonly<Record<string, RegExp>> = {
  uuid,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};

const checks: Readonly<Record<string, Check>> = {
  string: (value, { format }, _, at) =>
    typeof value === 'string' && (formats[format ?? '']?.test(value) ?? true)
      ? []
      : [`${at}: not a text ${format ?? ''}`],
  integer: (value, schema, _, at) =>
    Number.isInteger(value) && inRange(Number(value), schema) ? [] : [`${at}: not a whole number`],
  number: (value, schema, _, at) =>
    typeof value === 'number' && inRange(value, schema) ? [] : [`${at}: not a number in range`],
  boolean: (value, _, __, at) => (typeof value === 'boolean' ? [] : [`${at}: not true or false`]),
  null: (value, _, __, at) => (value === null ? [] : [`${at}: not null`]),
  array: (value, { items = {} }, named, at) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => shapeFaults(item, items, named, `${at}[${index}]`))
      : [`${at}: not a list`],
  object: objectFaults,
};

const inRange = (value: number, { minimum = -Infinity, maximum = Infinity }: Schema): boolean =>
  value >= minimum && value <= maximum;

function objectFaults(value: unknown, schema: Schema, named: Named, at: string): string[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: not an object`];
  const missing = required.filter((name) => !(name in value)).map((name) => `${at}: ${name} is missing`);
  const inner = Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const own = properties[name] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (own) return shapeFaults(one, own, named, `${at}.${name}`);
    return additionalProperties === false ? [`${at}: ${name} is not documented`] : [];
  });
  return [...missing, ...inner];
}
