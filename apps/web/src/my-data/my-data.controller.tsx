import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { type Language, OwnChoices, type Wish } from '@footing/consent';
import { TrackersTold } from '@footing/trackers';
import { Clock, DomainError, type FieldError, isPurpose } from '@footing/kernel';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { idOfPurpose } from './choice-words';
import { ItemsOfMine } from './items-of-mine.service';
import { MyDataPage, NoRecordPage } from './my-data.page';

/** What my data may be used for: shown, given and stopped. */
@Controller('me/data')
@Needs('consent.decide')
export class MyDataController {
  constructor(
    private readonly choices: OwnChoices,
    private readonly mine: ItemsOfMine,
    private readonly clock: Clock,
    private readonly told: TrackersTold,
  ) {}

  @Get()
  @NotAudited('people look at what is about themselves')
  async show(@CurrentView() view: View, @Query('lang') lang: unknown): Promise<string> {
    // Some files are kept to those who were shown what is done: this is where they are.
    await this.told.note(view.actor);
    return this.page(view, undefined, lang === 'cy' ? 'cy' : 'en');
  }

  /** What was not decided leads to the page as it is now, with why: never to a dead end. */
  @Post('decide')
  @Audited('consent.decided')
  async decide(@CurrentView() view: View, @Body() body: Typed): Promise<string> {
    const wish = wishes.find((one) => textIn(body, one) !== '') ?? 'give';
    const shown = textIn(body, wish);
    try {
      const { id } = await this.choices.decide(view.actor, wish, shown);
      return await view.seeOther(paths.decisionDone(id));
    } catch (error) {
      const code = error instanceof DomainError ? error.code : '';
      // It holds from the tap on; what was just being handed over ends first, and then it is written down.
      if (code === 'consent.handed-over' && wish === 'stop') return view.seeOther(paths.myData, 'It is stopped.');
      if (code === 'consent.does-not-follow') return view.seeOther(paths.myData, 'It is like that already.');
      const message = whyNot[code];
      if (message === undefined) throw error;
      return this.page(view, { field: cardIn(shown), message });
    }
  }

  private async page(view: View, wrong?: FieldError, lang: Language = 'en'): Promise<string> {
    const mine = await this.mine.of(view.actor);
    const all = await this.choices.shown(view.actor, mine.offered, lang);
    const other = (await this.choices.hasWelsh(view.actor)) ? (lang === 'cy' ? 'en' : 'cy') : null;
    const back = { href: paths.me, text: 'My account' };
    const options = { title: 'My data', back, ...(wrong ? { errors: [wrong], status: 409 } : {}) };
    if (!all) {
      const isMentor = view.actor.roles.includes('mentor');
      return view.page(options, <NoRecordPage contact={view.institution.contactEmail} isMentor={isMentor} />);
    }
    return view.page(options, <MyDataPage {...{ all, mine, other }} at={this.clock.now()} csrf={view.csrf} />);
  }
}

/** The name of the button that was tapped; a stop or a no comes before everything else. */
const wishes: readonly Wish[] = ['stop', 'refuse', 'renew', 'give'];

/** What to say where nothing was recorded, above the page as it is now. */
const whyNot: Readonly<Record<string, string>> = {
  'consent.not-shown': 'Nothing was changed. We could not tell which text you were shown: read it here and tap again',
  'consent.text-changed': 'Nothing was changed. The text is new since you opened the page: read it here and tap again',
  'consent.not-asked-here': 'Nothing was changed. Your university does not ask about this any more',
  'consent.no-record': 'Nothing was changed. We do not know yet which record is yours',
};

/** The card that a tap was on, as far as that can be told. */
function cardIn(shown: string): string {
  const [purpose] = shown.split('|');
  return isPurpose(purpose) ? idOfPurpose(purpose) : '';
}
