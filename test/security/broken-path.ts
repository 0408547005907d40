import { connect, createServer, type Server, type Socket } from 'node:net';

/** A path to the database that can be cut, and one that can forget its connections without telling anybody. */
export class BrokenPath {
  private state: 'open' | 'cut' = 'open';
  private readonly live = new Set<readonly [Socket, Socket]>();

  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {}

  /** A path to where the address leads. */
  static async to(url: string): Promise<BrokenPath> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    const path = new BrokenPath(server, typeof address === 'object' && address ? address.port : 0);
    server.on('connection', (near) => path.join(near, Number(port), hostname));
    return path;
  }

  /** The same address, by this path. */
  through(url: string): string {
    const by = new URL(url);
    by.hostname = '127.0.0.1';
    by.port = String(this.port);
    return by.href;
  }

  /** As when the server is stopped: connections end, and there are no new ones. */
  cut(): void {
    this.state = 'cut';
    for (const [near, far] of this.live) {
      near.destroy();
      far.destroy();
    }
  }

  mend(): void {
    this.state = 'open';
  }

  /** As when a router forgets what it knew: what is sent goes nowhere, nothing comes, and nobody says so. New ones work. */
  forget(): void {
    for (const [near, far] of this.live) {
      near.unpipe(far);
      far.unpipe(near);
      near.resume();
      far.resume();
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((closed) => this.server.close(closed));
  }

  private join(near: Socket, port: number, host: string): void {
    near.on('error', () => undefined);
    if (this.state === 'cut') return void near.destroy();
    const far = connect(port, host);
    const pair = [near, far] as const;
    this.live.add(pair);
    far.on('error', () => near.destroy());
    near.on('close', () => {
      far.destroy();
      this.live.delete(pair);
    });
    far.on('close', () => near.destroy());
    near.pipe(far);
    far.pipe(near);
  }
}
