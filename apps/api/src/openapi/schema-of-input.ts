import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import type { Schema } from './schema';

/** One rule of an input class, as class-validator keeps it. */
interface Rule {
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string | undefined;
  readonly constraints?: readonly unknown[] | undefined;
  readonly each?: boolean | undefined;
}

/** The schema of an input class, from the very rules that check it: the two cannot differ. */
export function schemaOfInput(input: ClassConstructor<object>): Schema {
  const rules: readonly Rule[] = getMetadataStorage().getTargetValidationMetadatas(input, '', false, false);
  const names = [...new Set(rules.map(({ propertyName }) => propertyName))];
  const usual = new input() as Record<string, unknown>;
  const properties = names.map((name) => {
    const own = rules.filter(({ propertyName }) => propertyName === name);
    const isOptional = usual[name] !== undefined || own.some(({ type }) => type === 'conditionalValidation');
    return { name, isOptional, schema: { ...fieldSchema(input, name, own), ...defaultOf(usual[name]) } };
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
    required: properties.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
    additionalProperties: false,
  };
}

const defaultOf = (value: unknown): Schema => (value === undefined ? {} : { default: value });

function fieldSchema(input: ClassConstructor<object>, name: string, rules: readonly Rule[]): Schema {
  const nested = rules.some(({ type }) => type === 'nestedValidation') ? nestedClass(input, name) : null;
  const isList =
    nested?.isList ?? rules.some((rule) => rule.each || rule.name?.startsWith('array') || rule.name === 'isArray');
  const single = nested ? schemaOfInput(nested.of) : schemaFrom(rules.filter(({ each = false }) => each === isList));
  if (!isList) return single;
  return { type: 'array', items: single, ...schemaFrom(rules.filter(({ each }) => !each)) };
}

/** The class of a nested value, found by letting class-transformer make one. */
function nestedClass(
  input: ClassConstructor<object>,
  name: string,
): { of: ClassConstructor<object>; isList: boolean } | null {
  const made = (plainToInstance(input, { [name]: [{}] }) as Record<string, unknown>)[name];
  const first: unknown = Array.isArray(made) ? made[0] : made;
  if (typeof first !== 'object' || first === null) return null;
  return { of: first.constructor as ClassConstructor<object>, isList: Array.isArray(made) };
}

const schemaFrom = (rules: readonly Rule[]): Schema =>
  Object.assign({}, ...rules.map(({ name = '', constraints = [] }) => words[name]?.(constraints) ?? {})) as Schema;

const words: Readonly<Record<string, (constraints: readonly unknown[]) => object>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isIso8601: () => ({ type: 'string', format: 'date' }),
  isIn: ([values]) => ({ enum: values }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  isLength: ([minLength, maxLength]) => ({ minLength, ...(maxLength === undefined ? {} : { maxLength }) }),
  minLength: ([minLength]) => ({ minLength }),
  maxLength: ([maxLength]) => ({ maxLength }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  arrayUnique: ([key]) => (key === undefined ? { uniqueItems: true } : {}),
  matches: ([pattern]) => (pattern instanceof RegExp ? { type: 'string', pattern: pattern.source } : {}),
};
