import { Controller, Get, Param, Post } from '@nestjs/common';
import { DomainError } from '@footing/kernel';
import { Drafts, Studies } from '@footing/matching';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { ReplayPage } from './replay.page';
import { isAtWork } from './study-words';

/** Making a draft again, to show that it comes out the same. */
@Controller('drafts/:id/replay')
export class ReplayController {
  constructor(
    private readonly drafts: Drafts,
    private readonly studies: Studies,
  ) {}

  @Get()
  @Needs('drafts.read')
  @NotAudited('it shows counts, and nobody’s data')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const draft = await this.drafts.find(view.actor, id);
    if (draft.state !== 'ready') return view.seeOther(paths.draft(id));
    const study = await this.studies.latest(view.actor, { kind: 'replay', draftId: id });
    const back = { href: paths.draft(id), text: `Draft ${draft.number}` };
    const refresh = study && isAtWork(study) ? { refreshSeconds: 3 } : {};
    return view.page(
      { title: 'Same inputs, same result', back, ...refresh },
      <ReplayPage {...{ draft, study }} csrf={view.csrf} mayAsk={view.may('drafts.make')} />,
    );
  }

  @Post()
  @Needs('drafts.make')
  @Audited('study.asked-for')
  async ask(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.studies.ask(view.actor, id, { kind: 'replay' }).then(
      () => view.seeOther(paths.replay(id)),
      (error: unknown) => {
        if (error instanceof DomainError && error.kind === 'conflict') return view.seeOther(paths.replay(id));
        throw error;
      },
    );
  }
}
