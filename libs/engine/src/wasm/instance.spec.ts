import { instanceOf } from './instance';

/** A module of nothing: its magic number and its version. */
const NOTHING = btoa('\0asm\x01\0\0\0');

test('a kernel has as much memory as it asks for, all of its own', () => {
  const [one, other] = [instanceOf(NOTHING, 1), instanceOf(NOTHING, 3)];
  expect([one, other].map((made) => made?.memory.buffer.byteLength)).toEqual([65_536, 3 * 65_536]);
});

test('there is none of what does not compile', () => {
  expect(instanceOf(btoa('no kernel'), 1)).toBeUndefined();
});
