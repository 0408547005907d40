import { decide } from '../decide/decide';
import type { OnProgress } from '../model/draft';
import { openMarket, peopleToPlace, type Market } from '../market/market';
import type { MatchInput, RoundSettings } from '../model/input';
import { LiveMarket } from '../repair/live-market';
import { ScoreRows } from '../scoring/score-rows';
import type { Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { validate } from '../refusals/validate';

/**
 * A round that has been read, ready to be asked many things. Each part is worked out when it is first asked for and then
 * kept, so the second question about a round is cheap. The input is never changed.
 */
export class OpenRound {
  private readonly scores: ScoreRows;
  private opened: Market | undefined;
  private solved: Solution | undefined;
  private living: LiveMarket | undefined;
  private chosen: Int32Array | undefined;

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

  get market(): Market {
    this.opened ??= openMarket(this.input, this.onProgress, this.scores);
    return this.opened;
  }

  /** The best pairs by tiers and total alone: without a fairness choice, groups that meet, or stability. */
  get solution(): Solution {
    this.solved ??= solve(this.market);
    return this.solved;
  }

  get live(): LiveMarket {
    this.living ??= new LiveMarket(this.market, this.solution);
    return this.living;
  }

  /** The pair each student of the market holds in the draft of this round, as a position; -1 for none. */
  get draftEdges(): Int32Array {
    this.chosen ??= decide(this.market, this.input, () => undefined).edgeOf;
    return this.chosen;
  }

  /** Whether the draft is simply the best by tiers and total, so that prices say what a change costs. */
  get isPlain(): boolean {
    const { aim, fairness } = this.input.settings;
    return aim !== 'stable' && !fairness && this.market.mentors.every(({ fewest = 1 }) => fewest <= 1);
  }

  /** The same people under other settings; what was read of their answers is used again. */
  under(settings: RoundSettings): OpenRound {
    return new OpenRound({ ...this.input, settings }, this.onProgress, this.scores.withSettings(settings));
  }
}
