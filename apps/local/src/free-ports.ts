import { once } from 'node:events';
import net from 'node:net';

/**
 * Makes sure that nobody listens at these ports of this address, before anything is started; 0 (any free one) always will do.
 * @throws the system's own refusal, `EADDRINUSE` or `EACCES`, for the first that is taken.
 */
export async function mustBeFree(ports: readonly number[], host: string): Promise<void> {
  for (const port of ports) {
    const probe = net.createServer().listen(port, host);
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
  }
}
