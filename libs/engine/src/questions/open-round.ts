import { openWhole, servingMarket, settleOpen, type SettledInTurn } from '../decide/in-turn';
import type { OnProgress } from '../model/draft';
import { peopleToPlace, type Market } from '../market/market';
import { roundOfServing } from '../market/two-rounds';
import type { MatchInput, RoundSettings } from '../model/input';
import { confides } from '../pair/confided';
import { LiveMarket } from '../repair/live-market';
import { ScoreRows } from '../scoring/score-rows';
import type { Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { validate } from '../refusals/validate';

/**
 * A round that has been read, ready to be asked many things. Each part is worked out when it is first asked for and then
 * kept, so the second question about a round is cheap. The input is never changed.
 *
 * Who is served is settled without whatever people share in confidence, and who is with whom with it (see `makeDraft`): so
 * there are two of everything here, `serving` and `whole`; they are the same where nobody shares anything that counts.
 */
export class OpenRound {
  private readonly scores: ScoreRows;
  private readonly opened: { whole?: Market; serving?: Market; turns?: SettledInTurn } = {};
  private readonly ofWhole: Solved = {};
  private readonly ofServing: Solved = {};
  private ofPairing: LiveMarket | undefined;

  /**
   * @param scores of the people to place, if they are at hand.
   * @throws {InputRefused} see `validate`. Cost: reading every answer once.
   */
  constructor(
    readonly input: MatchInput,
    private readonly onProgress: OnProgress = () => undefined,
    scores?: ScoreRows,
  ) {
    validate(input);
    const { students, mentors } = peopleToPlace(input);
    this.scores = scores ?? new ScoreRows(input, students, mentors);
  }

  /** Every pair with its whole score. */
  get whole(): Market {
    const { input, onProgress, scores, opened } = this;
    if (opened.whole) return opened.whole;
    const { whole, serving } = openWhole(input, onProgress, scores);
    if (serving && confides(input)) opened.serving = serving;
    return (opened.whole = whole);
  }

  /** The same pairs, with the scores by which it is settled who is served. */
  get serving(): Market {
    const { input, whole, scores } = this;
    this.opened.serving ??= confides(input) ? servingMarket(input, whole, scores) : whole;
    return this.opened.serving;
  }

  /** The round by whose settings it is settled who is served. */
  get servingInput(): MatchInput {
    return this.serving === this.whole ? this.input : roundOfServing(this.input);
  }

  /** Who is served by tiers and total alone: without a fairness choice, groups that meet, or stability. */
  get servingSolution(): Solution {
    this.ofServing.solution ??= this.serving === this.whole ? this.solution : solve(this.serving);
    return this.ofServing.solution;
  }

  get servingLive(): LiveMarket {
    const one = this.serving === this.whole;
    this.ofServing.live ??= one ? this.live : new LiveMarket(this.serving, this.servingSolution);
    return this.ofServing.live;
  }

  /** The best pairs of `whole` by tiers and total alone. */
  get solution(): Solution {
    this.ofWhole.solution ??= solve(this.whole);
    return this.ofWhole.solution;
  }

  get live(): LiveMarket {
    this.ofWhole.live ??= new LiveMarket(this.whole, this.solution);
    return this.ofWhole.live;
  }

  /** The draft of this round, without reasons. */
  get turns(): SettledInTurn {
    const { input, whole, serving } = this;
    this.opened.turns ??= settleOpen({ input, whole, serving }, () => undefined);
    return this.opened.turns;
  }

  /** Who is with whom, among those who are served. */
  get pairingLive(): LiveMarket {
    const { market } = this.turns.pairing;
    this.ofPairing ??= market === this.whole ? this.live : new LiveMarket(market, solve(market));
    return this.ofPairing;
  }

  /** Whether who is served is simply the best by tiers and total, so that prices say what a change costs. */
  get isPlain(): boolean {
    const { aim, fairness } = this.input.settings;
    return aim !== 'stable' && !fairness && this.whole.mentors.every(({ fewest = 1 }) => fewest <= 1);
  }

  /** The same people under other settings; what was read of their answers is used again. */
  under(settings: RoundSettings): OpenRound {
    return new OpenRound({ ...this.input, settings }, this.onProgress, this.scores.withSettings(settings));
  }
}

interface Solved {
  solution?: Solution;
  live?: LiveMarket;
}
