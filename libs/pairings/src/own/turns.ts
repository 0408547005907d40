/** Lets so many at once do something, and the others wait for their turn, first come first served. */
export class Turns {
  private under = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  /** @throws what `work` throws. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.under >= this.most) await new Promise<void>((go) => this.waiting.push(go));
    else this.under += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.under -= 1;
    }
  }
}
