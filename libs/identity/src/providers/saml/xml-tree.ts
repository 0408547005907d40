import { SaxesParser } from 'saxes';

/** An element as it was written. Text is that of the element itself, its children's left out. */
export interface Element {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** What a document held beside elements and text. Empty: nothing that could hide something. */
export type Oddity = 'doctype' | 'instruction' | 'comment' | 'cdata' | 'encoding';

export interface Parsed {
  readonly root: Element;
  readonly oddities: readonly Oddity[];
}

interface Growing {
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  children: Growing[];
  text: string;
}

const MOST_DEPTH = 60;

/**
 * Reads XML with a parser that takes nothing but well-formed documents and knows no entities but the five: a second opinion
 * beside the parser that checks signatures.
 * @throws {Error} for whatever is not well formed, nested too deeply, or has no element.
 */
export function readXml(text: string): Parsed {
  const parser = new SaxesParser({ xmlns: true });
  const oddities: Oddity[] = [];
  const open: Growing[] = [];
  const roots: Growing[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => void oddities.push('doctype'));
  parser.on('processinginstruction', () => void oddities.push('instruction'));
  parser.on('comment', () => void oddities.push('comment'));
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (encoding.toLowerCase() !== 'utf-8') oddities.push('encoding');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const named = Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]));
    const element: Growing = { name: local, namespace: uri, attributes: named, children: [], text: '' };
    if (open.length >= MOST_DEPTH) throw new Error('nested too deeply');
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const say = (more: string) => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  parser.on('text', say);
  parser.on('cdata', (more) => {
    oddities.push('cdata');
    say(more);
  });
  parser.write(text).close();
  const [root] = roots;
  if (!root) throw new Error('no element');
  return { root, oddities };
}

/** The element and everything below it. */
export function* everyElement(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* everyElement(child);
}

/** The children of that name, in order. */
export const childrenOf = (element: Element | undefined, name: string): readonly Element[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The first child of that name, below the first of that name …; undefined where there is none. */
export const at = (element: Element | undefined, ...names: readonly string[]): Element | undefined =>
  names.reduce<Element | undefined>((from, name) => childrenOf(from, name)[0], element);
