import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import {
  boxesOfDay,
  isStep,
  type QuestionView,
  SECONDS_AROUND,
  Sending,
  type SentStep,
  SignUps,
  type StepName,
  steps,
} from '@footing/joining';
import { TrackersTold } from '@footing/trackers';
import { DomainError, type FieldError } from '@footing/kernel';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { answerInWords } from './answers-in-words';
import { CheckPage } from './check.page';
import { QuestionPage } from './question.page';
import { questionWords } from './question-words';
import { RoundsPage, StartPage } from './start.page';

const OWN = 'people look at what they write themselves';

/** Signing up, one question a page. */
@Controller('join')
@Needs('application.own')
export class JoinController {
  constructor(
    private readonly signUps: SignUps,
    private readonly sending: Sending,
    private readonly told: TrackersTold,
  ) {}

  @Get()
  @NotAudited(OWN)
  async choose(@CurrentView() view: View): Promise<string> {
    const rounds = await this.signUps.open(view.actor);
    const [only] = rounds;
    if (only && rounds.length === 1 && only.standing !== 'sent') return view.seeOther(paths.join(only.roundId));
    return view.page({ title: 'Sign up' }, <RoundsPage rounds={rounds} />);
  }

  @Get('rounds/:roundId')
  @NotAudited(OWN)
  async start(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    const signUp = await this.signUps.find(view.actor, roundId);
    const seconds = signUp.steps.reduce((sum, step) => sum + steps[step].seconds, SECONDS_AROUND);
    const back = { href: paths.mentoring, text: 'My mentoring' };
    return view.page(
      { title: 'Sign up', back },
      <StartPage view={signUp} csrf={view.csrf} minutes={Math.ceil(seconds / 60)} />,
    );
  }

  @Post('rounds/:roundId')
  @Audited('sign-up.begun')
  async begin(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    await this.signUps.begin(view.actor, roundId);
    const { saved, steps: asked } = await this.signUps.find(view.actor, roundId);
    const next = asked.find((step) => saved[step] === undefined);
    return view.seeOther(next ? paths.joinQuestion(roundId, next) : paths.joinCheck(roundId));
  }

  @Get('rounds/:roundId/questions/:step')
  @NotAudited(OWN)
  async question(@CurrentView() view: View, @Param('roundId', Id) roundId: string, @Param('step') word: string) {
    const step = known(word);
    const { begun, steps: asked } = await this.signUps.find(view.actor, roundId);
    if (!asked.includes(step)) throw new NotFoundException();
    return begun ? this.page(view, roundId, step) : view.seeOther(paths.join(roundId));
  }

  @Post('rounds/:roundId/questions/:step')
  @Audited('sign-up.saved')
  async answer(
    @CurrentView() view: View,
    @Param('roundId', Id) roundId: string,
    @Param('step') word: string,
    @Body() body: Typed,
  ): Promise<string> {
    const step = known(word);
    const sent: SentStep = { typed: typedIn(body), times: Number(textIn(body, 'times')), shown: textIn(body, 'shown') };
    try {
      await this.signUps.save(view.actor, roundId, step, sent);
    } catch (error) {
      return this.again(view, roundId, step, sent.typed, error);
    }
    return this.onwards(view, roundId, step);
  }

  @Get('rounds/:roundId/check')
  @NotAudited(OWN)
  async check(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    const signUp = await this.signUps.find(view.actor, roundId);
    if (!signUp.begun && !signUp.isIn) return view.seeOther(paths.join(roundId));
    const back = { href: paths.mentoring, text: 'My mentoring' };
    const tracking = await this.told.show(view.actor);
    return view.page(
      { title: 'Check your answers', back },
      <CheckPage {...{ view: signUp, tracking }} csrf={view.csrf} />,
    );
  }

  @Post('rounds/:roundId/send')
  @Audited('application.sent')
  async send(@CurrentView() view: View, @Param('roundId', Id) roundId: string): Promise<string> {
    try {
      await this.sending.send(view.actor, roundId);
    } catch (error) {
      const code = error instanceof DomainError ? error.code : '';
      if (code === 'sign-up.training-first') return view.seeOther(paths.joinCheck(roundId));
      if (code === 'consent.text-changed')
        return this.page(view, roundId, 'experience', undefined, [whyAgain(code, 'experience')]);
      throw error;
    }
    const when = { href: paths.whenICanMeet, text: 'Say when you can meet' };
    return view.seeOther(paths.mentoring, 'Your answers are sent.', when);
  }

  /** The page as it was typed, with what is to be put right, or what came between. */
  private async again(view: View, roundId: string, step: StepName, typed: Typed, error: unknown): Promise<string> {
    const code = error instanceof DomainError ? error.code : '';
    if (code === 'sign-up.changed-elsewhere')
      return this.page(view, roundId, step, typed, [whyAgain(code, step)], true);
    if (code === 'consent.text-changed' || code === 'consent.not-shown')
      return this.page(view, roundId, step, typed, [whyAgain(code, step)]);
    return this.page(view, roundId, step, typed, fieldErrors(error));
  }

  private async page(
    view: View,
    roundId: string,
    step: StepName,
    typed?: Typed,
    errors: readonly FieldError[] = [],
    isElsewhere = false,
  ): Promise<string> {
    const question = await this.signUps.question(view.actor, roundId, step);
    const back = backFrom(question, roundId);
    const elsewhere = isElsewhere ? answerInWords(step, question) : null;
    const title = questionWords(step, question.isReverse).asks;
    return view.page(
      { title, back, errors, ...(isElsewhere && { status: 409 }) },
      <QuestionPage {...{ question, errors, elsewhere }} typed={typed ?? question.typed} csrf={view.csrf} />,
    );
  }

  /** To the next question that is open, or to all answers. */
  private async onwards(view: View, roundId: string, step: StepName): Promise<string> {
    const { steps: asked, saved, isIn } = await this.signUps.find(view.actor, roundId);
    if (isIn) return view.seeOther(paths.joinCheck(roundId), 'Your answer is saved and sent.');
    const later = asked.slice(asked.indexOf(step) + 1);
    const next = later.find((one) => saved[one] === undefined);
    return view.seeOther(next ? paths.joinQuestion(roundId, next) : paths.joinCheck(roundId));
  }
}

function known(word: string): StepName {
  if (!isStep(word)) throw new NotFoundException();
  return word;
}

const typedIn = (body: Typed): Typed =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !['_csrf', 'times', 'shown'].includes(name)));

const words: Readonly<Record<string, string>> = {
  'sign-up.changed-elsewhere': 'This was answered on another device meanwhile. Read it and save again',
  'consent.text-changed': 'The text about sharing is new since you read it. Read it here and save again',
  'consent.not-shown': 'We could not tell which text you were shown. Read it here and save again',
};
/** To the question before; from answers that are sent already, to all of them. */
function backFrom({ steps: asked, step, isIn }: QuestionView, roundId: string) {
  if (isIn) return { href: paths.joinCheck(roundId), text: 'Your answers' };
  const before = asked[asked.indexOf(step) - 1];
  return { href: before ? paths.joinQuestion(roundId, before) : paths.join(roundId), text: 'Back' };
}

/** The first field of a question, for a message to lead to. */
const fieldOf = (step: StepName): string => (step === 'times' ? boxesOfDay(0) : step);
const whyAgain = (code: string, step: StepName): FieldError => ({ field: fieldOf(step), message: words[code] ?? '' });
