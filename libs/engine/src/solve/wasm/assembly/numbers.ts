/** Numbers at addresses. A pair is 8 bytes: its column and its key. */

// prettier-ignore
export function i32At(base: usize, index: i32): i32 { return load<i32>(base + (<usize>index << 2)); }
// prettier-ignore
export function setI32(base: usize, index: i32, value: i32): void { store<i32>(base + (<usize>index << 2), value); }
// prettier-ignore
export function f64At(base: usize, index: i32): f64 { return load<f64>(base + (<usize>index << 3)); }
// prettier-ignore
export function setF64(base: usize, index: i32, value: f64): void { store<f64>(base + (<usize>index << 3), value); }

// Two short lists at the foot of the memory.
export const sample: usize = 1024;
export const gains: usize = 2048;
