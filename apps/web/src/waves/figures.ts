import { Injectable } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { Board, type BoardWave, type RoundScales, Scales } from '@footing/surveys';

/** What the board of a round shows. */
export interface RoundFigures {
  readonly board: readonly BoardWave[];
  readonly scales: RoundScales;
}

/** How many of a round answer, and what they say together. */
@Injectable()
export class SurveyFigures {
  constructor(
    private readonly board: Board,
    private readonly scales: Scales,
  ) {}

  async ofRound(actor: Actor, roundId: string): Promise<RoundFigures> {
    return { board: await this.board.ofRound(actor, roundId), scales: await this.scales.ofRound(actor, roundId) };
  }
}
