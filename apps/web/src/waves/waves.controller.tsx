import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Clock, DomainError, type FieldError } from '@footing/kernel';
import { Rounds } from '@footing/programmes';
import { Waves, type WaveView, wordsIn } from '@footing/surveys';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { dayOf } from '../programme/dates-in-words';
import { RemovePage } from '../programme/remove.page';
import { captionOf, toRound } from '../programme/round-words';
import { textIn } from '../programme/typed';
import { waveAddresses as at } from './addresses';
import { SurveyChoices } from './choices';
import { SurveyFigures } from './figures';
import { readWave, typedNewWave, typedWave } from './read-wave';
import { RoundSurveysPage } from './round-surveys.page';
import { WaveFormPage } from './wave-form.page';
import { audienceNames, kindNames } from './wave-words';

type Where = { readonly id: string; readonly wave: string };
const SETTINGS = 'it shows when people are asked, and nobody’s data';

interface Shown {
  readonly wave: WaveView | null;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
}

/** The surveys of a round: when people are asked, how many answer, and what they say together. */
@Controller('rounds/:id')
export class WavesController {
  constructor(
    private readonly waves: Waves,
    private readonly figures: SurveyFigures,
    private readonly rounds: Rounds,
    private readonly choices: SurveyChoices,
    private readonly clock: Clock,
  ) {}

  @Get('surveys')
  @Needs('surveys.read-progress')
  @Audited('survey-board.viewed')
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const detail = await this.rounds.find(view.actor, id);
    const waves = await this.waves.ofRound(view.actor, id);
    const figures = await this.figures.ofRound(view.actor, id);
    const more = { mayEdit: view.may('surveys.edit'), today: dayOf(this.clock.now()), csrf: view.csrf };
    return view.page(
      { title: 'Surveys of this round', width: 'wide', back: toRound(id) },
      <RoundSurveysPage {...{ waves, ...figures, roundId: id, caption: captionOf(detail), ...more }} />,
    );
  }

  @Post('surveys/usual')
  @Needs('surveys.edit')
  @Audited('survey-waves.changed')
  async useUsual(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const added = await this.waves.useUsual(view.actor, id);
    const words = added === 0 ? 'The round has all of them already.' : `The usual surveys are set up: ${added} in all.`;
    return view.seeOther(at.ofRound(id), words);
  }

  @Get('surveys/new')
  @Needs('surveys.edit')
  @NotAudited(SETTINGS)
  add(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.form(view, id, { wave: null, typed: typedNewWave() });
  }

  @Post('surveys/new')
  @Needs('surveys.edit')
  @Audited('survey-waves.changed')
  make(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    return this.save(view, id, null, typed);
  }

  @Get('waves/:wave')
  @Needs('surveys.edit')
  @NotAudited(SETTINGS)
  async edit(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('wave', Id) waveId: string,
  ): Promise<string> {
    const wave = await this.one(view, { id, wave: waveId });
    return this.form(view, id, { wave, typed: typedWave(wave) });
  }

  @Post('waves/:wave')
  @Needs('surveys.edit')
  @Audited('survey-waves.changed')
  async change(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('wave', Id) waveId: string,
    @Body() typed: Typed,
  ): Promise<string> {
    return this.save(view, id, await this.one(view, { id, wave: waveId }), typed);
  }

  @Get('waves/:wave/remove')
  @Needs('surveys.edit')
  @NotAudited(SETTINGS)
  async askRemove(@CurrentView() view: View, @Param('id', Id) id: string, @Param('wave', Id) waveId: string) {
    return ending(view, await this.one(view, { id, wave: waveId }), 'remove');
  }

  @Post('waves/:wave/remove')
  @Needs('surveys.edit')
  @Audited('survey-waves.changed')
  async remove(@CurrentView() view: View, @Param('id', Id) id: string, @Param('wave', Id) waveId: string) {
    await this.waves.remove(view.actor, id, waveId);
    return view.seeOther(at.ofRound(id), 'Nobody is asked at this time any more.');
  }

  @Get('waves/:wave/close')
  @Needs('surveys.edit')
  @NotAudited(SETTINGS)
  async askClose(@CurrentView() view: View, @Param('id', Id) id: string, @Param('wave', Id) waveId: string) {
    return ending(view, await this.one(view, { id, wave: waveId }), 'close');
  }

  @Post('waves/:wave/close')
  @Needs('surveys.edit')
  @Audited('survey-waves.changed')
  async close(@CurrentView() view: View, @Param('id', Id) id: string, @Param('wave', Id) waveId: string) {
    await this.waves.close(view.actor, id, waveId);
    return view.seeOther(at.ofRound(id), 'This survey is closed. What was sent stays.');
  }

  private async save(view: View, roundId: string, wave: WaveView | null, typed: Typed): Promise<string> {
    const read = readWave(typed);
    if (read.errors.length > 0) return this.form(view, roundId, { wave, typed, errors: read.errors });
    try {
      const versionId = await this.choices.version(view.actor, textIn(typed, 'survey'));
      await this.waves.save(view.actor, roundId, wave?.id ?? null, { ...read.wave, versionId });
    } catch (error) {
      return this.form(view, roundId, { wave, typed, errors: saidOf(error) });
    }
    return view.seeOther(at.ofRound(roundId), 'Saved.');
  }

  private async form(view: View, roundId: string, { wave, typed, errors = [] }: Shown): Promise<string> {
    const detail = await this.rounds.find(view.actor, roundId);
    const surveys = await this.choices.options(view.actor, wave?.versionId ?? null);
    const action = wave ? at.change(roundId, wave.id) : at.add(roundId);
    return view.page(
      {
        title: wave ? 'Change when people are asked' : 'Ask at another time',
        errors,
        back: { href: at.ofRound(roundId), text: 'Surveys of this round' },
      },
      <WaveFormPage {...{ wave, surveys, typed, errors, action, caption: captionOf(detail), csrf: view.csrf }} />,
    );
  }

  /** @throws {NotFoundException} where the round has no such wave. */
  private async one(view: View, { id, wave }: Where): Promise<WaveView> {
    const found = (await this.waves.ofRound(view.actor, id)).find((one) => one.id === wave);
    if (!found) throw new NotFoundException();
    return found;
  }
}

/** What is refused, at its field. @throws what is not foreseen. */
function saidOf(error: unknown): readonly FieldError[] {
  if (!(error instanceof DomainError)) throw error;
  if (error.code === 'survey-wave.taken')
    return [{ field: 'audience', message: 'These people are asked at this time already: change that one instead' }];
  if (error.code === 'survey-wave.not-frozen' || error.code === 'instrument.not-found')
    return [{ field: 'survey', message: 'Choose a survey that is ready to ask' }];
  return fieldErrors(error);
}

/** Before nobody is asked any more: what that means. */
function ending(view: View, wave: WaveView, how: 'remove' | 'close'): string {
  const caption = `${kindNames[wave.kind]}, ${audienceNames[wave.audience]}: ${wordsIn(wave.title, 'en', ['en'])}`;
  const title = how === 'close' ? 'Close this survey?' : 'Take this survey away?';
  const back = at.ofRound(wave.roundId);
  return view.page(
    { title, back: { href: back, text: 'Surveys of this round' } },
    <RemovePage
      {...{ title, caption, csrf: view.csrf, cancel: back, action: at[how](wave.roundId, wave.id) }}
      button={how === 'close' ? 'Close this survey' : 'Take it away'}
    >
      <p class="govuk-body">
        {how === 'close'
          ? 'Nobody is asked or reminded any more, and links to it stop working now. What people have sent stays. What they began and did not send is not counted. This cannot be undone.'
          : 'Nobody has been asked yet. You can add it again at any time.'}
      </p>
    </RemovePage>,
  );
}
