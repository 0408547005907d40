import { isIPv4, isIPv6 } from 'node:net';

/** An IP address as a number, and how many bits it has: 32 or 128. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** A range of addresses: all that begin with the same bits. */
export interface Range {
  readonly bits: 32 | 128;
  /** The first address, as a number. */
  readonly first: bigint;
  /** How many leading bits are the same: 0 to `bits`. */
  readonly length: number;
}

/** How many leading bits tell one network from another, for IPv4 and for IPv6. */
interface Widths {
  readonly v4: number;
  readonly v6: number;
}

/** For the record: enough to tell networks apart, too little to tell people apart. */
const FOR_THE_RECORD: Widths = { v4: 24, v6: 48 };
/** For limits: one IPv4 address; of IPv6 everybody has as many addresses as they like below 64 bits. */
const FOR_LIMITS: Widths = { v4: 32, v6: 64 };

/**
 * The first part of an address, for the record: `192.0.2.0/24`, `2001:db8:1::/48`; undefined for what is no address. An IPv4 address that is written as an IPv6 one (`::ffff:192.0.2.7`) is an IPv4 address.
 */
export function addressPrefix(address: string | undefined): string | undefined {
  const parsed = parse(address ?? '');
  return parsed ? rangeInWords(cut(parsed, FOR_THE_RECORD)) : undefined;
}

/**
 * The network that an address is in, for limits on how often something may be done from there: `192.0.2.7/32`,
 * `2001:db8:1:2::/64`. @param address as Express gives it. @returns '' where it is not known, or no address.
 */
export function networkOf(address: string | undefined): string {
  const parsed = parse(address ?? '');
  return parsed ? rangeInWords(cut(parsed, FOR_LIMITS)) : '';
}

/**
 * Reads a range such as `192.0.2.0/24` or `2001:db8::/32`, or one address. Bits after the length do not have to be zero:
 * the range begins where they are. @returns null for what is none.
 */
export function readRange(written: string): Range | null {
  const [address = '', length, ...more] = written.trim().split('/');
  const parsed = parse(address);
  if (!parsed || more.length > 0 || address.includes('%')) return null;
  const long = length === undefined ? parsed.bits : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  // What is written as IPv6 has its length in bits of IPv6 too; one that means IPv4 is to be written as such.
  if (long < 0 || long > parsed.bits || (parsed.bits === 32 && address.includes(':'))) return null;
  return cut(parsed, { v4: long, v6: long });
}

/** A range, always written the same: `192.0.2.0/24`, `2001:db8::/32`; of an IPv6 one, the groups that its length reaches into. */
export function rangeInWords({ bits, first, length }: Range): string {
  const [size, count] = bits === 32 ? [8, 4] : [16, 8];
  const part = (index: number) => (first >> BigInt(size * (count - 1 - index))) & ((1n << BigInt(size)) - 1n);
  const parts = Array.from({ length: count }, (_, index) => part(index));
  if (bits === 32) return `${parts.join('.')}/${length}`;
  const groups = parts.slice(0, Math.ceil(length / size)).map((group) => group.toString(16));
  return `${groups.join(':')}${groups.length < count ? '::' : ''}/${length}`;
}

/** Whether every address of the inner range is in the outer one. */
export const isWithin = (inner: Range, outer: Range): boolean =>
  inner.bits === outer.bits &&
  inner.length >= outer.length &&
  cut({ bits: inner.bits, value: inner.first }, { v4: outer.length, v6: outer.length }).first === outer.first;

function cut({ bits, value }: Address, { v4, v6 }: Widths): Range {
  const length = bits === 32 ? v4 : v6;
  const rest = BigInt(bits - length);
  return { bits, first: (value >> rest) << rest, length };
}

function parse(written: string): Address | null {
  const plain = written.replace(/%.*$/, '');
  if (isIPv4(plain)) return { bits: 32, value: joined(plain.split('.').map(Number), 8n) };
  if (!isIPv6(plain)) return null;
  const value = joined(groupsOf(plain), 16n);
  // ::ffff:0:0/96 is IPv4 in an IPv6 coat, as a server that listens on both sees it.
  return value >> 32n === 0xffffn ? { bits: 32, value: value & 0xffffffffn } : { bits: 128, value };
}

/** The eight groups of an IPv6 address that `isIPv6` has let through: `::` stands for as many zeros as are missing. */
function groupsOf(plain: string): number[] {
  const [before = [], after] = plain.split('::').map(groupsIn);
  if (after === undefined) return before;
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The groups of one side; an IPv4 address at its end makes two. */
const groupsIn = (side: string): number[] =>
  side
    .split(':')
    .filter((group) => group !== '')
    .flatMap((group) => {
      if (!group.includes('.')) return [Number.parseInt(group, 16)];
      const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
      return [a * 256 + b, c * 256 + d];
    });

const joined = (parts: readonly number[], size: bigint): bigint =>
  parts.reduce((value, part) => (value << size) | BigInt(part), 0n);
