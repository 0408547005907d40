import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type MailServer, startMailServer } from '@footing/testing';
import type { OpenLetter } from './letters/letter';
import { Post } from './post';

const letter: OpenLetter = {
  ...{
    to: 'joan@example.org',
    from: 'Mentoring',
    replyTo: '',
    subject: 'News',
    text: 'An evening for mentors',
    html: '<p>An evening</p>',
    writtenAt: new Date('2026-11-22T10:00:00Z'),
  },
};
const posting = (url: string) => new Post({ SMTP_URL: url, MAIL_FROM: 'mentoring@wharfedale.example' });
/** Until no connection is left at the server. */
async function untilGone(server: MailServer): Promise<void> {
  while (server.open > 0) await new Promise(setImmediate);
}

describe('with a mail server', () => {
  let server: MailServer;
  beforeAll(async () => void (server = await startMailServer()));
  beforeEach(() => server.forget());
  afterAll(() => server.close());

  test('a mail that has its time arrives, and nothing stays open', async () => {
    expect(await posting(server.url).deliver('1', letter, new AbortController().signal)).toEqual({
      outcome: 'sent',
      serverSaid: '250',
    });
    await untilGone(server);
    expect(server.arrived).toHaveLength(1);
  });

  test('one whose time is over before it began is not begun', async () => {
    const delivery = await posting(server.url).deliver('1', letter, AbortSignal.abort());
    expect([delivery, server.open]).toEqual([{ outcome: 'later', serverSaid: 'ETIMEDOUT' }, 0]);
  });

  test('a message for calendars goes with it twice, as they want it, and the second time is the same to the byte', async () => {
    const body = `BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Treffen, üben 😀\r\nEND:VCALENDAR\r\n`;
    for (let time = 0; time < 2; time++)
      await posting(server.url).deliver('7', { ...letter, calendar: { method: 'CANCEL', body } });
    const [first, again] = server.arrived;
    const { raw = '', mail } = first ?? {};
    expect(again?.raw).toBe(raw);
    expect(mail?.date).toBe('2026-11-22T10:00:00.000Z');
    expect(raw.replace(/\r\n[\t ]+/g, ' ').match(/^Content-Type: .*$/gm)).toEqual([
      expect.stringMatching(/^Content-Type: multipart\/mixed/),
      expect.stringMatching(/^Content-Type: multipart\/alternative/),
      ...['text/plain; charset=utf-8', 'text/html; charset=utf-8', 'text/calendar; charset=utf-8; method=CANCEL'].map(
        (type) => `Content-Type: ${type}`,
      ),
      'Content-Type: application/ics; name=invite.ics',
    ]);
    const bodies = mail?.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString());
    // The reader of mail takes ends of lines as it likes; the file is there to the byte.
    expect(bodies).toEqual(Array(2).fill(body.replaceAll('\r\n', '\n')));
    expect(raw.replaceAll('\r\n', '')).toContain(Buffer.from(body).toString('base64'));
  });

  test.each([
    ['recipient', 'later'],
    ['message', 'unknown'],
  ] as const)('broken off at the %s it is not counted as sent, and its connection is closed', async (step, outcome) => {
    const over = new AbortController();
    const pause = server.pauseAt(step);
    const delivered = posting(server.url).deliver('1', letter, over.signal);
    await pause.isReached;
    over.abort();
    expect(await delivered).toEqual({ outcome, serverSaid: 'ETIMEDOUT' });
    // The server is still busy with it: it is we who hang up.
    await untilGone(server);
    pause.goOn();
    expect(server.open).toBe(0);
  });
});

describe('with a server that hangs', () => {
  const sockets: Socket[] = [];
  let server: Server;
  let url = '';
  let reached: PromiseWithResolvers<Socket>;
  let isGreeting = true;
  /** Says yes to everything, and reads nothing of the message. */
  const talk = (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    if (!isGreeting) return void reached.resolve(socket);
    socket.write('220 here\r\n');
    socket.on('data', function answer(chunk: Buffer) {
      if (!chunk.toString().startsWith('DATA')) return void socket.write('250 yes\r\n');
      socket.off('data', answer);
      socket.pause();
      socket.write('354 go on\r\n');
      reached.resolve(socket);
    });
  };
  beforeAll(async () => {
    server = createServer({ allowHalfOpen: true }, talk).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => void (reached = Promise.withResolvers()));
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });

  test('broken off before it has said a word, it is closed', async () => {
    isGreeting = false;
    const over = new AbortController();
    const delivered = posting(url).deliver('1', letter, over.signal);
    const socket = await reached.promise;
    over.abort();
    expect(await delivered).toEqual({ outcome: 'later', serverSaid: 'ETIMEDOUT' });
    socket.resume();
    await once(socket, 'end');
  });

  test('what waits in our own buffers when it is broken off never leaves: the mail does not become whole', async () => {
    isGreeting = true;
    const over = new AbortController();
    const long = { ...letter, text: 'All about mentoring. '.repeat(1_000_000) };
    const delivered = posting(url).deliver('1', long, over.signal);
    const socket = await reached.promise;
    // The first of it is here, and so all of it is in the buffers.
    await once(socket, 'readable');
    over.abort();
    expect(await delivered).toEqual({ outcome: 'unknown', serverSaid: 'ETIMEDOUT' });
    let got = 0;
    let last = '';
    socket.on('data', (chunk: Buffer) => {
      got += chunk.length;
      last = chunk.toString('latin1').slice(-5);
    });
    socket.resume();
    await once(socket, 'close', { signal: AbortSignal.any([closed(socket)]) }).catch(() => undefined);
    expect(got).toBeLessThan(21_000_000);
    expect(last).not.toBe('\r\n.\r\n');
  });
});

/** Says so when the other side has ended. */
function closed(socket: Socket): AbortSignal {
  const over = new AbortController();
  socket.once('end', () => over.abort());
  return over.signal;
}
