import PostalMime from 'postal-mime';

/** One mail that would have been sent. */
export interface CaughtMail {
  /** Counted from 1 since the start. */
  readonly number: number;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly caughtAt: Date;
}

const MOST_KEPT = 200;

/** Mail that was caught, while the process runs. */
export class KeptMail {
  private readonly kept: CaughtMail[] = [];
  private count = 0;

  /** @param message as it came over the line. @throws when it is no mail. */
  async keep(message: Buffer): Promise<void> {
    const { from, to, subject = '', text = '' } = await PostalMime.parse(message);
    this.kept.push({
      number: (this.count += 1),
      to: to?.[0]?.address ?? '',
      from: `${from?.name ?? ''} <${from?.address ?? ''}>`.trim(),
      ...{ subject, text },
      caughtAt: new Date(),
    });
    this.kept.splice(0, this.kept.length - MOST_KEPT);
  }

  /** The newest first; the last 200. */
  all(): readonly CaughtMail[] {
    return this.kept.toReversed();
  }

  find(number: number): CaughtMail | undefined {
    return this.kept.find((mail) => mail.number === number);
  }
}
