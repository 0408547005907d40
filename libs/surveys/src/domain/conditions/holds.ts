import type { Said } from '../answers';
import type { Condition, Operand } from './condition';

/**
 * Whether a condition holds.
 * @param said what was said under a key; undefined when it was left blank, is hidden, or the person would rather not say.
 */
export function holds(condition: Condition, said: (key: string) => Said | undefined): boolean {
  switch (condition.is) {
    case 'and':
      return condition.of.every((one) => holds(one, said));
    case 'or':
      return condition.of.some((one) => holds(one, said));
    case 'not':
      return !holds(condition.of, said);
    case 'answered':
      return said(condition.key) !== undefined;
    case 'ticked':
      return ticks(said(condition.key)).includes(condition.code);
    case 'among':
      return condition.operands.some((operand) => compares(said(condition.key), '==', operand));
    case 'compared':
      return compares(said(condition.key), condition.by, condition.operand);
  }
}

const ticks = (said: Said | undefined): readonly string[] => (typeof said === 'object' ? said : []);

function compares(said: Said | undefined, by: '==' | '!=' | '<' | '>', operand: Operand): boolean {
  if (by === '!=') return !compares(said, '==', operand);
  // Codes and months with each other, numbers with each other: nothing is turned into something else to be compared.
  if (typeof said !== typeof operand || said === undefined) return false;
  if (by === '==') return said === operand;
  return by === '<' ? said < operand : said > operand;
}
