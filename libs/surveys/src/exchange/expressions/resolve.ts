import type { Condition, Operand } from '../../domain/conditions/condition';
import type { Comparison, Foreign, Value } from './foreign';

/** What a name of the file is here: its key, how it is answered, and the codes of its values. */
export interface Target {
  readonly key: string;
  readonly type: string;
  readonly codes: ReadonlyMap<string, string>;
}

/** The same condition in our words; null where a question is looked at in a way that ours cannot. */
export function resolve(foreign: Foreign, target: (name: string) => Target | null): Condition | null {
  switch (foreign.is) {
    case 'and':
    case 'or': {
      const of = foreign.of.map((one) => resolve(one, target)).filter((one) => one !== null);
      return of.length === foreign.of.length ? { is: foreign.is, of } : null;
    }
    case 'not': {
      const of = resolve(foreign.of, target);
      return of && { is: 'not', of };
    }
    default: {
      const found = target(foreign.name);
      return found && leaf(foreign, found);
    }
  }
}

function leaf(foreign: Extract<Foreign, { name: string }>, target: Target): Condition | null {
  const { key } = target;
  if (foreign.is === 'answered') return { is: 'answered', key, at: 0 };
  if (foreign.is === 'compared') return target.type === 'many' ? null : compared(target, foreign.by, foreign.value);
  if (foreign.each === 'within' && target.type !== 'many') return null;
  const codes = foreign.values.map((value) => target.codes.get(String(value)));
  if (codes.some((code) => code === undefined)) return null;
  const each = codes.map((code): Condition =>
    target.type === 'many'
      ? { is: 'ticked', key, at: 0, code: code ?? '' }
      : { is: 'compared', key, at: 0, by: '==', operand: code ?? '' },
  );
  return joined(foreign.each === 'any' ? 'or' : 'and', each);
}

function joined(is: 'and' | 'or', of: readonly Condition[]): Condition | null {
  const [only] = of;
  return of.length === 1 && only ? only : { is, of };
}

function compared(target: Target, by: Comparison, value: Value): Condition | null {
  const operand = operandOf(target, value);
  if (operand === null) return null;
  const one = (sign: '==' | '!=' | '<' | '>'): Condition => ({
    is: 'compared',
    key: target.key,
    at: 0,
    by: sign,
    operand,
  });
  if (by === '<=') return { is: 'or', of: [one('<'), one('==')] };
  if (by === '>=') return { is: 'or', of: [one('>'), one('==')] };
  return one(by);
}

/** A value as ours is: a code by what it was called in the file, a month without its day, a number. */
function operandOf({ type, codes }: Target, value: Value): Operand | null {
  if (type === 'one' || type === 'agree') return codes.get(String(value)) ?? null;
  if (type === 'month') return typeof value === 'string' ? (/^\d{4}-\d{2}/.exec(value)?.[0] ?? null) : null;
  if (type !== 'number' || typeof value === 'boolean' || value === '') return null;
  return Number.isFinite(Number(value)) ? Number(value) : null;
}
