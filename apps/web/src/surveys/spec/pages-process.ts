import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

const root = path.resolve(__dirname, '../../../../..');

/** The pages by themselves, in a process of their own that can be killed; the same port again is a restart. */
export class PagesProcess {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly env: Readonly<Record<string, string>>,
    readonly port: number,
  ) {}

  static async start(env: Readonly<Record<string, string>>): Promise<PagesProcess> {
    const pages = new PagesProcess(env, await freePort());
    await pages.startAgain();
    return pages;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async startAgain(): Promise<void> {
    const { DATABASE_URL: _, ...around } = process.env;
    const env = { ...around, ...this.env, PORT: String(this.port), HOST: '127.0.0.1' };
    const args = ['-r', '@swc-node/register', 'apps/web/src/main.ts'];
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    let text = '';
    await new Promise<void>((ready, failed) => {
      const read = (chunk: Buffer): void => {
        text += chunk.toString();
        if (text.includes('Pages at port')) ready();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => failed(new Error(`the pages ended with ${code ?? 'a signal'}:\n${text}`)));
    });
  }

  /** As when the machine is switched off. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await ended;
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => found(typeof at === 'object' && at ? at.port : 0));
    });
  });
}
