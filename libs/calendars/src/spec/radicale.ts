import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { needTools } from './libical';

/** A calendar server of a spec's own, with one person: `amina`, whose password is `secret`. */
export interface CalendarServer {
  /** As `http://127.0.0.1:…`. */
  readonly origin: string;
  close(): Promise<void>;
}

export async function startRadicale(): Promise<CalendarServer> {
  needTools();
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-radicale-'));
  const port = await freePort();
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const users = file('users', 'amina:secret\n');
  const config = file(
    'config',
    `[server]\nhosts = 127.0.0.1:${port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = ${users}\nhtpasswd_encryption = plain\ndelay = 0\n[rights]\ntype = owner_only\n[storage]\nfilesystem_folder = ${path.join(folder, 'kept')}\n[logging]\nlevel = error\n`,
  );
  const server = spawn('radicale', ['--config', config], { stdio: 'ignore' });
  await untilOpen(port, server);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** @throws when it has ended before. */
async function untilOpen(port: number, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error('radicale did not start');
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((told) => {
      socket.on('connect', () => told(true)).on('error', () => told(false));
    });
    socket.destroy();
    if (isOpen) return;
  }
}
