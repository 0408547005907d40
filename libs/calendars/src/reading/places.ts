import { CalendarRefused } from '../calendar-refused';

/** So many at once, and so many who wait. */
export class Places {
  private readonly waiting: (() => void)[] = [];
  private taken = 0;

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws {CalendarRefused} busy, when too many wait already. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting.length >= this.mostWaiting) throw new CalendarRefused('busy');
    if (this.taken >= this.most) await new Promise<void>((enter) => this.waiting.push(enter));
    else this.taken++;
    try {
      return await work();
    } finally {
      // Whoever is next takes this place: nobody else can come between.
      const next = this.waiting.shift();
      if (next) next();
      else this.taken--;
    }
  }
}
