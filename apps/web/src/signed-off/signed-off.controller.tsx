import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError, type FieldError } from '@footing/kernel';
import { readSignedOffFile, type SignedOffFault, SignedOffRefusal, SignedOffTiers } from '@footing/people';
import { Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { captionOf } from '../programme/round-words';
import { whatChanged } from './signed-off-words';
import { SignedOffCheckPage } from './signed-off-check.page';
import { SignedOffPage } from './signed-off.page';

/** Tiers that the records office has signed off: sent, looked at, and in force when somebody says yes. */
@Controller('rounds/:id/signed-off-tiers')
@Needs('tiers.bring-in')
export class SignedOffController {
  constructor(
    private readonly tiers: SignedOffTiers,
    private readonly rounds: Rounds,
  ) {}

  @Get()
  @NotAudited('it shows counts, and nobody’s data')
  show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id);
  }

  @Post()
  @Audited('tiers.sent')
  send(@CurrentView() view: View, @Param('id', Id) id: string, @Req() req: Request): Promise<string> {
    return withReceivedFile(req, async (file) => {
      if (!file) return this.page(view, id, [{ field: 'file', message: 'Choose the file with the list' }]);
      try {
        await this.tiers.send(view.actor, id, await readSignedOffFile(file.path));
      } catch (error) {
        if (error instanceof SignedOffRefusal) return this.page(view, id, [toPutRight(error)], error.faults);
        return this.page(view, id, fieldErrors(error));
      }
      return view.seeOther(paths.signedOffCheck(id));
    });
  }

  @Get('check')
  @Audited('tiers.previewed')
  async check(@CurrentView() view: View, @Param('id', Id) id: string, @Query('page') page: unknown): Promise<string> {
    const { round } = await this.rounds.find(view.actor, id);
    const preview = await this.tiers.preview(view.actor, id, Number(page ?? 1)).catch(orNull);
    if (!preview) return view.seeOther(paths.signedOffTiers(id));
    const back = { href: paths.signedOffTiers(id), text: 'Signed-off tiers' };
    return view.page(
      { title: 'Check before you confirm', back, width: 'wide' },
      <SignedOffCheckPage roundId={id} matchBy={round.dates.matchBy} preview={preview} csrf={view.csrf} />,
    );
  }

  @Post('check')
  @Audited('tiers.brought-in')
  async confirm(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const listId = textIn(body, 'list');
    return this.tiers.confirm(view.actor, id, listId).then(
      (counts) => view.seeOther(paths.signedOffTiers(id), `The list is in force. ${whatChanged(counts)}.`),
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'signed-off-list.moved-on')
          return view.seeOther(paths.signedOffTiers(id));
        throw error;
      },
    );
  }

  @Post('give-up')
  @Audited('tiers.given-up')
  async giveUp(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.tiers.giveUp(view.actor, id);
    return view.seeOther(paths.signedOffTiers(id), 'The list is forgotten. Nothing was changed.');
  }

  private async page(
    view: View,
    id: string,
    errors: readonly FieldError[] = [],
    faults: readonly SignedOffFault[] = [],
  ): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    const state = await this.tiers.state(view.actor, id);
    const shown = { roundId: id, caption: captionOf(detail), matchBy: detail.round.dates.matchBy, csrf: view.csrf };
    return view.page(
      { title: 'Signed-off tiers', errors, back: { href: paths.roundTiers(id), text: 'Priority groups and tiers' } },
      <SignedOffPage {...shown} state={state} errors={errors} faults={faults} />,
    );
  }
}

function toPutRight({ faults, fields }: SignedOffRefusal): FieldError {
  const [first] = faults;
  const where = !first || first.row === null ? '' : `${fields[0]?.field.replace(/^r/, 'R')}: `;
  const one = `${where}${first?.message ?? ''}`;
  return { field: 'file', message: faults.length === 1 ? one : `${one}. There is more to put right: see the list` };
}

function orNull(error: unknown): null {
  if (error instanceof DomainError && error.code === 'signed-off-list.not-found') return null;
  throw error;
}
