import { once } from 'node:events';
import net from 'node:net';

/** A port of this address where nobody listens now: for what has to know its own address before it starts. */
export async function aFreePort(host: string): Promise<number> {
  const probe = net.createServer().listen(0, host);
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

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
