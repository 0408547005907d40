import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type FieldError } from '@footing/kernel';
import { SilenceClock } from '@footing/pairings';
import { mark, type ModuleNow, OwnTraining, type Picks } from '@footing/training';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { CheckPage, DonePage, ReadingPage } from './lesson.page';
import { MyTrainingPage } from './my-training.page';

/** Somebody's own training: short pages, a few checks, and the result. */
@Controller('me/training')
@Needs('training.own')
export class MyTrainingController {
  constructor(
    private readonly training: OwnTraining,
    private readonly clock: SilenceClock,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  async list(@CurrentView() view: View): Promise<string> {
    const standing = await this.training.list(view.actor);
    const back = { href: paths.me, text: 'My account' };
    return view.page({ title: 'My training', back }, <MyTrainingPage standing={standing} />);
  }

  @Get(':code')
  @NotAudited('words for everybody of a kind')
  async read(@CurrentView() view: View, @Param('code') code: string, @Query('page') page: unknown): Promise<string> {
    const module = await this.training.find(view.actor, code);
    if (page === 'checks') return checkPage(view, module, { picks: [], promised: false });
    if (page === 'done') return this.done(view, module);
    const at = Math.min(Math.max(Number.parseInt(String(page), 10) || 1, 1), module.pages.length);
    return view.page({ title: module.title, back }, <ReadingPage module={module} at={at} />);
  }

  @Post(':code')
  @Audited('training.passed')
  async answer(@CurrentView() view: View, @Param('code') code: string, @Body() body: Typed): Promise<string> {
    const module = await this.training.find(view.actor, code);
    const picks = module.checks.map((_, at) => pickIn(body, at));
    const said = { picks, promised: textIn(body, 'promise') === 'yes' };
    const open = picks.flatMap((pick, at) =>
      pick === null ? [{ field: `check-${at}`, message: `Choose an answer to question ${at + 1}` }] : [],
    );
    if (open.length > 0) return checkPage(view, module, said, open);
    const version = Number(textIn(body, 'version'));
    try {
      const { isPassed } = await this.training.answer(view.actor, code, { version, ...said });
      if (isPassed) {
        // A yes that waited for it counts from now on.
        await this.clock.letBegin(view.actor.institutionId);
        return await view.seeOther(paths.lesson(code, 'done'));
      }
    } catch (error) {
      return checkPage(view, module, said, fieldErrors(error));
    }
    return checkPage(view, module, said);
  }

  private async done(view: View, module: ModuleNow): Promise<string> {
    const all = (await this.training.list(view.actor)) ?? [];
    const own = all.find(({ code }) => code === module.code);
    if (own?.standing !== 'done') return view.seeOther(paths.lesson(module.code));
    const next = all.find(({ required, standing }) => required && standing !== 'done') ?? null;
    return view.page(
      { title: `Done: ${module.title}`, back },
      <DonePage module={module} until={own.until} next={next} reader={readerOf(view)} />,
    );
  }
}

function readerOf(view: View): 'student' | 'mentor' | 'staff' {
  if (view.may('application.own')) return 'student';
  return view.may('offer.own') ? 'mentor' : 'staff';
}

const back = { href: paths.myTraining, text: 'My training' };

/** What was picked; null for nothing, or for what is not offered. */
function pickIn(body: Typed, at: number): number | null {
  const text = textIn(body, `check-${at}`);
  return /^\d$/.test(text) ? Number(text) : null;
}

interface Said {
  readonly picks: Picks;
  readonly promised: boolean;
}

function checkPage(view: View, module: ModuleNow, said: Said, errors: readonly FieldError[] = []): string {
  const marked = errors.length === 0 ? mark(module, said.picks) : [];
  return view.page(
    { title: `Check: ${module.title}`, errors, back: { href: paths.lesson(module.code), text: 'Read it again' } },
    <CheckPage {...{ module, marked, errors, ...said }} csrf={view.csrf} />,
  );
}
