import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Injectable } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { type CaughtMail, KeptMail } from './kept-mail';

const MOST_BYTES = 1_000_000;

/** A mail server on this machine that delivers nothing and shows everything, so that the demonstration needs none. */
@Injectable()
export class MailCatcher {
  private readonly mail = new KeptMail();
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
    return this.mail.all();
  }

  find(number: number): CaughtMail | undefined {
    return this.mail.find(number);
  }

  private async keep(stream: SMTPServerDataStream): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    await this.mail.keep(Buffer.concat(parts));
  }
}
