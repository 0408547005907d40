import { Heap } from './heap';
import type { Market } from './market';
import type { Listed } from './row-lists';

/** Pairs of a row that are read before the search turns to what may be nearer. */
const STRETCH = 16;

/**
 * Places one row by the cheapest chain of moves: the row takes a column, whoever held it takes another, until a free unit
 * is reached or somebody would as soon have nothing. Successive shortest paths (Tomizawa 1971; Edmonds and Karp 1972)
 * with Dijkstra's search, as in Jonker and Volgenant, 1987.
 *
 * A row's pairs are read heaviest first and a stretch at a time: as prices are not negative, a pair that is not read yet
 * cannot lead nearer than its key says, so the rest of a row waits in the same queue until its turn comes, and mostly it
 * never does.
 *
 * Things in the queue: columns are numbered from 0, then rows that wait to be read on.
 */
export class ShortestPaths {
  private readonly heap: Heap;
  private readonly columns: number;
  /** Search in which a column was last reached, or a row last begun. */
  private readonly reachedIn: Int32Array;
  private readonly begunIn: Int32Array;
  private readonly parentOf: Int32Array;
  private readonly parentKey: Float64Array;
  /** For a row: what a pair costs it on top of its key, how many pairs are read, the column it would give up. */
  private readonly offsetOf: Float64Array;
  private readonly readOf: Int32Array;
  private readonly givesUp: Int32Array;
  private readonly settled: Int32Array;
  private search = 0;
  private shortest = Infinity;
  private endColumn = -1;
  private endRow = -1;
  private endKey = 0;

  /** @param nothing what taking nothing is worth to each row; undefined when all must be served. */
  constructor(
    private readonly lists: Listed,
    private readonly market: Market,
    private readonly nothing: Float64Array | undefined,
  ) {
    const [rows, columns] = [lists.listed.length, market.price.length];
    this.columns = columns;
    this.heap = new Heap(columns + rows);
    this.reachedIn = new Int32Array(columns);
    this.begunIn = new Int32Array(rows);
    this.parentOf = new Int32Array(columns);
    this.parentKey = new Float64Array(columns);
    this.offsetOf = new Float64Array(rows);
    this.readOf = new Int32Array(rows);
    this.givesUp = new Int32Array(rows);
    this.settled = new Int32Array(columns);
  }

  /** Gives this row one unit more, or leaves it with nothing where that is allowed and best. */
  place(row: number): void {
    this.search += 1;
    this.shortest = Infinity;
    this.begin(row, -1, 0);
    const settled = this.reach();
    this.raisePrices(settled);
    this.heap.clear();
    this.move();
  }

  /** @returns how many columns lie nearer than the end of the path. */
  private reach(): number {
    const { heap, market, columns } = this;
    let settled = 0;
    while (heap.least() < this.shortest) {
      const thing = heap.draw();
      if (thing >= columns) {
        this.read(thing - columns);
        continue;
      }
      this.settled[settled] = thing;
      settled += 1;
      const distance = heap.keyOf[thing]!;
      for (let slot = market.slotStart[thing]!, end = market.slotStart[thing + 1]!; slot < end; slot += 1) {
        const holder = market.rowAt[slot]!;
        if (this.begunIn[holder] !== this.search)
          this.begin(holder, thing, distance + market.keyAt[slot]! - market.price[thing]!);
      }
    }
    if (this.shortest === Infinity) throw new Error('A row that can be placed found no place.');
    return settled;
  }

  private begin(row: number, givesUp: number, offset: number): void {
    this.begunIn[row] = this.search;
    this.givesUp[row] = givesUp;
    this.offsetOf[row] = offset;
    this.readOf[row] = 0;
    if (this.nothing && offset - this.nothing[row]! < this.shortest) {
      this.shortest = offset - this.nothing[row]!;
      this.endColumn = -1;
      this.endRow = row;
    }
    this.read(row);
  }

  /** Reads the next stretch of a row, and has it wait if there may be more of use. */
  private read(row: number): void {
    const { lists, market, heap, reachedIn, search } = this;
    const { price } = market;
    const offset = this.offsetOf[row]!;
    const read = this.readOf[row]!;
    let listed = lists.listed[row]!;
    if (listed === read) listed = lists.extend(row);
    const { pairs } = lists;
    const from = 2 * lists.at[row]!;
    const until = Math.min(read + STRETCH, listed);
    for (let at = from + 2 * read, end = from + 2 * until; at < end; at += 2) {
      const bare = offset - pairs[at + 1]!;
      if (bare >= this.shortest) return;
      const column = pairs[at]!;
      const distance = bare + price[column]!;
      if (distance >= this.shortest) continue;
      if (price[column] === 0 && !market.isFull(column)) this.endAt(row, column, pairs[at + 1]!, distance);
      else if (reachedIn[column] !== search) {
        reachedIn[column] = search;
        this.reachFrom(row, column, pairs[at + 1]!);
        heap.add(column, distance);
      } else if (distance < heap.keyOf[column]!) {
        this.reachFrom(row, column, pairs[at + 1]!);
        heap.lower(column, distance);
      }
    }
    this.wait(row, until, listed);
  }

  private wait(row: number, read: number, listed: number): void {
    const { lists } = this;
    this.readOf[row] = read;
    const more = read < listed ? listed : lists.extend(row);
    if (more === read) return;
    const key = this.offsetOf[row]! - lists.pairs[2 * (lists.at[row]! + read) + 1]!;
    if (key < this.shortest) this.heap.add(this.columns + row, key);
  }

  private reachFrom(row: number, column: number, key: number): void {
    this.parentOf[column] = row;
    this.parentKey[column] = key;
  }

  private endAt(row: number, column: number, key: number, distance: number): void {
    this.shortest = distance;
    this.endColumn = column;
    this.endRow = row;
    this.endKey = key;
  }

  private raisePrices(settled: number): void {
    const { price } = this.market;
    for (let at = 0; at < settled; at += 1) {
      const column = this.settled[at]!;
      price[column]! += this.shortest - this.heap.keyOf[column]!;
    }
  }

  /** From the end of the path back to its start: each row takes the column it was led to in place of the one it gives up. */
  private move(): void {
    const { market, givesUp } = this;
    let row = this.endRow;
    if (this.endColumn !== -1) market.take(this.endColumn, row, this.endKey);
    for (let column = givesUp[row]!; column !== -1; column = givesUp[row]!) {
      const slot = market.slotOf(column, row);
      row = this.parentOf[column]!;
      market.rowAt[slot] = row;
      market.keyAt[slot] = this.parentKey[column]!;
    }
  }
}
