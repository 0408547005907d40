import { Bench, Drafts, Reviews } from '@footing/matching';
import { OwnPairings, Pairings } from '@footing/pairings';
import { Attendance, Cadences, Meetings, type OneTap, Reflections, type ReflectionShare } from '@footing/scheduling';
import { Agreements, Endings } from '@footing/together';
import type { Name, TasterStage } from './taster-stage';

const HOW = { minutes: 60, mode: 'online' } as const;

/** Makes a draft of a round, approves every pair and publishes it. */
export async function publishRound({ app, lead, system }: TasterStage, roundId: string): Promise<void> {
  const drafts = app.get(Drafts);
  const { id } = await drafts.make(lead, roundId, { keep: 'nothing' });
  await drafts.run(system.institutionId, id);
  const { entries, revision } = await app.get(Bench).all(lead, id, {});
  const paired = entries.filter(({ review }) => review === 'open').map(({ applicationId }) => applicationId);
  await app.get(Reviews).approveMany(lead, id, paired, revision);
  await app.get(Pairings).publish(lead, id);
}

/** A student and a mentor. */
type Pair = readonly [student: Name, mentor: Name];

/** The round in which people meet: a pair in the middle of it, one that has said goodbye, and one that a consultant looks at. */
export class TheyMeet {
  constructor(private readonly stage: TasterStage) {}

  /** @param roundId of a round whose people are there. */
  async play(roundId: string): Promise<void> {
    const pairs: readonly Pair[] = [
      ['rhys', 'nnamdi'],
      ['zoe', 'louise'],
      ['tunde', 'sian'],
    ];
    this.stage.on(-52);
    await publishRound(this.stage, roundId);
    const plan = { target: 6, from: null, until: null, graceDays: 10, nudges: true };
    await this.stage.app.get(Cadences).set(this.stage.lead, roundId, plan);
    this.stage.on(-51);
    for (const pair of pairs) await this.begin(pair);
    await this.midway(['rhys', 'nnamdi']);
    await this.goodbye(['zoe', 'louise']);
    await this.twoAnswers(['tunde', 'sian']);
  }

  /** Both say yes, agree on how they want to work, and say when they can meet. */
  private async begin(pair: Pair): Promise<void> {
    const { app } = this.stage;
    const id = await this.pairingOf(pair);
    for (const name of pair) await app.get(OwnPairings).take(this.stage.as(name), id, { step: 'accept' });
    for (const name of pair) {
      const actor = this.stage.as(name);
      const { sha256 } = await app.get(Agreements).find(actor, id);
      await app.get(Agreements).sign(actor, id, { name, agrees: true, sha256 });
      await this.stage.saysWhen(name);
    }
  }

  /** Two meetings are behind them; yesterday's waits for the student's word, and the next is agreed. */
  private async midway(pair: Pair): Promise<void> {
    const [student, mentor] = pair;
    const first = await this.meet(pair, -43, { [student]: 'met', [mentor]: 'met' });
    await this.write(student, first, 'pair-when-both', {
      good: 'I thought law was only for people who know somebody. Now I know three ways in.',
      next: 'I write to two firms about open days.',
    });
    await this.write(mentor, first, 'pair-when-both', {
      good: 'You asked good questions, and you had read the page I sent.',
      next: 'I send you the dates of the open days.',
    });
    const second = await this.meet(pair, -22, { [student]: 'met', [mentor]: 'met' });
    await this.write(student, second, 'private', { good: 'I was less nervous this time.' });
    await this.write(mentor, second, 'programme', {
      good: 'He has an interview for a week in an office.',
      different: 'Could there be a page about what to wear? He asked me, and I was glad he did.',
    });
    const third = await this.meet(pair, -1, { [mentor]: 'met' });
    await this.write(mentor, third, 'pair-when-both', { good: 'We practised the interview twice. It went well.' });
    await this.book(pair, 6);
  }

  /** They have said goodbye; the student wants to hear when the next round opens. */
  private async goodbye(pair: Pair): Promise<void> {
    const [student, mentor] = pair;
    const first = await this.meet(pair, -40, { [student]: 'met', [mentor]: 'met' });
    await this.write(student, first, 'pair', { good: 'Now I know what to ask for, and when.' });
    await this.meet(pair, -26, { [student]: 'met', [mentor]: 'met' });
    const id = await this.pairingOf(pair);
    this.stage.on(-12);
    for (const name of pair)
      await this.stage.app.get(Endings).answer(this.stage.as(name), id, {
        ...{ thanks: 'Thank you for your time.', changed: ['', '', ''], meetAgain: 'yes' },
        hearAgain: name === student,
      });
  }

  /** About their last meeting they say different things, and none is planned. */
  private async twoAnswers(pair: Pair): Promise<void> {
    const [student, mentor] = pair;
    await this.meet(pair, -38, { [student]: 'met', [mentor]: 'met' });
    const last = await this.meet(pair, -8, { [student]: 'they-missed', [mentor]: 'met' });
    await this.write(mentor, last, 'programme', {
      different: 'The line was bad, and we only had ten minutes. A room at the university would help.',
    });
  }

  /** They agree on an evening five days before it, meet, and say who came. @returns the meeting. */
  private async meet(pair: Pair, days: number, taps: Readonly<Partial<Record<Name, OneTap>>>): Promise<string> {
    this.stage.on(days - 5);
    const id = await this.book(pair, days);
    this.stage.on(days, '19:30');
    for (const name of pair) {
      const tap = taps[name];
      if (tap) await this.stage.app.get(Attendance).tap(this.stage.as(name), id, tap);
    }
    return id;
  }

  private async book(pair: Pair, days: number): Promise<string> {
    const [id, start] = [await this.pairingOf(pair), this.stage.minute(days, '17:30')];
    return this.stage.app.get(Meetings).book(this.stage.as(pair[0]), id, start, HOW);
  }

  private write(name: Name, meetingId: string, share: ReflectionShare, said: Said): Promise<void> {
    const words = Object.entries(said).map(([box, text]) => `${QUESTIONS[box as keyof Said]}\n${text}`);
    return this.stage.app.get(Reflections).write(this.stage.as(name), meetingId, words.join('\n\n'), share);
  }

  private async pairingOf([student]: Pair): Promise<string> {
    const [own] = await this.stage.app.get(OwnPairings).of(this.stage.as(student));
    if (!own) throw new Error(`${student} has no pairing`);
    return own.id;
  }
}

/** The questions of the page on which people write what a meeting was like. */
const QUESTIONS = {
  good: 'What was good about it?',
  next: 'What will you do next?',
  different: 'What would you like to be different?',
} as const;
type Said = { readonly [Box in keyof typeof QUESTIONS]?: string };
