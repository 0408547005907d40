import { first, past } from './runs';

/** How many scores reach a floor. */
function reach(floor: i32, runs: usize, end: usize, scores: usize): i32 {
  const least = i16x8.splat(<i16>floor);
  // Each counts one in eight lanes, of which there are at most 65,536: 8,192 fit into 16 bits.
  let sum = i16x8.splat(0);
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 8)
      sum = i16x8.sub(sum, i16x8.ge_u(v128.load(scores + 2 * j), least));
  const four = i32x4.extadd_pairwise_i16x8_s(sum);
  const two = i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1);
  return two + i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3);
}

/**
 * A floor that at least `most` scores reach, and not many more if that can be: found by halving, from a guess on. 0 when
 * fewer than `most` scores are above 0.
 */
export function floorFor(most: i32, guess: i32, runs: usize, end: usize, scores: usize): i32 {
  let low: i32 = 0;
  let high: i32 = 65536;
  let step: i32 = 512;
  let probe = max(1, min(65535, guess));
  while (high - low > 1) {
    const count = reach(probe, runs, end, scores);
    if (count >= most) {
      if (count <= most + (most >> 2)) return probe;
      low = probe;
    } else high = probe;
    const next = count >= most ? low + step : high - step;
    step <<= 1;
    probe = next > low && next < high && (low == 0 || high == 65536) ? next : (low + high) >> 1;
  }
  return low;
}

/** Writes the scores that reach a floor above 0, each above the number of its lane, and tells how many. */
export function gather(floor: i32, runs: usize, end: usize, scores: usize, into: usize): i32 {
  const least = i16x8.splat(<i16>floor);
  let out = into;
  for (let run = runs; run < end; run += 8)
    for (let j = first(run), to = past(run); j < to; j += 8) {
      const eight = v128.load(scores + 2 * j);
      let mask = i16x8.bitmask(i16x8.ge_u(eight, least));
      while (mask != 0) {
        const lane = j + <usize>ctz(mask);
        mask &= mask - 1;
        store<u32>(out, ((<u32>load<u16>(scores + 2 * lane)) << 16) | (<u32>lane));
        out += 4;
      }
    }
  return <i32>((out - into) >> 2);
}

/** Keys in order by one of their bytes: how many have each value, then everyone to their place. Equal ones keep their order. */
function byByte(keys: usize, count: i32, shift: i32, into: usize, tally: usize): void {
  memory.fill(tally, 0, 1024);
  const end = keys + ((<usize>count) << 2);
  for (let at = keys; at < end; at += 4) {
    const one = tally + (((load<u32>(at) >> shift) & 255) << 2);
    store<u32>(one, load<u32>(one) + 1);
  }
  // The greatest first.
  let before: u32 = 0;
  for (let value: i32 = 255; value >= 0; value--) {
    const one = tally + ((<usize>value) << 2);
    const here = load<u32>(one);
    store<u32>(one, before);
    before += here;
  }
  for (let at = keys; at < end; at += 4) {
    const key = load<u32>(at);
    const one = tally + (((key >> shift) & 255) << 2);
    const place = load<u32>(one);
    store<u32>(one, place + 1);
    store<u32>(into + (place << 2), key);
  }
}

/**
 * Sorts what was gathered, the best first, and writes score and person by turns. Of equal scores the person `first` comes
 * first, then those who follow, round and round.
 *
 * @param persons who is in each lane. @param spare room for `count` keys more. @param tally room for 256 numbers.
 */
export function order(
  keys: usize,
  count: i32,
  persons: usize,
  first: i32,
  people: i32,
  spare: usize,
  tally: usize,
  cells: usize,
): void {
  const end = keys + ((<usize>count) << 2);
  for (let at = keys; at < end; at += 4) {
    const key = load<u32>(at);
    const after = load<i32>(persons + ((key & 0xffff) << 2)) - first;
    store<u32>(at, (key & 0xffff0000) | (0xffff - (after < 0 ? after + people : after)));
  }
  byByte(keys, count, 0, spare, tally);
  byByte(spare, count, 8, keys, tally);
  byByte(keys, count, 16, spare, tally);
  byByte(spare, count, 24, keys, tally);
  for (let at = keys, to = cells; at < end; at += 4, to += 8) {
    const key = load<u32>(at);
    const person = 0xffff - <i32>(key & 0xffff) + first;
    store<i32>(to, key >> 16);
    store<i32>(to, person >= people ? person - people : person, 4);
  }
}
