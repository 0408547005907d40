import { isIPv6 } from 'node:net';

/**
 * The network an address is in, for limits: one IPv4 address, or the 64 leading bits of an IPv6 one, since everybody has as
 * many of those as they like below it. @param ip as Express gives it; '' where it is not known.
 */
export function networkOf(ip: string | undefined): string {
  const plain = (ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - front.length - tail.split(':').filter((part) => part !== '').length;
  const whole = [
    ...front,
    ...Array<string>(missing).fill('0'),
    ...(tail ?? '').split(':').filter((part) => part !== ''),
  ];
  return `${whole
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
