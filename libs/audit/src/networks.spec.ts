import { BlockList } from 'node:net';
import fc from 'fast-check';
import { addressPrefix, isWithin, networkOf, rangeInWords, readRange } from './networks';

test.each([
  ['192.0.2.77', '192.0.2.0/24', '192.0.2.77/32'],
  ['::ffff:192.0.2.77', '192.0.2.0/24', '192.0.2.77/32'],
  ['::ffff:c000:24d', '192.0.2.0/24', '192.0.2.77/32'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48', '2001:db8:1:2::/64'],
  ['2001:0DB8::1', '2001:db8:0::/48', '2001:db8:0:0::/64'],
  ['1::2:3:4:5:6:7', '1:0:2::/48', '1:0:2:3::/64'],
  ['::2:3:4:5:6:7:8', '0:2:3::/48', '0:2:3:4::/64'],
  ['1:2:3:4:5:6:7::', '1:2:3::/48', '1:2:3:4::/64'],
  ['::1', '0:0:0::/48', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0::/48', 'fe80:0:0:0::/64'],
  ['somebody', undefined, ''],
  ['', undefined, ''],
  [undefined, undefined, ''],
])('%s is in %s for the record, and in %s for limits', (address, prefix, network) => {
  expect([addressPrefix(address), networkOf(address)]).toEqual([prefix, network]);
});

const v4 = fc.ipV4();
const v6 = fc.ipV6();
const family = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4');

/** Node's own judgement of whether an address is in a range. */
function nodeSays(address: string, range: string): boolean {
  const list = new BlockList();
  const [net = '', length = ''] = range.split('/');
  list.addSubnet(net, Number(length), family(net));
  return list.check(address, family(address));
}

/** Two addresses that are often close to one another: the second is the first with one of its last parts changed. */
const close = fc.oneof(
  fc.tuple(v4, fc.nat(255), fc.nat(3)).map(([address, part, at]) => {
    const parts = address.split('.');
    parts[at] = String(part);
    return [address, parts.join('.')] as const;
  }),
  fc.tuple(v6, v6),
  fc
    .tuple(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), fc.nat(0xffff), fc.nat(7))
    .map(([groups, part, at]) => {
      const other = groups.map((group, index) => (index === at ? part : group));
      return [groups, other].map((all) => all.map((group) => group.toString(16)).join(':')) as [string, string];
    }),
);

test('an address is in its own network and prefix, however it is written, as Node sees it too', () => {
  fc.assert(
    fc.property(fc.oneof(v4, v6), (address) => {
      expect(nodeSays(address, networkOf(address))).toBe(true);
      expect(nodeSays(address, addressPrefix(address) ?? '')).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('two addresses have one network exactly where Node finds the one in the network of the other', () => {
  fc.assert(
    fc.property(close, ([one, other]) => {
      fc.pre(family(one) === family(other) && !/^(::|0+:)/.test(one + other));
      expect(networkOf(one) === networkOf(other)).toBe(nodeSays(other, networkOf(one)));
      expect(addressPrefix(one) === addressPrefix(other)).toBe(nodeSays(other, addressPrefix(one) ?? ''));
    }),
    { numRuns: 2_000 },
  );
});

test('one range is within another exactly where Node finds its first address there and it is no wider', () => {
  const lengths = fc.tuple(fc.nat(32), fc.nat(32));
  fc.assert(
    fc.property(close, lengths, ([one, other], [long, short]) => {
      fc.pre(family(one) === family(other));
      const inner = readRange(`${one}/${long}`);
      const outer = readRange(`${other}/${short}`);
      // IPv4 in an IPv6 coat is no range here.
      fc.pre(inner !== null && outer !== null);
      expect(isWithin(inner, outer)).toBe(long >= short && nodeSays(one, rangeInWords(outer)));
    }),
    { numRuns: 2_000 },
  );
});

test('a range that was written down reads as the same range', () => {
  fc.assert(
    fc.property(fc.oneof(v4, v6), fc.nat(32), (address, length) => {
      const range = readRange(`${address}/${length}`);
      fc.pre(range !== null);
      expect(readRange(rangeInWords(range))).toEqual(range);
    }),
  );
});

test('one address is a range of its own', () => {
  expect(['192.0.2.7', '2001:db8::1'].map((one) => readRange(one)?.length)).toEqual([32, 128]);
});

test.each([
  '',
  '/',
  '192.0.2.0/33',
  '192.0.2.0/-1',
  '192.0.2.0/',
  '192.0.2.0/8/8',
  '2001:db8::/129',
  '192.0.2/24',
  'a/8',
])('%p is no range', (written) => expect(readRange(written)).toBeNull());
test.each(['::ffff:192.0.2.0/120', 'fe80::1%eth0/64', '192.0.2.0/1e1'])('%p is no range either', (written) =>
  expect(readRange(written)).toBeNull(),
);
