import { Body, Controller, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { DomainError, type FieldError } from '@footing/kernel';
import { Bench, Reviews, type Seen } from '@footing/matching';
import { StandingApprovals } from '@footing/pairings';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { type Form, readForm, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { pointsIn } from '../pairing/typed-fit';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { BenchPages } from './bench-pages';
import type { NotTaken, OnBench } from './bench-view';
import { filterIn, queryOf } from './queue-filter';
import { AgainstInput, SeenInput, UndoInput } from './review.input';
import { conflictWords, undoneWords } from './review-words';

/** What a reviewer decides about one student. */
@Controller('drafts/:id/review/:applicationId')
export class DecisionsController {
  constructor(
    private readonly reviews: Reviews,
    private readonly bench: Bench,
    private readonly pages: BenchPages,
    private readonly standing: StandingApprovals,
  ) {}

  @Post(':what')
  @Needs('drafts.review')
  @Audited(
    'pairing.approved',
    'pairing.rejected',
    'pairing.pinned',
    'pairing.unpinned',
    'pairing.undone',
    'standing-approval.said',
  )
  async decide(
    @CurrentView() view: View,
    @Param('id', Id) draftId: string,
    @Param('applicationId', Id) applicationId: string,
    @Param('what') what: string,
    @Query() query: Typed,
    @Body() body: Typed,
  ): Promise<string> {
    const at = { draftId, applicationId, filter: filterIn(query) };
    const { next } = await this.bench.neighbours(view.actor, draftId, applicationId, at.filter);
    try {
      const errors = await this.take(view, at, what, body);
      if (errors.length > 0) return await this.pages.show(view, at, { errors, ...typedReason(body) });
    } catch (error) {
      return await this.pages.show(view, at, { ...notTaken(error), ...typedReason(body) });
    }
    const notice = what === 'undo' ? await this.undone(view, at, body) : saidOf(what, body);
    return view.seeOther(whereNext(at, what, next), notice, movesOn(what) ? backTo(at) : undefined);
  }

  /** What was taken back, in words. */
  private async undone(view: View, { draftId, applicationId }: OnBench, { decision }: Typed): Promise<string> {
    const { history } = await this.bench.open(view.actor, draftId, applicationId);
    return undoneWords(history.find(({ id }) => id === decision));
  }

  /** @returns what to put right; empty when it is done. */
  private take(view: View, at: OnBench, what: string, body: Typed): Promise<readonly FieldError[]> {
    const { reviews } = this;
    const seenAs = ({ seen }: SeenInput) => ({ draftId: at.draftId, applicationId: at.applicationId, seen });
    switch (what) {
      case 'approve':
        return done(readForm(SeenInput, body), (input) =>
          reviews.approve(view.actor, { ...seenAs(input), mayRepeat: true, ...this.ahead(view, body) }),
        );
      case 'reject':
        return done(readForm(AgainstInput, body), (input) =>
          reviews.reject(view.actor, seenAs(input), { kind: input.override, words: input.reason }),
        );
      case 'pin':
        return done(readForm(SeenInput, body), (input) => reviews.pin(view.actor, seenAs(input)));
      case 'unpin':
        return done(readForm(SeenInput, body), (input) => reviews.unpin(view.actor, seenAs(input)));
      case 'undo':
        return done(readForm(UndoInput, body), ({ decision }) =>
          reviews.undo(view.actor, decision, (tx, about) => this.standing.endWithin(tx, view.actor, about)),
        );
      default:
        throw new NotFoundException();
    }
  }

  /** "If this falls through, offer the next best", where it was ticked: with the yes, or not at all. */
  private ahead({ actor }: View, body: Typed): Pick<Seen, 'besides'> {
    if (textIn(body, 'ahead') !== 'yes') return {};
    const atLeast = pointsIn(body, 'atLeast');
    return { besides: (tx, about) => this.standing.sayWithin(tx, actor, { ...about, atLeast }) };
  }
}

async function done<T>(form: Promise<Form<T>>, act: (input: T) => Promise<unknown>): Promise<readonly FieldError[]> {
  const read = await form;
  if ('errors' in read) return read.errors;
  await act(read.input);
  return [];
}

/** What to say about a refusal on the student's own page. @throws whatever is not the reviewer's to see there. */
function notTaken(error: unknown): NotTaken {
  if (!(error instanceof DomainError)) throw error;
  if (error.kind === 'invalid') return { errors: error.fields };
  const problem = conflictWords[error.code];
  if (error.kind !== 'conflict' || problem === undefined) throw error;
  return { problem };
}

const typedReason = ({ reason, override, ahead, atLeast }: Typed): NotTaken => ({
  ...(ahead === 'yes' && typeof atLeast === 'string' ? { atLeast } : {}),
  ...(typeof reason === 'string' ? { reason } : {}),
  ...(typeof override === 'string' ? { override } : {}),
});

const said: Readonly<Record<string, string>> = {
  approve: 'Approved.',
  reject: 'Rejected. These two are not paired again in this round.',
  pin: 'Pinned. Later drafts that keep pins keep this pairing.',
  unpin: 'Unpinned.',
};

const saidOf = (what: string, body: Typed): string | undefined =>
  what === 'approve' && textIn(body, 'ahead') === 'yes'
    ? 'Approved. If it falls through, the next best is offered by your word.'
    : said[what];

const movesOn = (what: string) => what === 'approve' || what === 'reject';

/** The student just decided about: a filter may no longer show them, and a slip must be easy to take back. */
const backTo = ({ draftId, applicationId, filter }: OnBench) => ({
  href: paths.reviewOf(draftId, applicationId) + queryOf(filter),
  text: 'Go back to that student',
  shortcut: 'u',
});

/** A verdict leads to the next student, anything else stays; after the last one, the queue. */
function whereNext({ draftId, applicationId, filter }: OnBench, what: string, next: string | null): string {
  if (!movesOn(what)) return paths.reviewOf(draftId, applicationId) + queryOf(filter);
  return (next === null ? paths.review(draftId) : paths.reviewOf(draftId, next)) + queryOf(filter);
}
