import type { LotteryCore } from './lottery-core';
import { lotteryPoints } from '../aims/lottery';
import { Refilling } from './refilling';
import { Seating } from './seating';

/** Goes from the core to the best draft under given lottery numbers. */
export class Drawing {
  private readonly seating: Seating;
  private readonly refilling: Refilling;
  /** What serving those inside is truly worth in this draw; by position in `inside`. */
  private readonly target: Float64Array;
  private readonly worthInside: Float64Array;

  constructor(private readonly core: LotteryCore) {
    this.seating = new Seating(core.standing, core.leastAt);
    this.refilling = new Refilling(core.standing);
    this.worthInside = Float64Array.from(core.inside, (i) => core.standing.own[i]!);
    this.target = new Float64Array(core.inside.length);
  }

  /**
   * Those inside who should rather give their place up keep it for nothing at first, so that whoever comes in finds the
   * end of their chain close by. Until then prices only rise, which is what `leastAt` promises. Only then do those leave
   * who are still there and gain less than nothing.
   *
   * The standing must be the core's own.
   */
  draw(ticketOf: (student: number) => number, strength: number): void {
    const { inside, outside } = this.core;
    const { own, surplus } = this.core.standing;
    for (let at = 0; at < inside.length; at += 1) {
      const i = inside[at]!;
      this.target[at] = this.worthInside[at]! + this.shift(strength, ticketOf(i));
      own[i] = Math.max(-surplus[i]!, this.target[at]!);
    }
    for (let at = 0; at < outside.length; at += 1) {
      const i = outside[at]!;
      own[i] = this.shift(strength, ticketOf(i));
      surplus[i] = -own[i];
    }
    // Who has drawn less than the middle stays outside: at the core nobody outside is short of less than nothing. The rest
    // by luck, so that few who are placed must leave again for a luckier one.
    const risers = outside.filter((i) => own[i]! > 0).sort((a, b) => own[b]! - own[a]! || a - b);
    for (const i of risers) this.seating.seat(i);
    for (let at = 0; at < inside.length; at += 1) this.lower(inside[at]!, this.target[at]!);
  }

  private lower(student: number, target: number): void {
    const { standing } = this.core;
    if (standing.own[student] === target) return;
    const mentor = standing.mentorOf[student]!;
    standing.own[student] = target;
    if (mentor === -1) standing.surplus[student] = -target;
    else if (standing.u(student) < 0) {
      standing.release(student);
      standing.surplus[student] = -target;
      this.refilling.refill(mentor);
    }
  }

  /** How far a lottery number moves a student from the middle, scaled, with the bits that decide ties. */
  private shift(strength: number, drawn: number): number {
    const { middle, scale, bits } = this.core;
    return (lotteryPoints(strength, drawn) - middle) * scale + Math.floor(drawn / 2 ** (32 - bits));
  }
}
