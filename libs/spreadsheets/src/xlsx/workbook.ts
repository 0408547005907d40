import type { TableLimits } from '../limits';
import { FileRefusal } from '../refusals';
import type { Archive } from './archive';
import { type Shown, shownAs } from './number-words';
import { readWholeXml } from './xml';

const SMALL_BYTES = 16 * 1024 * 1024;

/** What a workbook says about its sheets, before any of them is read. */
export interface Workbook {
  /** Visible sheets in order, and the part each is kept in. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly is1904: boolean;
  /** How the cells of each style show their number; indexed by a cell's style. */
  readonly styles: readonly Shown[];
  /** The texts that cells refer to by number. */
  readonly texts: readonly string[];
}

/** Reads the small parts and the list of texts into memory. @throws {FileRefusal} */
export async function readWorkbook(archive: Archive, limits: TableLimits): Promise<Workbook> {
  const main = (await targetsOf(archive, '_rels/.rels', '')).find(({ type }) => type.endsWith('/officeDocument'))?.part;
  const path = main !== undefined && archive.has(main) ? main : 'xl/workbook.xml';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const parts = await targetsOf(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const { named, is1904 } = await readSheetList(archive, path);
  const partOf = (type: string): string => parts.find((part) => part.type.endsWith(type))?.part ?? '';
  return {
    sheets: named.flatMap(({ name, id }) => {
      const found = parts.find((part) => part.id === id && part.type.endsWith('/worksheet'));
      return found ? [{ name, part: found.part }] : [];
    }),
    is1904,
    styles: await readStyles(archive, partOf('/styles')),
    texts: await readTexts(archive, partOf('/sharedStrings'), limits),
  };
}

/** A part that is held in memory as a whole: a million lines are more than any workbook has. @throws {FileRefusal} */
async function* small(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > SMALL_BYTES) throw new FileRefusal('file.zip-bomb');
    yield piece;
  }
}

/** The parts that one part refers to, as full names. */
async function targetsOf(
  archive: Archive,
  name: string,
  folder: string,
): Promise<{ id: string; type: string; part: string }[]> {
  const found: { id: string; type: string; part: string }[] = [];
  await readWholeXml(small(archive.read(name)), {
    open: (tag, { Id = '', Type = '', Target = '' }) => {
      if (tag !== 'Relationship') return;
      const { pathname } = new URL(Target, `file:///${folder}`);
      found.push({ id: Id, type: Type, part: decodeURIComponent(pathname.slice(1)) });
    },
  });
  return found;
}

async function readSheetList(
  archive: Archive,
  path: string,
): Promise<{ named: { name: string; id: string }[]; is1904: boolean }> {
  const named: { name: string; id: string }[] = [];
  let is1904 = false;
  await readWholeXml(small(archive.read(path)), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') is1904 = ['1', 'true', 'on'].includes(attributes.date1904 ?? '');
      if (tag !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      named.push({ name: attributes.name ?? '', id });
    },
  });
  return { named, is1904 };
}

async function readStyles(archive: Archive, part: string): Promise<Shown[]> {
  const codes = new Map<number, string>();
  const styles: Shown[] = [];
  let isInCellStyles = false;
  await readWholeXml(small(archive.read(part)), {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (tag === 'cellXfs') isInCellStyles = true;
      const id = Number(attributes.numFmtId ?? 0);
      if (tag === 'xf' && isInCellStyles) styles.push(shownAs(id, codes.get(id)));
    },
    close: (tag) => {
      if (tag === 'cellXfs') isInCellStyles = false;
    },
  });
  return styles;
}

/** Each text may be in several runs of different looks; the readings that stand above Japanese words are left out. */
async function readTexts(archive: Archive, part: string, limits: TableLimits): Promise<string[]> {
  const texts: string[] = [];
  let chars = 0;
  let text = '';
  let isText = false;
  let isReading = false;
  await readWholeXml(archive.read(part), {
    open: (tag) => {
      if (tag === 'si') text = '';
      if (tag === 'rPh') isReading = true;
      if (tag === 't') isText = !isReading;
    },
    text: (piece) => {
      if (!isText) return;
      text += piece;
      chars += piece.length;
      if (chars > limits.textChars || texts.length >= limits.texts) throw new FileRefusal('file.zip-bomb');
    },
    close: (tag) => {
      if (tag === 't') isText = false;
      if (tag === 'rPh') isReading = false;
      if (tag === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

/** Excel writes characters that XML cannot hold, and line ends, as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
