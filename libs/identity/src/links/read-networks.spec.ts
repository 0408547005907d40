import { networkOf, rangeInWords } from '@footing/audit';
import { isAmong, MOST_NETWORKS, readNetworks } from './read-networks';

const read = (written: string) => {
  const found = readNetworks(written);
  return 'wrong' in found ? found.wrong : found.ranges.map(rangeInWords);
};

test('ranges are read one a line or with commas, each once', () => {
  expect(read(' 10.0.0.0/8\n192.0.2.0/24, 192.0.2.0/24\r\n198.51.100.7\n2001:db8::/32\n2001:DB8:0::/32 ')).toEqual([
    ...['10.0.0.0/8', '192.0.2.0/24', '198.51.100.7/32', '2001:db8::/32'],
  ]);
  expect(read(' \n ')).toEqual([]);
});

test.each([
  ['the campus', /^“the” is not a range/],
  ['10.0.0.0/33', /is not a range/],
  ['0.0.0.0/0', /^“0.0.0.0\/0” is too wide.*8 to 32 for IPv4/],
  ['10.0.0.0/7', /too wide/],
  ['2001:db8::/31', /too wide.*32 to 64 for IPv6/],
  ['::/0', /too wide/],
  ['2001:db8::1', /too narrow/],
  ['10.1.2.3/8', /^“10.1.2.3\/8” is not the beginning of a range. Did you mean 10.0.0.0\/8\?/],
  ['2001:db8:1::/32', /Did you mean 2001:db8::\/32\?/],
])('%s is refused, with what to do', (written, wrong) => expect(read(`192.0.2.0/24\n${written}`)).toMatch(wrong));

test('twenty ranges are enough', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `10.0.${at}.0/24`).join('\n');
  expect(read(many(MOST_NETWORKS))).toHaveLength(20);
  expect(read(many(MOST_NETWORKS + 1))).toBe('Enter at most 20 ranges');
});

test('an address is among the ranges exactly where one holds it', () => {
  const found = readNetworks('10.0.0.0/8 2001:db8::/48');
  const ranges = 'ranges' in found ? found.ranges : [];
  const among = (address: string | undefined) => isAmong(ranges, networkOf(address));
  expect(['10.255.0.1', '::ffff:10.1.1.1', '2001:db8:0:7::9'].map(among)).toEqual([true, true, true]);
  expect(['11.0.0.1', '2001:db8:1::9', undefined, 'nonsense'].map(among)).toEqual([false, false, false, false]);
});
