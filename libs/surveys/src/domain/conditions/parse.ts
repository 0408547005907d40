import type { Condition, ConditionError, Operand } from './condition';
import { type Token, tokensOf } from './tokens';

/** Deeper nesting is refused. */
export const MOST_DEPTH = 20;

/** Words of the grammar: no item may have one for its key. */
export const grammarWords: readonly string[] = ['and', 'or', 'not', 'in', 'answered'];

/**
 * Reads a condition. The grammar:
 *
 *     condition = both { "or" both }            both = one { "and" one }
 *     one       = "not" one | "(" condition ")" | "answered" "(" key ")"
 *               | key ("==" | "!=" | "<" | ">") value
 *               | key "in" "(" value { "," value } ")"     one of these was said
 *               | 'code' "in" key                          this box was ticked
 *     value     = 'code' | 'YYYY-MM' | number
 *
 * An item that is blank, hidden or answered with "prefer not to say" is compared with nothing: `==`, `<`, `>` and `in` do
 * not hold of it; `a != b` is `not a == b`.
 * @returns the condition, or where and why it cannot be read. Never throws. Cost: linear.
 */
export function parseCondition(text: string): { readonly condition: Condition } | { readonly error: ConditionError } {
  const tokens = tokensOf(text);
  if ('code' in tokens) return { error: tokens };
  const parser = new Parser(tokens);
  const condition = parser.whole();
  return parser.error === null && condition !== null
    ? { condition }
    : { error: parser.error ?? { at: 0, code: 'unexpected', says: 'A condition is missing.' } };
}

/** Walks over the tokens once. The first thing that does not fit is kept as the error, and everything above gives up. */
class Parser {
  error: ConditionError | null = null;
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Condition | null {
    const condition = this.joined('or');
    if (condition && this.here.kind !== 'end') return this.refuse('“and”, “or” or the end');
    return condition;
  }

  private joined(by: 'or' | 'and'): Condition | null {
    const of: Condition[] = [];
    do {
      const one = by === 'or' ? this.joined('and') : this.one();
      if (!one) return null;
      of.push(one);
    } while (this.takes('word', by));
    const [only] = of;
    return of.length === 1 && only ? only : { is: by, of };
  }

  private one(): Condition | null {
    if (this.takes('word', 'not')) {
      const of = this.deeper(() => this.one());
      return of && { is: 'not', of };
    }
    if (this.takes('sign', '(')) {
      const inner = this.deeper(() => this.joined('or'));
      return inner && (this.takes('sign', ')') ? inner : this.refuse('a closing bracket'));
    }
    if (this.here.kind === 'text') return this.ticked();
    return this.takes('word', 'answered') ? this.answered() : this.compared();
  }

  private deeper(read: () => Condition | null): Condition | null {
    this.depth += 1;
    if (this.depth > MOST_DEPTH) {
      this.error ??= { at: this.here.at, code: 'too-deep', says: `At most ${MOST_DEPTH} brackets inside each other.` };
      return null;
    }
    const condition = read();
    this.depth -= 1;
    return condition;
  }

  private answered(): Condition | null {
    if (!this.takes('sign', '(')) return this.refuse('a bracket with an item’s key');
    const key = this.key();
    if (!key) return null;
    return this.takes('sign', ')') ? { is: 'answered', ...key } : this.refuse('a closing bracket');
  }

  private ticked(): Condition | null {
    const code = this.take().is;
    if (!this.takes('word', 'in')) return this.refuse('“in” and an item’s key');
    const key = this.key();
    return key && { is: 'ticked', code, ...key };
  }

  private compared(): Condition | null {
    const key = this.key();
    if (!key) return null;
    if (this.takes('word', 'in')) return this.among(key);
    const by = (['==', '!=', '<', '>'] as const).find((sign) => this.takes('sign', sign));
    if (!by) return this.refuse('==, !=, <, > or “in”');
    const operand = this.operand();
    return operand === null ? null : { is: 'compared', by, operand, ...key };
  }

  private among(key: { key: string; at: number }): Condition | null {
    if (!this.takes('sign', '(')) return this.refuse('a bracket with codes');
    const operands: Operand[] = [];
    do {
      const operand = this.operand();
      if (operand === null) return null;
      operands.push(operand);
    } while (this.takes('sign', ','));
    return this.takes('sign', ')') ? { is: 'among', operands, ...key } : this.refuse('a comma or a closing bracket');
  }

  private key(): { key: string; at: number } | null {
    const { kind, is, at } = this.here;
    if (kind !== 'word' || grammarWords.includes(is)) return this.refuse('an item’s key');
    this.take();
    return { key: is, at };
  }

  private operand(): Operand | null {
    const { kind, is } = this.here;
    if (kind !== 'text' && kind !== 'number') return this.refuse('a code in quotation marks, or a number');
    this.take();
    return kind === 'number' ? Number(is) : is;
  }

  private get here(): Token {
    return this.tokens[this.next] ?? { kind: 'end', is: '', at: 0 };
  }

  private take(): Token {
    const token = this.here;
    this.next += 1;
    return token;
  }

  private takes(kind: Token['kind'], is: string): boolean {
    const fits = this.here.kind === kind && this.here.is === is;
    if (fits) this.next += 1;
    return fits;
  }

  private refuse(expected: string): null {
    this.error ??= { at: this.here.at, code: 'unexpected', says: `Here the condition needs ${expected}.` };
    return null;
  }
}
