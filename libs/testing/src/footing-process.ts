import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** Footing as a person starts it, in a process of its own. */
export interface FootingProcess {
  readonly webUrl: string;
  readonly apiUrl: string;
  /** Everything it has printed so far. */
  printed(): string;
  /** Sends the signal and waits until it has ended. @returns its exit code; null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const root = path.resolve(__dirname, '../../..');
const GREETING = /Pages\s+(http:\/\/\S+)[^]*API\s+(http:\/\/[^/\s]+)[^]*Ctrl-C/;

/**
 * Starts `npm start`'s program on free ports.
 * @param dataDir where it keeps its data: the same folder again is a restart.
 * @throws when it ends before it is ready, with what it printed.
 */
export async function startFooting(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<FootingProcess> {
  const { DATABASE_URL: _, ...around } = process.env;
  const child = spawn(process.execPath, ['-r', '@swc-node/register', 'apps/local/src/main.ts'], {
    cwd: root,
    env: { ...around, NODE_ENV: 'development', PORT: '0', API_PORT: '0', FOOTING_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const [webUrl = '', apiUrl = ''] = await new Promise<string[]>((ready, failed) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = GREETING.exec(text);
      if (found) ready(found.slice(1));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => failed(new Error(`Footing ended with ${code ?? 'a signal'}:\n${text}`)));
  });
  return { webUrl, apiUrl, printed: () => text, end: (signal) => end(child, signal) };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) return ended(child.exitCode);
    child.once('exit', (code) => ended(code));
    child.kill(signal);
  });
}
