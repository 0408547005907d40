import { SaxesParser } from 'saxes';
import { FileRefusal } from '../refusals';

/** What to do at each event of an XML text. Names come without their prefix: `x:row` is `row`. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Record<string, string>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** The longest that one tag, text or comment may be: they are held in memory until they end. */
const LONGEST = 4 * 1024 * 1024;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as it comes; yields after each piece, so that the caller may hand on what the events have gathered.
 * Entities that the document declares for itself are not known, so they cannot grow. @throws {FileRefusal} `file.damaged`, or
 * `file.zip-bomb` when a tag or a text does not end.
 */
export async function* readXml(pieces: AsyncIterable<Buffer>, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const { open, close, text } = events;
  let waiting = 0;
  parser.on('opentag', (tag) => {
    waiting = 0;
    open?.(localName(tag.name), tag.attributes);
  });
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)));
  if (text) for (const kind of ['text', 'cdata'] as const) parser.on(kind, text);
  const decoder = new TextDecoder();
  let isThere = false;
  for await (const piece of pieces) {
    isThere = true;
    waiting += piece.length;
    guarded(() => parser.write(decoder.decode(piece, { stream: true })));
    if (waiting > LONGEST) throw new FileRefusal('file.zip-bomb');
    yield;
  }
  if (!isThere) return;
  guarded(() => parser.write(decoder.decode()).close());
  yield;
}

/** As `readXml`, for a part that is read to its end at once; a part that is not there has no events. */
export async function readWholeXml(pieces: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  const reader = readXml(pieces, events);
  while (!(await reader.next()).done);
}

function guarded(parse: () => void): void {
  try {
    parse();
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    throw new FileRefusal('file.damaged');
  }
}
