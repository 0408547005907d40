import { Injectable } from '@nestjs/common';
import type { Picture, PublishedTable } from './report';

export type { PublishedTable } from './report';

/** Null: a picture would say less than the table. The same table is drawn with the same bytes. */
export type DrawTable = (table: PublishedTable) => Picture | null;

/**
 * Draws what tables show, for documents. Drawings belong to pages, so whoever has pages says how; where nobody does, documents
 * have no pictures. What is drawn is what came through the gate, and nothing else.
 */
@Injectable()
export class TablePictures {
  private draw: DrawTable = () => null;

  register(draw: DrawTable): void {
    this.draw = draw;
  }

  /** By id of the table; a table that is not there has none. Cost: linear, about 1 ms a table. */
  of(tables: readonly PublishedTable[]): Readonly<Record<string, Picture>> {
    return Object.fromEntries(
      tables.flatMap((table) => {
        const picture = this.draw(table);
        return picture ? [[table.id, picture] as const] : [];
      }),
    );
  }
}
