import type { ConditionError } from './condition';

/** One piece of a condition's text. */
export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'end';
  /** Of a word, text or sign: what it says, without quotation marks. Of a number: its digits. */
  readonly is: string;
  /** Where it begins, in characters from 0. */
  readonly at: number;
}

/** Longer conditions are refused. */
export const MOST_CONDITION_CHARACTERS = 500;

const piece = /\s+|([A-Za-z_][A-Za-z0-9_-]*)|'([^'\n]*)'|(-?\d{1,15}(?:\.\d{1,6})?)|(==|!=|[<>(),])/y;

/** The pieces of a text, the last of which is its end; or where it cannot be cut. Cost: linear. */
export function tokensOf(text: string): readonly Token[] | ConditionError {
  if (text.length > MOST_CONDITION_CHARACTERS) {
    const says = `A condition has at most ${MOST_CONDITION_CHARACTERS} characters.`;
    return { at: MOST_CONDITION_CHARACTERS, code: 'too-long', says };
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (!found) return cannotCut(text, at);
    const token = tokenOf(found, at);
    if (token) tokens.push(token);
    at = piece.lastIndex;
  }
  return [...tokens, { kind: 'end', is: '', at }];
}

function tokenOf([, word, quoted, digits, sign]: RegExpExecArray, at: number): Token | null {
  if (word !== undefined) return { kind: 'word', is: word, at };
  if (quoted !== undefined) return { kind: 'text', is: quoted, at };
  if (digits !== undefined) return { kind: 'number', is: digits, at };
  return sign === undefined ? null : { kind: 'sign', is: sign, at };
}

function cannotCut(text: string, at: number): ConditionError {
  if (text[at] === "'") return { at, code: 'unclosed', says: 'A quotation mark opens here and does not close.' };
  return { at, code: 'not-a-sign', says: 'This sign has no meaning in a condition.' };
}
