import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** How the server treats what it is given: takes it, or refuses with this number at this step, or hangs up there. */
export type Temper =
  | 'takes'
  | { readonly at: 'sender' | 'recipient' | 'message'; readonly code: number }
  | 'hangs-up-after-message'
  | 'hangs-up-at-recipient';

/** A step at which a mail can be made to wait. */
export type Step = 'recipient' | 'message';

/** A mail that is made to wait. */
export interface Pause {
  /** Settles when the mail has come to the step. */
  readonly isReached: Promise<unknown>;
  goOn(): void;
}

/** One mail as it arrived. */
export interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  /** Byte for byte. */
  readonly raw: string;
  readonly mail: Email;
}

/** A real mail server of a spec's own. */
export interface MailServer {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  temper: Temper;
  /** Connections at this moment. */
  readonly open: number;
  /** Makes the next one wait at this step until it is told to go on. */
  pauseAt(step: Step): Pause;
  /** Waits for so many in all. */
  until(count: number): Promise<readonly Arrived[]>;
  forget(): void;
  close(): Promise<void>;
}

/** What a server has got, who waits for more, and its temper now. */
class Desk {
  readonly arrived: Arrived[] = [];
  readonly waiting: (() => void)[] = [];
  temper: Temper = 'takes';
  private readonly pauses = new Map<Step, () => Promise<unknown>>();

  pauseAt(step: Step): Pause {
    const [reached, over] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    this.pauses.set(step, () => {
      reached.resolve(undefined);
      return over.promise;
    });
    return { isReached: reached.promise, goOn: () => over.resolve(undefined) };
  }

  /** Waits where it was told to, once. */
  async come(step: Step): Promise<void> {
    const wait = this.pauses.get(step);
    this.pauses.delete(step);
    await wait?.();
  }

  /** @throws the refusal, where its temper is to refuse a message. */
  async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession, hangUp: () => void): Promise<void> {
    const raw = await wholeOf(stream);
    await this.come('message');
    const refused = refusal(this.temper, 'message');
    if (refused) throw refused;
    const { mailFrom, rcptTo } = envelope;
    const [from, to] = [mailFrom ? mailFrom.address : '', rcptTo.map(({ address }) => address)];
    this.arrived.push({ from, to, raw, mail: await PostalMime.parse(raw) });
    this.waiting.splice(0).forEach((wake) => wake());
    if (this.temper === 'hangs-up-after-message') await new Promise<void>(hangUp);
  }
}

function serverOf(desk: Desk): SMTPServer {
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_address, _session, done) => done(refusal(desk.temper, 'sender')),
    onRcptTo: (_address, session, done) => {
      if (desk.temper === 'hangs-up-at-recipient') return hangUp(server, session);
      void desk.come('recipient').then(() => done(refusal(desk.temper, 'recipient')));
    },
    onData: (stream, session, done) =>
      void desk
        .take(stream, session, () => hangUp(server, session))
        .then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error('unreadable')),
        ),
  });
  server.on('error', () => undefined);
  return server;
}

/** @param port 0: any free one. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const desk = new Desk();
  const server = serverOf(desk);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    arrived: desk.arrived,
    get temper() {
      return desk.temper;
    },
    set temper(temper) {
      desk.temper = temper;
    },
    get open() {
      return server.connections.size;
    },
    pauseAt: (step) => desk.pauseAt(step),
    until: async (count) => {
      while (desk.arrived.length < count) await new Promise<void>((wake) => desk.waiting.push(wake));
      return desk.arrived;
    },
    forget: () => void desk.arrived.splice(0),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

function refusal(temper: Temper, at: 'sender' | 'recipient' | 'message'): Error | null {
  if (typeof temper === 'string' || temper.at !== at) return null;
  return Object.assign(new Error('not today'), { responseCode: temper.code });
}

async function wholeOf(stream: SMTPServerDataStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections as Set<{ session: SMTPServerSession; _socket: { destroy(): void } }>)
    if (connection.session.id === session.id) connection._socket.destroy();
}
