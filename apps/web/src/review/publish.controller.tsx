import { Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError } from '@footing/kernel';
import { Bench, Drafts } from '@footing/matching';
import { Pairings } from '@footing/pairings';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { type NoPlace, PublishPage } from './publish.page';
import { conflictWords } from './review-words';

/** Publishing what was approved. */
@Controller()
export class PublishController {
  constructor(
    private readonly pairings: Pairings,
    private readonly drafts: Drafts,
    private readonly bench: Bench,
  ) {}

  @Get('drafts/:id/publish')
  @Needs('drafts.publish')
  @NotAudited('it shows counts, and nobody’s data')
  ask(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id);
  }

  @Post('drafts/:id/publish')
  @Needs('drafts.publish')
  @Audited('pairing.published')
  async publish(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { roundId } = await this.drafts.find(view.actor, id);
    try {
      const { created } = await this.pairings.publish(view.actor, id);
      return await view.seeOther(paths.pairings(roundId), `${count(created, 'new pairing')} published.`);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
      if (error.code === 'pairing.places-changed')
        return await this.page(view, id, await this.without(view, id, error));
      return await this.page(view, id, {
        problem: conflictWords[error.code] ?? 'Nothing was published.',
        students: [],
      });
    }
  }

  private async page(view: View, id: string, refused?: NoPlace): Promise<string> {
    const draft = await this.drafts.find(view.actor, id);
    const publication = await this.pairings.preview(view.actor, id);
    const back = { href: paths.draft(id), text: `Draft ${draft.number}` };
    return view.page(
      { title: 'Publish pairings', back, ...(refused ? { status: 409 } : {}) },
      <PublishPage {...{ draft, publication, refused }} csrf={view.csrf} />,
    );
  }

  /** Whose mentor has no place for them any more, by name. */
  private async without(view: View, id: string, { fields }: DomainError): Promise<NoPlace> {
    const ids = new Set(fields.map(({ field }) => field));
    const { entries } = await this.bench.all(view.actor, id, { status: 'approved' });
    return {
      problem: 'Nothing was published: some mentors have fewer places now than approved students.',
      students: entries.filter(({ applicationId }) => ids.has(applicationId)),
    };
  }
}
