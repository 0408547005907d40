import type { Condition, Operand } from './condition';

/** A condition as text that reads back as the same condition. */
export function conditionText(condition: Condition): string {
  switch (condition.is) {
    case 'and':
    case 'or':
      return condition.of.map((one) => inBrackets(one, condition.is)).join(` ${condition.is} `);
    case 'not':
      return `not ${inBrackets(condition.of, 'not')}`;
    case 'answered':
      return `answered(${condition.key})`;
    case 'ticked':
      return `'${condition.code}' in ${condition.key}`;
    case 'among':
      return `${condition.key} in (${condition.operands.map(operandText).join(', ')})`;
    case 'compared':
      return `${condition.key} ${condition.by} ${operandText(condition.operand)}`;
  }
}

const operandText = (operand: Operand) => (typeof operand === 'number' ? String(operand) : `'${operand}'`);

/** What binds less tightly than its place, or the same joined again, needs brackets to read back as it is. */
function inBrackets(condition: Condition, inside: 'and' | 'or' | 'not'): string {
  const isJoined = condition.is === 'and' || condition.is === 'or';
  const isLoose = isJoined && (inside !== 'or' || condition.is === 'or');
  return isLoose ? `(${conditionText(condition)})` : conditionText(condition);
}
