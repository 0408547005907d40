import fc from 'fast-check';
import { Heap } from './heap';
import { NearestFirst } from './nearest-first';
import { Queue } from './queue';

const THINGS = 12;
type Step = readonly [kind: number, thing: number, key: number];
const steps = fc.array(fc.tuple(fc.nat(9), fc.nat(THINGS - 1), fc.nat(20)), { maxLength: 120 });
const leastOf = (keys: Iterable<number>): number => Math.min(Infinity, ...keys);

describe('the queues of searches', () => {
  test('with each thing once: the one of least key comes first, a key may fall, and all may be let go', () =>
    fc.assert(
      fc.property(steps, (list) => {
        const heap = new Heap(THINGS);
        const keyOf = new Map<number, number>();
        const act = ([kind, thing, key]: Step): void => {
          if (kind === 0 && keyOf.size > 2) {
            heap.clear();
            keyOf.clear();
          } else if (kind < 3 && keyOf.size > 0) {
            const drawn = heap.draw();
            expect(keyOf.get(drawn)).toBe(leastOf(keyOf.values()));
            expect(heap.keyOf[drawn]).toBe(keyOf.get(drawn));
            keyOf.delete(drawn);
          } else if (!keyOf.has(thing)) {
            heap.add(thing, key);
            keyOf.set(thing, key);
          } else if (keyOf.get(thing)! > key) {
            heap.lower(thing, key);
            keyOf.set(thing, key);
          }
        };
        for (const step of list) {
          act(step);
          expect([heap.size, heap.least()]).toEqual([keyOf.size, leastOf(keyOf.values())]);
        }
      }),
      { numRuns: 500 },
    ));

  test('with things several times: the nearest comes first, however many there are', () =>
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 4 }), (list, room) => {
        const queue = new NearestFirst(room);
        let held: (readonly [thing: number, distance: number])[] = [];
        for (const [kind, thing, distance] of list) {
          if (kind === 0 && held.length > 2) {
            queue.clear();
            held = [];
          } else if (kind < 3 && held.length > 0) {
            const least = queue.least;
            const popped = queue.pop();
            const at = held.findIndex(([one, far]) => one === popped && far === least);
            expect(at).not.toBe(-1);
            held.splice(at, 1);
          } else {
            queue.push(thing, distance);
            held.push([thing, distance]);
          }
          expect(queue.least).toBe(leastOf(held.map(([, far]) => far)));
        }
      }),
      { numRuns: 500 },
    ));

  test('with things several times: as many as there are, whatever room was made, and none once it is cleared', () => {
    const queue = new NearestFirst(1);
    for (const distance of [...Array(64).keys()].reverse()) queue.push(100 + distance, distance);
    const drawn: number[] = [];
    while (queue.least < 32) drawn.push(queue.pop());
    expect(drawn).toEqual([...Array(32).keys()].map((distance) => 100 + distance));
    queue.clear();
    expect(queue.least).toBe(Infinity);
    queue.push(7, 50);
    expect([queue.least, queue.pop(), queue.least]).toEqual([50, 7, Infinity]);
  });

  test('first in, first out, round and round', () =>
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 5 }), (list, room) => {
        const queue = new Queue(room);
        const held: number[] = [];
        for (const [kind, thing] of list) {
          if (kind < 5 && held.length > 0) expect(queue.next()).toBe(held.shift());
          else if (held.length < room) {
            queue.add(thing);
            held.push(thing);
          }
          expect(queue.size).toBe(held.length);
        }
      }),
    ));
});
