import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { OfferSignUps } from '@footing/giving';
import { SignUps } from '@footing/joining';
import type { FieldError } from '@footing/kernel';
import { changeQuestions, type EndingView, Endings, isMeetAgain } from '@footing/together';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import type { RoundAgain } from './again';
import { CertificatePage } from './certificate.page';
import { GoodbyePage } from './goodbye.page';
import { isRefusal, OWN, refusalWords, toHub } from './together-words';

interface Wrong {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

/** Ending well, and taking part again. */
@Controller('together/:id')
@Needs('pairings.own')
export class GoodbyeController {
  constructor(
    private readonly endings: Endings,
    private readonly signUps: SignUps,
    private readonly offers: OfferSignUps,
  ) {}

  @Get('goodbye')
  @NotAudited(OWN)
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    return this.page(view, await this.endings.find(view.actor, id));
  }

  @Post('goodbye')
  @Audited('closing.answered', 'closing.started', 'pairing.finished')
  async answer(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const text = (name: string) => textIn(typed, name).normalize('NFC').trim();
    const meetAgain = text('meetAgain');
    const given = {
      thanks: text('thanks'),
      changed: changeQuestions.map((_, at) => text(`changed-${at}`)),
      meetAgain: isMeetAgain(meetAgain) ? meetAgain : ('' as const),
      hearAgain: text('hearAgain') === 'yes',
    };
    try {
      const { isOver } = await this.endings.answer(view.actor, id, given);
      const notice = isOver ? 'Thank you. You both have said goodbye.' : 'Thank you. We have kept your last words.';
      return await view.seeOther(paths.goodbye(id), notice);
    } catch (error) {
      const wrong = isRefusal(error) ? { refused: refusalWords[error.code] } : { typed, errors: fieldErrors(error) };
      return this.page(view, await this.endings.find(view.actor, id), wrong);
    }
  }

  @Get('certificate')
  @NotAudited(OWN)
  async certificate(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const certificate = await this.endings.certificate(view.actor, id);
    const back = { href: paths.goodbye(id), text: 'Back' };
    return view.page(
      { title: 'Certificate of taking part', back },
      <CertificatePage certificate={certificate} institution={view.institution.name} />,
    );
  }

  private async page(view: View, ending: EndingView, wrong: Wrong = {}): Promise<string> {
    const { errors = [], refused } = wrong;
    const again = ending.isOver || ending.mineAt !== null ? await this.again(view, ending) : [];
    return view.page(
      { title: 'Saying goodbye', back: toHub(ending.id), errors, ...(refused ? { status: 409 } : {}) },
      <GoodbyePage {...{ ending, again, ...wrong }} csrf={view.csrf} />,
    );
  }

  /** Rounds of the same programme that take people now, and in which they are not yet. */
  private async again({ actor }: View, { side, programmeName }: EndingView): Promise<RoundAgain[]> {
    if (side === 'student') {
      const rounds = await this.signUps.open(actor);
      return rounds
        .filter((round) => round.programmeName === programmeName && round.standing !== 'sent')
        .map(({ roundId, roundName }) => ({ roundId, roundName, action: paths.join(roundId) }));
    }
    const rounds = await this.offers.rounds(actor);
    return rounds
      .filter((round) => round.programmeName === programmeName && round.standing !== 'given')
      .map(({ roundId, roundName }) => ({ roundId, roundName, action: paths.offerRound(roundId) }));
  }
}
