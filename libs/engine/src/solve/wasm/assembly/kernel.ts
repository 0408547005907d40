/**
 * The passes of the solver that read many pairs, where keys fit in 32 bits: AssemblyScript, compiled to WebAssembly by
 * build-kernel.mjs. Move for move what the files of the same names in the folder above do. All arguments that are no
 * counts or amounts are addresses: bytes of the memory.
 *
 * Here are the auctions: place-auction.ts and student-auction.ts, which say how and why.
 */
import { best, bestGain, bestKey, look, openMinds, second, secondGain, secondKey } from './choice';
import { f64At, i32At, setF64, setI32 } from './numbers';

export { extend, openRows, pairsEnd } from './lists';
export { census, openProblem, rowsOfMentors, rowsOfStudents } from './problem';
export { greedy, growTrees, markFull, markReached, openTiers, placesFree } from './tiers';

let price: usize = 0;
let slotStart: usize = 0;
let taken: usize = 0;
let rowAt: usize = 0;
let keyAt: usize = 0;

// Who waits to bid.
let ring: usize = 0;
let room: i32 = 1;
let head: i32 = 0;
let waiting: i32 = 0;
let left: usize = 0;
let leftOver: i32 = 0;
let ties: i32 = 0;
let mostRaise: f64 = 0;
// The bid for each unit; whom each mentor holds.
let bidAt: usize = 0;
let heldStart: usize = 0;
let held: usize = 0;
let holds: usize = 0;

/** The market, and where `rows` rows may keep something in mind. */
export function openMarket(
  prices: usize,
  slots: usize,
  takenOf: usize,
  holders: usize,
  keys: usize,
  minds: usize,
  rows: i32,
): void {
  price = prices;
  slotStart = slots;
  taken = takenOf;
  rowAt = holders;
  keyAt = keys;
  openMinds(minds, rows, prices, holders);
}

function openQueue(ringAt: usize, most: i32, leftAt: usize, tied: i32, raise: f64): void {
  ring = ringAt;
  room = max(1, most);
  head = 0;
  waiting = 0;
  left = leftAt;
  leftOver = 0;
  ties = tied;
  mostRaise = raise;
}

function add(row: i32): void {
  const place = head + waiting;
  setI32(ring, place < room ? place : place - room, row);
  waiting += 1;
}

function next(): i32 {
  const row = i32At(ring, head);
  head = head + 1 == room ? 0 : head + 1;
  waiting -= 1;
  return row;
}

function leave(row: i32): void {
  setI32(left, leftOver, row);
  leftOver += 1;
}

/** PlaceAuction. @param ringAt those who want a place, who wait in this order. @returns how many are left. */
export function bidForPlaces(
  ringAt: usize,
  wanting: i32,
  leftAt: usize,
  bids: usize,
  nothings: usize,
  tied: i32,
  raise: f64,
  most: i32,
): i32 {
  openQueue(ringAt, wanting, leftAt, tied, raise);
  waiting = wanting;
  bidAt = bids;
  for (let more = most; waiting > 0 && more > 0; more -= 1) {
    const row = next();
    bidForPlace(row, nothings ? f64At(nothings, row) : -Infinity);
  }
  while (waiting > 0) leave(next());
  return leftOver;
}

function fallBack(): f64 {
  return max(secondGain, bestGain - mostRaise);
}

function isFull(one: i32): bool {
  return i32At(slotStart, one) + i32At(taken, one) == i32At(slotStart, one + 1);
}

function bidForPlace(row: i32, nothing: f64): void {
  look(row, nothing, false);
  if (best == -1) {
    if (nothing == -Infinity) leave(row);
    return;
  }
  if (!isFull(best)) return takeFree(best, row, bestKey, <f64>bestKey - fallBack());
  if (bestGain > secondGain) return outbid(best, row, bestKey, <f64>bestKey - fallBack());
  if (second != -1 && !isFull(second)) return takeFree(second, row, secondKey, 0);
  ties -= 1;
  if (ties < 0) leave(row);
  else if (second == -1 || (ties & 1) == 0) outbid(best, row, bestKey, f64At(price, best));
  else outbid(second, row, secondKey, f64At(price, second));
}

function takeFree(one: i32, row: i32, worth: i32, bid: f64): void {
  const from = i32At(slotStart, one);
  let hole = i32At(taken, one);
  setI32(taken, one, hole + 1);
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (f64At(bidAt, from + parent) <= bid) break;
    move(from + parent, from + hole);
    hole = parent;
  }
  hold(from + hole, row, worth, bid);
  if (isFull(one)) setF64(price, one, f64At(bidAt, from));
}

function outbid(one: i32, row: i32, worth: i32, bid: f64): void {
  const from = i32At(slotStart, one);
  const size = i32At(slotStart, one + 1) - from;
  add(i32At(rowAt, from));
  let hole = 0;
  for (let child = 1; child < size; child = 2 * hole + 1) {
    if (child + 1 < size && f64At(bidAt, from + child + 1) < f64At(bidAt, from + child)) child += 1;
    if (f64At(bidAt, from + child) >= bid) break;
    move(from + child, from + hole);
    hole = child;
  }
  hold(from + hole, row, worth, bid);
  setF64(price, one, f64At(bidAt, from));
}

function hold(slot: i32, row: i32, worth: i32, bid: f64): void {
  setI32(rowAt, slot, row);
  setF64(keyAt, slot, <f64>worth);
  setF64(bidAt, slot, bid);
}

function move(from: i32, to: i32): void {
  setI32(rowAt, to, i32At(rowAt, from));
  setF64(keyAt, to, f64At(keyAt, from));
  setF64(bidAt, to, f64At(bidAt, from));
}

/** StudentAuction. @param heldAt where the students of each mentor begin, by `heldFrom`. @returns how many are left. */
export function bidForStudents(
  ringAt: usize,
  mentors: i32,
  leftAt: usize,
  heldFrom: usize,
  heldAt: usize,
  holdsOf: usize,
  tied: i32,
  raise: f64,
  most: i32,
): i32 {
  openQueue(ringAt, i32At(heldFrom, mentors), leftAt, tied, raise);
  heldStart = heldFrom;
  held = heldAt;
  holds = holdsOf;
  for (let j = 0; j < mentors; j += 1) for (let n = i32At(heldFrom, j); n < i32At(heldFrom, j + 1); n += 1) add(j);
  for (let more = most; waiting > 0 && more > 0; more -= 1) bidForStudent(next());
  while (waiting > 0) leave(next());
  return leftOver;
}

function bidForStudent(row: i32): void {
  look(row, -Infinity, true);
  if (best == -1) return leave(row);
  if (i32At(rowAt, best) == -1 || bestGain > secondGain) return win(row, best, bestKey);
  if (second != -1 && i32At(rowAt, second) == -1) return win(row, second, secondKey);
  ties -= 1;
  if (ties < 0) leave(row);
  else if (second == -1 || (ties & 1) == 0) win(row, best, bestKey);
  else win(row, second, secondKey);
}

function win(row: i32, student: i32, worth: i32): void {
  const gain = fallBack();
  const loser = i32At(rowAt, student);
  if (loser != -1) {
    release(loser, student);
    add(loser);
  }
  setI32(taken, student, 1);
  setI32(rowAt, student, row);
  setF64(keyAt, student, <f64>worth);
  const from = i32At(heldStart, row);
  const count = i32At(holds, row) + 1;
  setI32(held, from + count - 1, student);
  setI32(holds, row, count);
  for (let n = 0; n < count; n += 1) {
    const one = i32At(held, from + n);
    setF64(price, one, max(f64At(price, one), f64At(keyAt, one) - gain));
  }
}

function release(row: i32, student: i32): void {
  const from = i32At(heldStart, row);
  const last = from + i32At(holds, row) - 1;
  let one = from;
  while (i32At(held, one) != student) one += 1;
  setI32(held, one, i32At(held, last));
  setI32(holds, row, i32At(holds, row) - 1);
}
