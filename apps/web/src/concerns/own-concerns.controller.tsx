import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ConcernSettings, RaisedConcerns } from '@footing/concerns';
import type { FieldError } from '@footing/kernel';
import { isEnd, type OwnPairing, OwnPairings } from '@footing/pairings';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { listIn, textIn } from '../programme/typed';
import { concernIn, hereOf } from './concern.controller';
import { MyConcernsPage, OwnConcernPage } from './own-concern.page';
import { RaisePage } from './raise.page';

const CONFIDENTIAL =
  'nobody but the safeguarding lead may learn that there is a concern; it keeps a record of its own, which stays';

/** Raising a concern about somebody whom one is paired with, as who one is, and following it. */
@Controller('concern')
@Needs('concerns.raise')
@NotAudited(CONFIDENTIAL)
export class OwnConcernsController {
  constructor(
    private readonly concerns: RaisedConcerns,
    private readonly settings: ConcernSettings,
    private readonly pairings: OwnPairings,
  ) {}

  @Get('mine')
  async mine(@CurrentView() view: View): Promise<string> {
    const concerns = await this.concerns.mine(view.actor);
    return view.page({ title: 'What you told the safeguarding lead' }, <MyConcernsPage concerns={concerns} />);
  }

  @Get('mine/:id')
  one(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, id, '', []);
  }

  @Post('mine/:id')
  async more(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const words = textIn(typed, 'words').normalize('NFC').trim();
    try {
      await this.concerns.more({ actor: view.actor, id }, words);
    } catch (error) {
      return this.page(view, id, words, fieldErrors(error));
    }
    return view.seeOther(paths.myConcern(id), 'The safeguarding lead has it.');
  }

  @Get('my-pairings/:id')
  async ask(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.form(view, await this.pairings.find(view.actor, id), {}, []);
  }

  @Post('my-pairings/:id')
  async raise(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const pairing = await this.pairings.find(view.actor, id);
    const pause = listIn(typed, 'pause').includes('yes') && !isEnd(pairing.state);
    try {
      await this.concerns.raiseAbout(view.actor, id, concernIn(typed), pause);
    } catch (error) {
      return this.form(view, pairing, typed, fieldErrors(error));
    }
    return view.seeOther(paths.myConcerns, `The safeguarding lead has it.${pause ? ' Contact is paused.' : ''}`);
  }

  private async page(view: View, id: string, words: string, errors: readonly FieldError[]): Promise<string> {
    const concern = await this.concerns.find({ actor: view.actor, id });
    const action = paths.myConcern(id);
    return view.page(
      { title: 'What you told us', errors, back: { href: paths.myConcerns, text: 'Everything you told us' } },
      <OwnConcernPage {...{ concern, action, words, errors }} isByKey={false} csrf={view.csrf} />,
    );
  }

  private async form(view: View, pairing: OwnPairing, typed: Typed, errors: readonly FieldError[]): Promise<string> {
    const { securityWords } = await this.settings.of(hereOf(view));
    const { name } = pairing.other;
    return view.page(
      { title: 'Raise a concern', errors, back: { href: paths.myPairing(pairing.id), text: `You and ${name}` } },
      <RaisePage
        {...{ securityWords, typed, errors }}
        other={name}
        canPause={!isEnd(pairing.state)}
        action={paths.concernAbout(pairing.id)}
        csrf={view.csrf}
      />,
    );
  }
}
