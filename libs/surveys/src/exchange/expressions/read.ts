import { type Comparison, type Dialect, type Foreign, type Piece, piecesOf, type Value } from './foreign';

const MOST_DEPTH = 20;
const comparisons: Readonly<Record<string, Comparison>> = {
  '=': '==',
  '==': '==',
  equal: '==',
  '!=': '!=',
  '<>': '!=',
  notequal: '!=',
  '<': '<',
  less: '<',
  '>': '>',
  greater: '>',
  '<=': '<=',
  lessorequal: '<=',
  '>=': '>=',
  greaterorequal: '>=',
};
const turned: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

/**
 * Reads a condition of another tool, as far as ours can say the same: comparing a question with a value, ticks, blanks, and
 * these joined. Reckoning, functions and comparing two questions are not.
 * @returns null for what we cannot say. Never throws.
 */
export function readForeign(text: string, dialect: Dialect): Foreign | null {
  const pieces = piecesOf(text, dialect);
  return pieces ? new Reader(pieces).whole() : null;
}

class Reader {
  private next = 0;
  private depth = 0;

  constructor(private readonly pieces: readonly Piece[]) {}

  whole(): Foreign | null {
    const found = this.joined('or');
    return this.here.kind === 'end' ? found : null;
  }

  private joined(by: 'or' | 'and'): Foreign | null {
    const of: Foreign[] = [];
    do {
      const one = by === 'or' ? this.joined('and') : this.one();
      if (!one) return null;
      of.push(one);
    } while (this.takes(by) || this.takes(by === 'or' ? '||' : '&&'));
    const [only] = of;
    return of.length === 1 && only ? only : { is: by, of };
  }

  private one(): Foreign | null {
    if (this.depth > MOST_DEPTH) return null;
    this.depth += 1;
    const found = this.inner();
    this.depth -= 1;
    return found;
  }

  private inner(): Foreign | null {
    if (this.takes('!') || this.takes('not') || this.takes('negate')) {
      const of = this.one();
      return of && { is: 'not', of };
    }
    if (this.takes('(')) {
      const found = this.joined('or');
      return this.takes(')') ? found : null;
    }
    if (this.takes('selected')) return this.selected();
    if (this.takes('count-selected') || this.takes('string-length')) return this.counted();
    return this.here.kind === 'name' ? this.fromName(this.take().is) : this.fromValue();
  }

  /** selected(${fields}, 'law') */
  private selected(): Foreign | null {
    if (!this.takes('(') || this.here.kind !== 'name') return null;
    const name = this.take().is;
    const value = this.takes(',') ? this.value() : null;
    return value !== null && this.takes(')') ? { is: 'holds', name, each: 'any', values: [value] } : null;
  }

  /** count-selected(${fields}) > 0, and the like of a text: something was answered. */
  private counted(): Foreign | null {
    if (!this.takes('(') || this.here.kind !== 'name') return null;
    const name = this.take().is;
    if (!this.takes(')')) return null;
    const by = comparisons[this.take().is];
    const value = this.value();
    if ((by === '>' && value === 0) || (by === '>=' && value === 1)) return { is: 'answered', name };
    return by === '==' && value === 0 ? { is: 'not', of: { is: 'answered', name } } : null;
  }

  private fromName(name: string): Foreign | null {
    const answered: Foreign = { is: 'answered', name };
    if (this.takes('notempty')) return answered;
    if (this.takes('empty')) return { is: 'not', of: answered };
    const list = ['anyof', 'allof', 'noneof', 'contains', 'contain', 'notcontains', 'notcontain'].find((word) =>
      this.takes(word),
    );
    return list === undefined ? this.comparedWith(name) : this.listed(name, list);
  }

  private listed(name: string, word: string): Foreign | null {
    const values = this.here.is === '[' ? this.values() : [this.value()].filter((one) => one !== null);
    if (values.length === 0) return null;
    const each = word === 'allof' ? 'all' : /contains?$/.test(word) ? 'within' : 'any';
    const holds: Foreign = { is: 'holds', name, each, values };
    return word.startsWith('no') ? { is: 'not', of: holds } : holds;
  }

  private comparedWith(name: string): Foreign | null {
    const by = comparisons[this.here.is];
    if (!by || this.here.kind === 'text') return null;
    this.take();
    const value = this.value();
    return value === null ? null : compared(name, by, value);
  }

  /** 'yes' = ${met} says the same as ${met} = 'yes'. */
  private fromValue(): Foreign | null {
    const value = this.value();
    const by = comparisons[this.take().is];
    if (value === null || !by || this.here.kind !== 'name') return null;
    return compared(this.take().is, turned[by], value);
  }

  private values(): Value[] {
    const values: Value[] = [];
    this.take();
    do {
      const value = this.value();
      if (value === null) return [];
      values.push(value);
    } while (this.takes(','));
    return this.takes(']') ? values : [];
  }

  private value(): Value | null {
    if (this.takes('date')) return this.date();
    const sign = this.takes('-') ? -1 : 1;
    const { kind, is } = this.here;
    if (kind !== 'text' && kind !== 'number' && is !== 'true' && is !== 'false') return null;
    this.take();
    if (kind === 'word') return this.takes('(') && !this.takes(')') ? null : is === 'true';
    if (kind === 'number') return sign * Number(is);
    return sign === 1 ? is : null;
  }

  private date(): Value | null {
    if (!this.takes('(')) return null;
    const day = this.value();
    return this.takes(')') ? day : null;
  }

  private get here(): Piece {
    return this.pieces[this.next] ?? { kind: 'end', is: '' };
  }

  private take(): Piece {
    const piece = this.here;
    this.next += 1;
    return piece;
  }

  private takes(is: string): boolean {
    const fits = (this.here.kind === 'word' || this.here.kind === 'sign') && this.here.is === is;
    if (fits) this.next += 1;
    return fits;
  }
}

/** Nothing is what a blank question is compared with. */
function compared(name: string, by: Comparison, value: Value): Foreign | null {
  if (value !== '') return { is: 'compared', name, by, value };
  if (by === '!=') return { is: 'answered', name };
  return by === '==' ? { is: 'not', of: { is: 'answered', name } } : null;
}
