import { lookup as resolve } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What we may ask of other servers, and of which. */
export interface OutboundRule {
  /** Whether only https to public addresses will do, as in production. */
  readonly strict: boolean;
  /** Origins that may be asked all the same, as `http://127.0.0.1:5232`; absent: none. */
  readonly trusted?: readonly string[];
  /** How many times it may lead on to another address, each looked at like the first; absent: never. */
  readonly redirects?: number;
  readonly maxBytes: number;
  /** For all of it. */
  readonly timeoutMs: number;
}

/** Why another server was not asked, or not listened to. */
export class OutboundRefused extends Error {
  constructor(readonly why: 'address' | 'private-address' | 'redirect' | 'packed' | 'too-large' | 'too-slow') {
    super(`outbound: ${why}`);
    this.name = 'OutboundRefused';
  }
}

/** Addresses of this machine, of its network, of clouds' own services, and what only looks like another address. */
const inside = {
  ipv4: listOf('ipv4', [
    ...(['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'] as const),
    ...(['192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4'] as const),
  ]),
  // A list of its own: one that holds the mapped addresses takes every older address for one of them.
  ipv6: listOf('ipv6', [
    ...([
      '::/96',
      '::ffff:0:0/96',
      '64:ff9b::/96',
      '64:ff9b:1::/48',
      '100::/64',
      '2001:db8::/32',
      '2002::/16',
    ] as const),
    ...(['fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'] as const),
  ]),
};

function listOf(kind: 'ipv4' | 'ipv6', nets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits = ''] = net.split('/');
    list.addSubnet(address, Number(bits), kind);
  }
  return list;
}

/** Whether an address is not one of the open internet. */
export function isInside(address: string): boolean {
  const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return inside[kind].check(address, kind);
}

/** Connects to the very address that was looked at, so that a name cannot mean another a moment later. */
const publicOnly: LookupFunction = (hostname, options, done) =>
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    const [first] = found;
    if (!first) return done(new OutboundRefused('address'), '', 0);
    if (found.some(({ address }) => isInside(address))) return done(new OutboundRefused('private-address'), '', 0);
    if (options.all) return done(null, found);
    done(null, first.address, first.family);
  });

/** What is asked, as `fetch` has it. */
export interface Asked {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

/**
 * Asks another server, within the rule: what is too large or too slow is broken off, and nothing that comes packed is unpacked.
 * @throws {OutboundRefused} @throws whatever the network says.
 */
export async function ask(url: string, rule: OutboundRule, asked: Asked = {}): Promise<Response> {
  const until = AbortSignal.timeout(rule.timeoutMs);
  let to = mayBeAsked(url, rule);
  for (let left = rule.redirects ?? 0; ; left--) {
    const answer = await exchange(to, rule, asked, until);
    const next = nextOf(answer.message);
    if (next === null) return responseOf(answer);
    if (left === 0 || (asked.method ?? 'GET') !== 'GET') throw new OutboundRefused('redirect');
    to = mayBeAsked(URL.parse(next, to.href)?.href ?? '', rule);
  }
}

interface Answer {
  readonly message: IncomingMessage;
  readonly bytes: Buffer;
}

function exchange(to: URL, rule: OutboundRule, asked: Asked, until: AbortSignal): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = asked;
  const { request } = to.protocol === 'https:' ? https : http;
  return new Promise((done, failed) => {
    const asking = request(to, { method, headers, agent: false, ...(isFree(to, rule) ? {} : { lookup: publicOnly }) });
    // Refused first, then broken off: what has come by then must not pass for the whole.
    const breakOff = (why: 'packed' | 'too-slow' | 'too-large') => {
      failed(new OutboundRefused(why));
      asking.destroy();
    };
    const tooSlow = () => breakOff('too-slow');
    if (until.aborted) return tooSlow();
    until.addEventListener('abort', tooSlow);
    asking.on('error', failed);
    asking.on('close', () => until.removeEventListener('abort', tooSlow));
    asking.on('response', (message) => {
      const parts: Buffer[] = [];
      let size = 0;
      if (isPacked(message)) return breakOff('packed');
      if (Number(message.headers['content-length']) > rule.maxBytes) return breakOff('too-large');
      message.on('error', failed);
      message.on('data', (part: Buffer) => {
        size += part.length;
        if (size > rule.maxBytes) return breakOff('too-large');
        parts.push(part);
      });
      message.on('end', () => done({ message, bytes: Buffer.concat(parts) }));
    });
    asking.end(body);
  });
}

/** A few bytes can unpack to more than there is room for, and nobody was asked for such. */
const isPacked = ({ headers }: IncomingMessage): boolean =>
  (headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity';

const isFree = (to: URL, { strict, trusted = [] }: OutboundRule): boolean => !strict || trusted.includes(to.origin);

/** @throws {OutboundRefused} */
function mayBeAsked(url: string, rule: OutboundRule): URL {
  const to = URL.parse(url);
  if (!to || to.username || !['https:', 'http:'].includes(to.protocol)) throw new OutboundRefused('address');
  if (isFree(to, rule)) return to;
  const host = to.hostname.replace(/^\[|\]$/g, '');
  if (to.protocol !== 'https:') throw new OutboundRefused('address');
  if (isIP(host) !== 0 && isInside(host)) throw new OutboundRefused('private-address');
  if (to.port !== '') throw new OutboundRefused('address');
  return to;
}

const NOT_MODIFIED = 304;

/** Where an answer leads on to; null: nowhere. @throws {OutboundRefused} */
function nextOf({ statusCode: status = 502, headers }: IncomingMessage): string | null {
  if (status < 300 || status >= 400 || status === NOT_MODIFIED) return null;
  if (!headers.location) throw new OutboundRefused('redirect');
  return headers.location;
}

function responseOf({ message: { statusCode: status = 502, headers }, bytes }: Answer): Response {
  const named = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  const isEmpty = status === 204 || status === NOT_MODIFIED;
  return new Response(isEmpty ? null : new Uint8Array(bytes), { status, headers: named });
}
