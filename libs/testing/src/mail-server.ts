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
  /** Waits for so many in all. */
  until(count: number): Promise<readonly Arrived[]>;
  forget(): void;
  close(): Promise<void>;
}

/** @param port 0: any free one. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const waiting: (() => void)[] = [];
  const kept = { temper: 'takes' as Temper };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_address, _session, done) => done(refusal(kept.temper, 'sender')),
    onRcptTo: (_address, session, done) => {
      if (kept.temper === 'hangs-up-at-recipient') return hangUp(server, session);
      done(refusal(kept.temper, 'recipient'));
    },
    onData: (stream, session, done) => void take(stream, session).then(done, done),
  });
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> => {
    const raw = await wholeOf(stream);
    const refused = refusal(kept.temper, 'message');
    if (refused) return refused;
    const { mailFrom, rcptTo } = session.envelope;
    arrived.push({
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
      raw,
      mail: await PostalMime.parse(raw),
    });
    waiting.splice(0).forEach((wake) => wake());
    if (kept.temper === 'hangs-up-after-message') return new Promise<null>(() => hangUp(server, session));
    return null;
  };
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    arrived,
    get temper() {
      return kept.temper;
    },
    set temper(temper) {
      kept.temper = temper;
    },
    until: async (count) => {
      while (arrived.length < count) await new Promise<void>((wake) => waiting.push(wake));
      return arrived;
    },
    forget: () => void arrived.splice(0),
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
