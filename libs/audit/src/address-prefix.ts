import { isIPv4, isIPv6 } from 'node:net';

/**
 * The first part of an address, for the record: enough to tell networks apart, too little to tell people apart. 24 bits of
 * an IPv4 address (`192.0.2.0/24`), 48 of an IPv6 one (`2001:db8:1::/48`); undefined for what is no address.
 */
export function addressPrefix(address: string | undefined): string | undefined {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return undefined;
  const [before = '', after] = plain.split('::');
  const left = before === '' ? [] : before.split(':');
  const zeros = after === undefined ? [] : Array<string>(8).fill('0');
  const groups = [...left, ...zeros].slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/48`;
}
