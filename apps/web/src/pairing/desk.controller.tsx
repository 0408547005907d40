import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { type DeskStep, PairingDesk, pairingStates } from '@footing/pairings';
import { readDateField } from '@footing/pages';
import { Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { captionOf, toRound } from '../programme/round-words';
import { DeskPage } from './desk.page';
import { DeskPairingPage } from './desk-pairing.page';
import { deskButtons, deskDone } from './desk-words';

/** The pairings of a round, and each with its history. */
@Controller()
export class DeskController {
  constructor(
    private readonly desk: PairingDesk,
    private readonly rounds: Rounds,
  ) {}

  @Get('rounds/:id/pairings')
  @Needs('pairings.read')
  @Audited('pairing.listed')
  async list(
    @CurrentView() view: View,
    @Param('id', Id) roundId: string,
    @Query('page') page?: string,
    @Query('state') asked?: unknown,
  ): Promise<string> {
    const caption = captionOf(await this.rounds.find(view.actor, roundId));
    const pairings = await this.desk.list(view.actor, roundId);
    const needing = await this.desk.needingPair(view.actor, roundId);
    const state = pairingStates.find((one) => one === asked) ?? null;
    return view.page(
      { title: 'Pairings', back: toRound(roundId), width: 'wide' },
      <DeskPage {...{ roundId, caption, pairings, needing, state }} page={Math.trunc(Number(page)) || 1} />,
    );
  }

  @Get('pairings/:id')
  @Needs('pairings.read')
  @Audited('pairing.viewed')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id);
  }

  @Post('pairings/:id/none-needed')
  @Needs('pairings.manage')
  @Audited('pairing.none-needed')
  async noneNeeded(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { roundId } = await this.desk.find(view.actor, id);
    await this.desk.noneNeeded(view.actor, id);
    return view.seeOther(paths.newPairs(roundId), 'No new pair is looked for.');
  }

  @Post('pairings/:id/:step')
  @Needs('pairings.manage')
  @Audited(
    ...(['pairing.called-off', 'pairing.paused', 'pairing.resumed'] as const),
    ...(['pairing.finished', 'pairing.ended-early'] as const),
  )
  async take(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('step') step: string,
    @Body() typed: Typed,
  ): Promise<string> {
    if (!isStep(step)) throw new DomainError('not-found', 'page.not-found', step);
    const until = readDateField(typed, 'until', 'The last day of the break');
    if (step === 'pause' && until.kind !== 'date') {
      const error =
        until.kind === 'wrong' ? until.error : { field: 'until', message: 'Give the last day of the break' };
      return this.page(view, id, { errors: [error] });
    }
    try {
      await this.desk.take(view.actor, id, step, until.kind === 'date' ? { until: until.date } : {});
      return await view.seeOther(paths.pairing(id), deskDone[step]);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'pairing.moved-on') return this.page(view, id, { refused: MOVED_ON });
      if (error.kind === 'invalid' && error.fields.length > 0) return this.page(view, id, { errors: error.fields });
      throw error;
    }
  }

  private async page(
    view: View,
    id: string,
    wrong: { readonly refused?: string; readonly errors?: readonly FieldError[] } = {},
  ): Promise<string> {
    const pairing = await this.desk.find(view.actor, id);
    const back = { href: paths.pairings(pairing.roundId), text: 'Pairings' };
    const { refused, errors = [] } = wrong;
    const options = {
      title: 'Pairing',
      back,
      ...(refused ? { status: 409 } : {}),
      ...(errors.length > 0 ? { errors } : {}),
    };
    return view.page(
      options,
      <DeskPairingPage {...{ pairing, refused, errors }} mayManage={view.may('pairings.manage')} csrf={view.csrf} />,
    );
  }
}

const MOVED_ON = 'Nothing was changed: somebody was first. Here is how it stands now.';
const isStep = (step: string): step is DeskStep => Object.hasOwn(deskButtons, step);
