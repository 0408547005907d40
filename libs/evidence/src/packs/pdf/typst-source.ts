import { plainSvg } from '../drawing';
import { frontOf, MARKS_TITLE, paragraphs } from '../front';
import { cellText, type Grid, gridsOf } from '../grid';
import type { Block, Report } from '../report';

/** A text as a literal of Typst: whatever stands in it, it is text and nothing else. */
export const literal = (text: string): string => `"${Array.from(text, spelled).join('')}"`;

/** Everything but plain letters, figures and spaces is spelled by its number, so no sign of Typst is ever met. */
function spelled(sign: string): string {
  if (/^[A-Za-z0-9 .,;:()%-]$/.test(sign)) return sign;
  const point = sign.codePointAt(0) ?? 0;
  // Nothing that cannot be set: halves of signs and control signs.
  if (point >= 0xd800 && point <= 0xdfff) return '\\u{fffd}';
  if (point < 0x20 || (point >= 0x7f && point < 0xa0)) return ' ';
  return `\\u{${point.toString(16)}}`;
}

/** What comes with the setter, so that every machine sets the same; no letter is taken from whatever else a machine has. */
const TYPEFACES = 'font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), fallback: false';

const settings = ({
  isTight = false,
}: Report): string => `#set text(${TYPEFACES}, lang: "en", region: "GB", size: ${isTight ? 9.5 : 11}pt)
#set page(paper: "a4", margin: ${isTight ? 1.4 : 2.2}cm, numbering: "1")
#set par(leading: ${isTight ? 0.55 : 0.7}em, spacing: ${isTight ? 0.8 : 1.1}em)
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb("#8a8f9c")), inset: (x: 4pt, y: 5pt))
#show table.cell: set text(size: 9pt)
#set figure.caption(position: top)
#show figure: set block(breakable: true)
#show figure: set align(left)
`;

/**
 * A report in the language of Typst. All given text stands in literals; nothing is read from elsewhere.
 * @throws {DomainError} conflict, `report.internal`; invalid, `report.picture`
 */
export function typstSource(report: Report): string {
  const { made, sources, marks } = frontOf(report);
  const name = `${report.title}, ${report.institution}`;
  return [
    `#set document(title: ${literal(name)}, author: ${literal(report.institution)}, date: none)`,
    settings(report),
    `#title(${literal(report.title)})`,
    ...[report.about, made, ...sources].map(paragraph),
    ...(marks.length > 0
      ? [heading(MARKS_TITLE), facts(marks.map(({ code, meaning }) => [`[${code}]`, meaning]))]
      : []),
    ...report.sections.flatMap(({ title, blocks }) => [heading(title), ...blocks.map(block)]),
  ].join('\n');
}

const heading = (words: string): string => `#heading(level: 1, ${literal(words)})`;
const paragraph = (words: string): string => `#par(text(${literal(words)}))`;

const facts = (rows: readonly (readonly [string, string])[]): string =>
  `#terms(tight: false, ${rows.map(([name, words]) => `terms.item(text(${literal(name)}), text(${literal(words)}))`).join(', ')})`;

function block(one: Block): string {
  switch (one.kind) {
    case 'text':
      return paragraphs(one.words).map(paragraph).join('\n');
    case 'list':
      return list(one.items);
    case 'facts':
      return one.rows.length > 0 ? facts(one.rows.map(({ name, words }) => [name, words])) : '';
    case 'table':
      return [
        ...(one.picture ? [picture(plainSvg(one.picture), one.picture.title, one.picture.words)] : []),
        ...gridsOf(one.table).map(table),
      ].join('\n');
  }
}

const list = (items: readonly string[]): string =>
  items.length > 0 ? `#list(${items.map((item) => `text(${literal(item)})`).join(', ')})` : '';

const picture = (svg: string, title: string, words: string): string =>
  `#figure(caption: text(${literal(title)}), kind: image, supplement: none, numbering: none, image(bytes(${literal(svg)}), format: "svg", width: 75%, alt: ${literal(`${title}. ${words}`)}))`;

function table({ title, headers, heads, rows, notes }: Grid): string {
  const columns = headers.map((_, at) => (at < heads ? '1fr' : 'auto')).join(', ');
  const sides = headers.map((_, at) => (at < heads ? 'left' : 'right')).join(', ');
  const head = headers.map((header) => `strong(text(${literal(header)}))`).join(', ');
  const cells = rows.flat().map((cell) => `text(${literal(cellText(cell))})`);
  const body = `table(columns: (${columns},), align: (${sides},), table.header(${head}), ${cells.join(', ')})`;
  return [
    `#figure(caption: text(${literal(title)}), kind: table, supplement: none, numbering: none, ${body})`,
    `#text(size: 9pt)[${list(notes)}]`,
  ].join('\n');
}
