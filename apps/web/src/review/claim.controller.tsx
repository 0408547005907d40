import { Body, Controller, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '@footing/kernel';
import { Claims } from '@footing/matching';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { claimSaid, claimWords } from './claim-words';
import { filterIn, queryOf } from './queue-filter';
import { ClaimInput } from './review.input';

/** Who has a student for review: keeping them, asking a colleague for them, and answering one who asks. */
@Controller('drafts/:id/review/:applicationId/claim')
export class ClaimController {
  constructor(private readonly claims: Claims) {}

  @Post()
  @Needs('drafts.review')
  @Audited('review.claimed')
  async change(
    @CurrentView() view: View,
    @Param('id', Id) draftId: string,
    @Param('applicationId', Id) applicationId: string,
    @Query() query: Typed,
    @Body() body: Typed,
  ): Promise<string> {
    const there = paths.reviewOf(draftId, applicationId) + queryOf(filterIn(query));
    const form = await readForm(ClaimInput, body);
    const at = { draftId, applicationId };
    // Whose student it is comes before what was asked, so that nobody learns whether there is one.
    if ('errors' in form) return this.claims.keep(view.actor, at).then(() => view.seeOther(there));
    const { what } = form.input;
    const done = what === 'ask' ? this.claims.ask(view.actor, at) : this.claims.answer(view.actor, at, what);
    return done.then(
      (claim) => view.seeOther(there, claimSaid(what, claim)),
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'claim.nobody-asks') return view.seeOther(there);
        throw error;
      },
    );
  }

  /** A page that is there takes a student whom nobody has, and keeps them while it is open. It answers what there is to say. */
  @Post('keep')
  @Needs('drafts.review')
  @NotAudited('a page says that it is open; that it was opened has its line')
  async keep(
    @CurrentView() view: View,
    @Param('id', Id) draftId: string,
    @Param('applicationId', Id) applicationId: string,
    @Query() query: Typed,
    @Req() req: Request,
  ): Promise<string | { readonly words: string }> {
    const claim = await this.claims.take(view.actor, { draftId, applicationId });
    if (req.accepts(['html', 'json']) === 'json') return { words: claimWords(claim) };
    return view.seeOther(paths.reviewOf(draftId, applicationId) + queryOf(filterIn(query)));
  }
}
