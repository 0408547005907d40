import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Settings } from '@footing/config';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Outcome } from './domain/course';
import type { OpenLetter } from './letters/letter';

/** What the mail server made of a mail. */
export interface Delivery {
  readonly outcome: Outcome;
  /** Three digits, or the kind of fault where it said nothing: never its words, which may name the person. */
  readonly serverSaid: string;
  /** Whether it was the address itself that was refused for good, and not us or what we wrote. */
  readonly isBounce?: boolean;
}

/** Hands mail to the server in `SMTP_URL`, one connection a mail. */
@Injectable()
export class Post {
  private readonly sender: string;

  constructor(private readonly settings: Pick<Settings, 'SMTP_URL' | 'MAIL_FROM'>) {
    this.sender = settings.MAIL_FROM ?? 'mentoring@footing.invalid';
  }

  /**
   * @param id the same for the same mail, always: mailboxes know a repeat by it, and a repeat is the same to the byte. @param until breaks off when it says so:
   * nothing of the mail leaves us after that, not even what waits in buffers, and the connection is gone at once. It counts as
   * sent only where the server had said so before. Never throws.
   */
  async deliver(id: string, letter: OpenLetter, until?: AbortSignal): Promise<Delivery> {
    if (!this.settings.SMTP_URL) return { outcome: 'later', serverSaid: 'no-server' };
    const message = await this.compose(id, letter);
    let isHandedOver = false;
    // Read only when the server has asked for the message, and then to its end.
    const body = new Readable({
      read() {
        if (until?.aborted) return void this.destroy(tooLong());
        isHandedOver = true;
        this.push(message);
        this.push(null);
      },
    });
    // Before the server asks for it nobody else listens, and a fault that nobody hears ends the process.
    body.on('error', () => undefined);
    const connection = new SMTPConnection(connectionFor(this.settings.SMTP_URL, domainOf(this.sender)));
    const breakOff = () => {
      body.destroy(tooLong());
      // Closing in peace would first send what waits: the whole mail, where all of it has been read.
      const { _socket: socket } = connection as { readonly _socket?: Socket | false };
      if (socket) socket.destroy();
    };
    until?.addEventListener('abort', breakOff);
    try {
      await converse(connection, this.settings.SMTP_URL, { from: this.sender, to: [letter.to] }, body, until);
      return { outcome: 'sent', serverSaid: '250' };
    } catch (error) {
      return judge(error, isHandedOver);
    } finally {
      until?.removeEventListener('abort', breakOff);
      connection.close();
    }
  }

  private compose(id: string, letter: OpenLetter): Promise<Buffer> {
    const { to, from, replyTo, subject, text, html, stopAt, calendar, writtenAt } = letter;
    const composer = new MailComposer({
      messageId: `<${id}@${domainOf(this.sender)}>`,
      from: { name: from, address: this.sender },
      to: { name: '', address: to },
      ...(replyTo ? { replyTo: { name: '', address: replyTo } } : {}),
      subject,
      text,
      html,
      ...(calendar ? { icalEvent: { method: calendar.method, content: calendar.body } } : {}),
      // Nothing that is another at each try.
      date: writtenAt,
      baseBoundary: id,
      // Out-of-office robots leave such mail alone.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...unsubscribe(stopAt) },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return composer.compile().build();
  }
}

const tooLong = () => Object.assign(new Error('took too long'), { code: 'ETIMEDOUT' });
/** What mail programs make a button of; they send the form by themselves, over https alone. Source: RFC 2369, RFC 8058. */
const unsubscribe = (stopAt: string | undefined) =>
  !stopAt?.startsWith('https:')
    ? {}
    : {
        'List-Unsubscribe': { prepared: true, value: `<${stopAt}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      };

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
const SECOND = 1_000;

function connectionFor(given: string, name: string) {
  const url = new URL(given);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // A password never goes over an open line.
    requireTLS: !secure && url.username !== '',
    name,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 20 * SECOND,
    allowInternalNetworkInterfaces: true,
  };
}

/** Says everything there is to say, in order. @throws what the library makes of any refusal. */
async function converse(
  connection: SMTPConnection,
  given: string,
  envelope: { from: string; to: string[] },
  body: Readable,
  until: AbortSignal | undefined,
): Promise<void> {
  const { username, password } = new URL(given);
  await new Promise<void>((done, failed) => {
    connection.on('error', failed);
    if (until?.aborted) return failed(tooLong());
    until?.addEventListener('abort', () => failed(tooLong()));
    // An answer that came with the end says more than the end.
    connection.on('end', () => setImmediate(() => failed(Object.assign(new Error('closed'), { code: 'ECONNECTION' }))));
    const send = () => connection.send(envelope, body, (error) => (error ? failed(error) : done()));
    connection.connect((error) => {
      if (error) return failed(error);
      if (username === '') return send();
      const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
      connection.login(auth, (refused) => (refused ? failed(refused) : send()));
    });
  });
  connection.quit();
}

/** Who we are and how we speak is ours to mend, so those refusals are no verdict on the mail. */
const ABOUT_US = ['EAUTH', 'ETLS', 'EREQUIRETLS'];

interface Refusal {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}

/** Their system, how we speak, the content or a policy of theirs: none of it is about the address. Source: RFC 3463, section 3. */
const NOT_THE_ADDRESS = /^5\d\d[ -]5\.[3567]\./;
const isAboutAddress = ({ command = '', response = '' }: Refusal) =>
  command !== 'MAIL FROM' && !NOT_THE_ADDRESS.test(response);

function judge(error: unknown, isHandedOver: boolean): Delivery {
  const refusal = error as Refusal;
  const { code = 'unknown', responseCode } = refusal;
  const serverSaid = String(responseCode ?? code).slice(0, 20);
  if (responseCode) {
    const isFinal = responseCode >= 500 && !ABOUT_US.includes(code);
    return isFinal
      ? { outcome: 'refused', serverSaid, isBounce: isAboutAddress(refusal) }
      : { outcome: 'later', serverSaid };
  }
  return { outcome: isHandedOver ? 'unknown' : 'later', serverSaid };
}
