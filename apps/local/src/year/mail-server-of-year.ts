import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { KeptMail } from '../demo-mail/kept-mail';

/** A mail server for a year: it takes every mail at once. Others make whoever sends wait a tenth of a second for their greeting. */
export class MailServerOfYear extends KeptMail {
  private readonly server = createServer((socket) => this.converse(socket));

  /** Starts to listen, to this machine alone. @returns its address, for `SMTP_URL`. */
  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server.close(() => closed()));
  }

  /** Commands a line each, and after DATA a message up to a dot alone; what was sent is kept before it is acknowledged. */
  private converse(socket: Socket): void {
    // Bytes as they came, one a letter.
    let [came, isMessage] = ['', false];
    const say = (line: string) => socket.write(`${line}\r\n`);
    const take = (end: string): string | null => {
      const at = came.indexOf(end);
      if (at < 0) return null;
      const taken = came.slice(0, at);
      came = came.slice(at + end.length);
      return taken;
    };
    const next = (): void => {
      const taken = take(isMessage ? '\r\n.\r\n' : '\r\n');
      if (taken === null) return;
      const wasMessage = isMessage;
      isMessage = !wasMessage && taken.toUpperCase() === 'DATA';
      if (wasMessage) void this.accept(taken).then(say);
      else say(answerTo(taken));
      next();
    };
    socket.setNoDelay(true);
    // Whoever was killed while sending ends without a word.
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes: Buffer) => {
      came += bytes.toString('latin1');
      next();
    });
    say('220 a year');
  }

  private accept(message: string): Promise<string> {
    const bytes = Buffer.from(message.replaceAll('\r\n..', '\r\n.'), 'latin1');
    return this.keep(bytes).then(
      () => '250 kept',
      () => '554 no mail',
    );
  }
}

const answers: Readonly<Record<string, string>> = { DATA: '354 go on', QUIT: '221 goodbye' };
const answerTo = (line: string): string => answers[line.slice(0, 4).toUpperCase()] ?? '250 well';
