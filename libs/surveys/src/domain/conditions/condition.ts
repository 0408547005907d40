/** What an item is compared with: a code or a month in quotation marks, or a number. */
export type Operand = string | number;

/** A condition, read. `at` is where its key stands in the text, counted in characters from 0. */
export type Condition =
  | { readonly is: 'and'; readonly of: readonly Condition[] }
  | { readonly is: 'or'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'answered'; readonly key: string; readonly at: number }
  | {
      readonly is: 'compared';
      readonly key: string;
      readonly at: number;
      readonly by: '==' | '!=' | '<' | '>';
      readonly operand: Operand;
    }
  | { readonly is: 'among'; readonly key: string; readonly at: number; readonly operands: readonly Operand[] }
  | { readonly is: 'ticked'; readonly key: string; readonly at: number; readonly code: string };

/** Where a condition cannot be read, and why. */
export interface ConditionError {
  /** In characters from 0; the length of the text where something is missing at its end. */
  readonly at: number;
  readonly code: 'unexpected' | 'unclosed' | 'too-long' | 'too-deep' | 'not-a-sign';
  readonly says: string;
}

/** A condition that looks at one item. */
export type Leaf = Exclude<Condition, { readonly is: 'and' | 'or' } | { readonly is: 'not' }>;

/** Every leaf of a condition, in the order of the text. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  switch (condition.is) {
    case 'and':
    case 'or':
      return condition.of.flatMap(leavesOf);
    case 'not':
      return leavesOf(condition.of);
    default:
      return [condition];
  }
}

/** The keys that a condition looks at, each once, in the order of the text. */
export const keysOf = (condition: Condition): readonly string[] => [
  ...new Set(leavesOf(condition).map(({ key }) => key)),
];
