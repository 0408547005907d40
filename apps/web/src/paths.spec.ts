import { paths, safeReturn } from './paths';

const leadsTo = (path: string) => new URL(path, 'http://footing.invalid').origin;

test.each([
  ...['//evil.example', '/\\evil.example', '/\t/evil.example', '/\n/evil.example', 'https://evil.example', 'evil'],
  ...['/.//evil.example', '/..//evil.example', '/x/..//evil.example', '/./\\evil.example', '/%2e//evil.example'],
  ...['/x/.././/evil.example', '/.\t//evil.example', '', 'javascript:alert(1)', 5, null, ['/me'], { x: '/me' }],
])('%j leads home', (given) => expect(safeReturn(given)).toBe(paths.home));

test.each(['/', '/me', '/rounds/1/students?page=2&search=%2F%2Fx', '/a/b', '/@evil.example', '/x//y'])(
  '%s is a page of ours',
  (given) => {
    expect(safeReturn(given)).toBe(given);
    expect(leadsTo(safeReturn(given))).toBe('http://footing.invalid');
  },
);
