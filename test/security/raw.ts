import { connect } from 'node:net';

/** What the other side said. */
export interface Said {
  readonly text: string;
  readonly took: number;
}

/** Sends bytes as they are, and listens until the other side hangs up or has been quiet for a while. */
export function say(url: string, bytes: string, quiet = 1_500): Promise<Said> {
  const from = performance.now();
  return new Promise((heard) => {
    const socket = connect(Number(new URL(url).port), 'localhost', () => socket.write(bytes));
    let text = '';
    const done = () => {
      socket.destroy();
      heard({ text, took: performance.now() - from });
    };
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', done);
    socket.on('close', done);
    socket.setTimeout(quiet, done);
  });
}

export const CRLF = '\r\n';
/** Lines of a request's head, with the empty one that ends it. */
export const lines = (...all: string[]) => all.join(CRLF) + CRLF + CRLF;
