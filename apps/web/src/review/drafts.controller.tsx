import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { Drafts } from '@footing/matching';
import { Rounds } from '@footing/programmes';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { captionOf, toRound } from '../programme/round-words';
import { DraftsPage } from './drafts.page';
import { MakeDraftInput } from './review.input';

/** The drafts of a round, and asking for another. */
@Controller('rounds/:roundId/drafts')
export class DraftsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly rounds: Rounds,
  ) {}

  @Get()
  @Needs('drafts.read')
  @NotAudited('it shows counts, and nobody’s data')
  list(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    return this.page(view, roundId);
  }

  @Post()
  @Needs('drafts.make')
  @Audited('draft.asked-for')
  async make(@CurrentView() view: View, @Param('roundId', Id) roundId: string, @Body() body: Typed): Promise<string> {
    const form = await readForm(MakeDraftInput, body);
    if ('errors' in form) return this.page(view, roundId, body, form.errors);
    return this.drafts.make(view.actor, roundId, form.input).then(
      ({ id }) => view.seeOther(paths.draft(id)),
      (error: unknown) => this.page(view, roundId, body, fieldErrors(error)),
    );
  }

  private async page(view: View, roundId: string, typed: Typed = {}, errors: readonly FieldError[] = []) {
    const caption = captionOf(await this.rounds.find(view.actor, roundId));
    const drafts = await this.drafts.list(view.actor, roundId);
    return view.page(
      { title: 'Drafts', back: toRound(roundId), errors },
      <DraftsPage
        {...{ roundId, caption, drafts, typed, errors }}
        csrf={view.csrf}
        mayMake={view.may('drafts.make')}
      />,
    );
  }
}
