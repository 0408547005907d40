/**
 * What is being chosen: columns with one or more units each, who holds them, and at what price. A price is a whole number,
 * at least 0, never falls, and is 0 while a unit is free. Every unit held is held by a row that likes nothing better at
 * these prices, so what is left to a row is its key less the price.
 */
export class Market {
  readonly price: Float64Array;
  /** Units of column c: `slotStart[c]` to `slotStart[c + 1] - 1`; the first `taken[c]` of them are held. */
  readonly slotStart: Int32Array;
  readonly taken: Int32Array;
  /** The row that holds each unit, -1 for none, and the key of that pair. */
  readonly rowAt: Int32Array;
  readonly keyAt: Float64Array;

  constructor(units: Int32Array) {
    this.price = new Float64Array(units.length);
    this.slotStart = new Int32Array(units.length + 1);
    for (let c = 0; c < units.length; c += 1) this.slotStart[c + 1] = this.slotStart[c]! + units[c]!;
    this.taken = new Int32Array(units.length);
    const all = this.slotStart[units.length]!;
    this.rowAt = new Int32Array(all).fill(-1);
    this.keyAt = new Float64Array(all);
  }

  isFull(column: number): boolean {
    return this.slotStart[column]! + this.taken[column]! === this.slotStart[column + 1]!;
  }

  /** @returns the unit that is now held. */
  take(column: number, row: number, key: number): number {
    const slot = this.slotStart[column]! + this.taken[column]!;
    this.taken[column]! += 1;
    this.rowAt[slot] = row;
    this.keyAt[slot] = key;
    return slot;
  }

  /** The unit of this column that a row holds. */
  slotOf(column: number, row: number): number {
    let slot = this.slotStart[column]!;
    while (this.rowAt[slot] !== row) slot += 1;
    return slot;
  }

  /** @returns the column each row holds, for rows that hold one at most; -1 for none. */
  columnOfRows(rows: number): Int32Array {
    const columnOf = new Int32Array(rows).fill(-1);
    for (let c = 0; c < this.taken.length; c += 1)
      for (let at = 0, slot = this.slotStart[c]!; at < this.taken[c]!; at += 1, slot += 1)
        columnOf[this.rowAt[slot]!] = c;
    return columnOf;
  }
}
