import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import { Certificates, type Certified, OwnDecisions } from '@footing/consent';
import { type Actor, DomainError } from '@footing/kernel';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { CertificatePage } from './certificate.page';
import { ItemsOfMine } from './items-of-mine.service';
import { sendText } from './send-text';

const OWN = 'people look at what is about themselves';

/** What a stop did: one page to keep, and the same signed once every place has confirmed. */
@Controller('me/data/decisions/:id/certificate')
@Needs('consent.decide')
export class CertificatesController {
  constructor(
    private readonly decisions: OwnDecisions,
    private readonly certificates: Certificates,
    private readonly mine: ItemsOfMine,
  ) {}

  @Get()
  @NotAudited(OWN)
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { certificate, jws } = await this.find(view.actor, id);
    const back = { href: paths.myDecision(id), text: 'The receipt' };
    return view.page(
      { title: 'Stop certificate', back, ...(jws === null && { refreshSeconds: 5 }) },
      <CertificatePage certificate={certificate} institution={view.institution.name} />,
    );
  }

  @Get('jws')
  @NotAudited(OWN)
  async signed(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const { jws } = await this.find(view.actor, id);
    if (jws === null) throw new DomainError('conflict', 'certificate.not-complete', id);
    return sendText(res, { name: 'stop-certificate.jws', type: 'application/jose', text: jws });
  }

  /** @throws {DomainError} not-found, also for what stopped nothing. */
  private async find(actor: Actor, id: string): Promise<Certified> {
    const { person } = await this.decisions.find(actor, id);
    const { words } = await this.mine.of(actor);
    const found = await this.certificates.of(actor, person, id, words);
    if (!found) throw new DomainError('not-found', 'consent.stops-nothing', id);
    return found;
  }
}
