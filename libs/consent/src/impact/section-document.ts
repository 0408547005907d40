import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { Section } from '../domain/impact-assessment';

/** The sections as a Word document, with real headings and table heads, so that a screen reader finds its way. */
export function sectionDocument(title: string, sections: readonly Section[]): Promise<Buffer> {
  const document = new Document({
    title,
    creator: 'Footing',
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...sections.flatMap((one) => partsOf(one)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function partsOf({ title, paragraphs, table }: Section): (Paragraph | Table)[] {
  return [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
    ...paragraphs.map((text) => new Paragraph({ text, spacing: { after: 160 } })),
    ...(table ? [tableOf(table), new Paragraph('')] : []),
  ];
}

/** The ground of a table's head. */
const HEAD = { fill: 'EDE8DF' };

function tableOf(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells, index) => {
      const isHead = index === 0;
      const children = cells.map(
        (text) => new TableCell({ children: [new Paragraph(text)], ...(isHead ? { shading: HEAD } : {}) }),
      );
      return new TableRow({ tableHeader: isHead, children });
    }),
  });
}
