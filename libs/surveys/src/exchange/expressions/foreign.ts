/** A value that another tool compares with. */
export type Value = string | number | boolean;

/** A condition of another tool, read; names are those of its file. */
export type Foreign =
  | { readonly is: 'and'; readonly of: readonly Foreign[] }
  | { readonly is: 'or'; readonly of: readonly Foreign[] }
  | { readonly is: 'not'; readonly of: Foreign }
  | { readonly is: 'answered'; readonly name: string }
  | { readonly is: 'compared'; readonly name: string; readonly by: Comparison; readonly value: Value }
  | { readonly is: 'holds'; readonly name: string; readonly each: Each; readonly values: readonly Value[] };

/** `any` and `all` are of values that were said; `within` looks for a piece in ticks, and of a text for a piece of it. */
export type Each = 'any' | 'all' | 'within';

export type Comparison = '==' | '!=' | '<' | '>' | '<=' | '>=';

/** One piece of an expression of another tool. */
export interface Piece {
  readonly kind: 'name' | 'text' | 'number' | 'word' | 'sign' | 'end';
  readonly is: string;
}

/** How a tool writes the names of its questions. */
export type Dialect = 'xlsform' | 'surveyjs';

const MOST_CHARACTERS = 2_000;
const rest = String.raw`|"([^"\n]*)"|'([^'\n]*)'|(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_-]*)|(<=|>=|<>|!=|==|&&|\|\||[=<>!(),[\]-])`;
const pieces: Readonly<Record<Dialect, RegExp>> = {
  xlsform: new RegExp(String.raw`\s+|\$\{\s*([^{}\s]+)\s*\}${rest}`, 'y'),
  surveyjs: new RegExp(String.raw`\s+|\{\s*([^{}]+?)\s*\}${rest}`, 'y'),
};

/** The pieces of an expression, the last of which is its end; null when it cannot be cut. */
export function piecesOf(text: string, dialect: Dialect): readonly Piece[] | null {
  if (text.length > MOST_CHARACTERS) return null;
  const piece = new RegExp(pieces[dialect]);
  const found: Piece[] = [];
  while (piece.lastIndex < text.length) {
    const match = piece.exec(text);
    if (!match) return null;
    const [, name, double, single, number, word, sign] = match;
    const quoted = double ?? single;
    if (name !== undefined) found.push({ kind: 'name', is: name });
    else if (quoted !== undefined) found.push({ kind: 'text', is: quoted });
    else if (number !== undefined) found.push({ kind: 'number', is: number });
    else if (word !== undefined) found.push({ kind: 'word', is: word });
    else if (sign !== undefined) found.push({ kind: 'sign', is: sign });
  }
  return [...found, { kind: 'end', is: '' }];
}
