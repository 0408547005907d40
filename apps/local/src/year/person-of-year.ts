import type { Actor } from '@footing/kernel';
import { at, type Chance, fieldsOf, pick, pickWeighted } from '../demo/chance';

/** What a student does about signing up. */
export type Joining = 'sends' | 'never sends' | 'withdraws' | 'withdraws and comes back';
/** What somebody does about a proposal. */
export type Answering = 'accept' | 'decline' | 'silent';
/** How a pairing goes once both have said yes. */
export type Going = 'steady' | 'quiet' | 'no answer' | 'pause' | 'early' | 'cannot now' | 'held';

/** Somebody of the year, with a will of their own that follows from the seed alone. */
export interface PersonOfYear {
  readonly side: 'student' | 'mentor';
  readonly number: number;
  readonly name: string;
  readonly email: string;
  /** The kind of programme they are in. */
  readonly kind: 'career' | 'group' | 'reverse';
  readonly actor: Actor;
}

/** What people of a seed want: the same seed, the same wishes, whatever they come to. */
export class Wishes {
  private readonly field: ReturnType<typeof fieldsOf>;

  constructor(seed: string) {
    this.field = fieldsOf(seed);
  }

  chance(about: string, { side, number }: Pick<PersonOfYear, 'side' | 'number'>): Chance {
    return this.field(`${side} ${about}`)(number);
  }

  joining(person: PersonOfYear): Joining {
    return pickWeighted(this.chance('joining', person), [
      ['sends', 88],
      ['never sends', 5],
      ['withdraws', 4],
      ['withdraws and comes back', 3],
    ]);
  }

  /** @param proposal counted from 1. @returns what they do, and after how many days. */
  answering(person: PersonOfYear, proposal: number): { readonly what: Answering; readonly afterDays: number } {
    const chance = this.chance(`answering ${proposal}`, person);
    const what = pickWeighted<Answering>(chance, [
      ['accept', 78],
      ['decline', 9],
      ['silent', 13],
    ]);
    return { what, afterDays: Math.floor(chance() * 7) };
  }

  going(student: PersonOfYear, proposal: number): Going {
    return pickWeighted<Going>(this.chance(`going ${proposal}`, student), [
      ['steady', 54],
      ['quiet', 14],
      ['no answer', 12],
      ['pause', 7],
      ['early', 7],
      ['cannot now', 4],
      ['held', 2],
    ]);
  }

  /** Some, each as likely as the others. */
  some(about: string, person: PersonOfYear, most: number, words: readonly string[]): string[] {
    const chance = this.chance(about, person);
    const count = 1 + Math.floor(chance() * most);
    return [...new Set(Array.from({ length: count }, () => pick(chance, words)))];
  }

  day(about: string, person: PersonOfYear, days: readonly string[]): string {
    return at(days, Math.floor(this.chance(about, person)() * days.length));
  }

  /** Whether something befalls them that befalls so many of a hundred. */
  happens(about: string, person: PersonOfYear, ofHundred: number): boolean {
    return this.chance(about, person)() * 100 < ofHundred;
  }
}
