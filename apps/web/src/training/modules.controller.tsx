import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { type ModuleNow, TrainingModules } from '@footing/training';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { ModulePage } from './module.page';
import { ModulesPage } from './modules.page';
import { readVersion, typedVersion } from './read-version';

/** What everybody reads, for the programme lead: each module, and a new version of it. */
@Controller('training')
export class ModulesController {
  constructor(private readonly modules: TrainingModules) {}

  @Get()
  @Needs('training.read')
  @NotAudited('words for everybody: nobody’s data')
  async list(@CurrentView() view: View): Promise<string> {
    const modules = await this.modules.list(view.actor);
    return view.page({ title: 'Training' }, <ModulesPage modules={modules} />);
  }

  @Get('modules/:code')
  @Needs('training.read')
  @NotAudited('words for everybody: nobody’s data')
  async show(@CurrentView() view: View, @Param('code') code: string): Promise<string> {
    const module = await this.modules.find(view.actor, code);
    return modulePage(view, module, typedVersion(module));
  }

  @Post('modules/:code')
  @Needs('training.manage')
  @Audited('training.published')
  async publish(@CurrentView() view: View, @Param('code') code: string, @Body() body: Typed): Promise<string> {
    const module = await this.modules.find(view.actor, code);
    try {
      const from = Number(textIn(body, 'version'));
      const { version } = await this.modules.publish(view.actor, code, from, readVersion(body));
      return await view.seeOther(paths.training, `Version ${version} of “${textIn(body, 'title')}” holds from now on.`);
    } catch (error) {
      return modulePage(view, module, body, fieldErrors(error));
    }
  }
}

function modulePage(view: View, module: ModuleNow, typed: Typed, errors: readonly FieldError[] = []): string {
  return view.page(
    { title: module.title, errors, back: { href: paths.training, text: 'Training' } },
    <ModulePage {...{ module, typed, errors }} action={paths.trainingModule(module.code)} csrf={view.csrf} />,
  );
}
