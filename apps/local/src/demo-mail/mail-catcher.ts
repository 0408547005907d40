import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Injectable } from '@nestjs/common';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

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
const MOST_BYTES = 1_000_000;

/** A mail server on this machine that delivers nothing and shows everything, so that the demonstration needs none. */
@Injectable()
export class MailCatcher {
  private readonly kept: CaughtMail[] = [];
  private count = 0;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    size: MOST_BYTES,
    onData: (stream, _session, done) =>
      void this.keep(stream).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
      ),
  });

  /** Starts to listen, to this machine alone. @returns its address, for `SMTP_URL`. */
  async open(): Promise<string> {
    this.server.on('error', () => undefined);
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server.close(() => closed()));
  }

  /** The newest first; the last 200. */
  all(): readonly CaughtMail[] {
    return this.kept.toReversed();
  }

  find(number: number): CaughtMail | undefined {
    return this.kept.find((mail) => mail.number === number);
  }

  private async keep(stream: SMTPServerDataStream): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const { from, to, subject = '', text = '' } = await PostalMime.parse(Buffer.concat(parts));
    this.kept.push({
      number: (this.count += 1),
      to: to?.[0]?.address ?? '',
      from: `${from?.name ?? ''} <${from?.address ?? ''}>`.trim(),
      ...{ subject, text },
      caughtAt: new Date(),
    });
    this.kept.splice(0, this.kept.length - MOST_KEPT);
  }
}
