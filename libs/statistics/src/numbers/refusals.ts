/**
 * Every figure that goes in must be one: a NaN that got in would come out of the other end as a plausible blank.
 * @throws RangeError when it is NaN or infinite. The message says which figure, never of whom.
 */
export function mustBeFinite(what: string, value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`${what} must be a finite number, and is ${value}`);
  return value;
}

/** @throws RangeError when it is not a whole number from 0. */
export function mustBeCount(what: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${what} must be a count, and is ${value}`);
  return value;
}

/** @throws RangeError when it is not above 0. */
export function mustBePositive(what: string, value: number): number {
  if (!(mustBeFinite(what, value) > 0)) throw new RangeError(`${what} must be above 0, and is ${value}`);
  return value;
}

/** @throws RangeError when it is not between 0 and 1, the ends left out. */
export function mustBeInside(what: string, value: number): number {
  if (!(value > 0 && value < 1)) throw new RangeError(`${what} must be between 0 and 1, and is ${value}`);
  return value;
}

/** @throws RangeError when it is not from 0 to 1, the ends included. */
export function mustBeShare(what: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${what} must be from 0 to 1, and is ${value}`);
  return value;
}
