import { Controller, Get, Param, Query } from '@nestjs/common';
import { Rounds } from '@footing/programmes';
import { Cadences, ProgrammeReflections } from '@footing/scheduling';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { captionOf, toRound } from '../programme/round-words';
import { BoardPage, WrittenPage } from './board.page';
import { isSign } from './board-words';

/** How pairs of a round get on, for whoever looks after them; each look is recorded. */
@Controller()
@Needs('cadence.read')
export class BoardController {
  constructor(
    private readonly cadences: Cadences,
    private readonly rounds: Rounds,
    private readonly reflections: ProgrammeReflections,
  ) {}

  @Get('rounds/:id/how-it-goes')
  @Audited('cadence.viewed')
  async show(
    @CurrentView() view: View,
    @Param('id', Id) roundId: string,
    @Query('page') page?: string,
    @Query('show') asked?: unknown,
  ): Promise<string> {
    const caption = captionOf(await this.rounds.find(view.actor, roundId));
    const rows = await this.cadences.board(view.actor, roundId);
    const shown = isSign(asked) ? asked : asked === 'all' ? 'all' : 'any';
    return view.page(
      { title: 'How it goes', back: toRound(roundId), width: 'wide' },
      <BoardPage {...{ roundId, caption, rows, shown }} page={Math.trunc(Number(page)) || 1} />,
    );
  }

  @Get('pairings/:id/reflections')
  @Audited('reflection.read')
  async written(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const written = await this.reflections.ofPairing(view.actor, id);
    return view.page(
      { title: 'What they wrote for you', back: { href: paths.pairing(id), text: 'Pairing' } },
      <WrittenPage written={written} />,
    );
  }
}
