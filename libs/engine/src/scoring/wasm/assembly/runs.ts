/** A run of lanes in memory, two numbers: its first lane, and its end. */
export function first(run: usize): usize {
  return load<u32>(run);
}

export function past(run: usize): usize {
  return load<u32>(run, 4);
}
