import type { Condition, Operand } from '../../domain/conditions/condition';
import type { Dialect } from './foreign';

/** How a question is named in a condition: by its key, or by block and statement. */
export type Naming = (key: string) => string;

/** A condition as another tool writes it. */
export function writeForeign(
  condition: Condition,
  dialect: Dialect,
  name: Naming,
  isMonth: (key: string) => boolean,
): string {
  const write = (one: Condition): string => writeForeign(one, dialect, name, isMonth);
  const bracketed = (one: Condition) => (one.is === 'and' || one.is === 'or' ? `(${write(one)})` : write(one));
  switch (condition.is) {
    case 'and':
    case 'or':
      return condition.of.map(bracketed).join(` ${condition.is} `);
    case 'not':
      return dialect === 'xlsform' ? `not(${write(condition.of)})` : `!(${write(condition.of)})`;
    default: {
      const at = dialect === 'xlsform' ? `\${${name(condition.key)}}` : `{${name(condition.key)}}`;
      const value = (operand: Operand) => writeValue(operand, dialect, isMonth(condition.key));
      return dialect === 'xlsform' ? xlsForm(condition, at, value) : surveyJs(condition, at, value);
    }
  }
}

type Leaf = Exclude<Condition, { is: 'and' } | { is: 'or' } | { is: 'not' }>;
type Write = (operand: Operand) => string;

function writeValue(operand: Operand, dialect: Dialect, isMonth: boolean): string {
  if (typeof operand === 'number') return String(operand);
  return isMonth && dialect === 'xlsform' ? `date('${operand}-01')` : `'${operand}'`;
}

function xlsForm(leaf: Leaf, at: string, value: Write): string {
  if (leaf.is === 'answered') return `${at} != ''`;
  if (leaf.is === 'ticked') return `selected(${at}, '${leaf.code}')`;
  if (leaf.is === 'among') return `(${leaf.operands.map((one) => `${at} = ${value(one)}`).join(' or ')})`;
  return `${at} ${leaf.by === '==' ? '=' : leaf.by} ${value(leaf.operand)}`;
}

function surveyJs(leaf: Leaf, at: string, value: Write): string {
  if (leaf.is === 'answered') return `${at} notempty`;
  if (leaf.is === 'ticked') return `${at} contains '${leaf.code}'`;
  if (leaf.is === 'among') return `(${leaf.operands.map((one) => `${at} = ${value(one)}`).join(' or ')})`;
  return `${at} ${leaf.by === '==' ? '=' : leaf.by} ${value(leaf.operand)}`;
}
