import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import { OwnDecisions, type Receipt, Receipts } from '@footing/consent';
import { OwnAddresses } from '@footing/identity';
import { type Actor, DomainError } from '@footing/kernel';
import type { Response } from 'express';
import { Id } from '../http/id';
import { Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { idOfPurpose } from './choice-words';
import { ItemsOfMine } from './items-of-mine.service';
import { sendText, type TextFile } from './send-text';

const OWN = 'people take away what is about themselves';

const inLines = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

/** Each form of a receipt as a file; null where the form knows nothing of such a decision. */
const forms: ReadonlyMap<string, (receipt: Receipt) => TextFile | null> = new Map([
  ['json-ld', ({ record }) => ({ name: 'receipt.jsonld', type: 'application/ld+json', text: inLines(record) })],
  [
    'jws',
    ({ jws }) => {
      if (jws === null) throw new DomainError('conflict', 'receipt.not-sealed', 'nothing is signed here yet');
      return { name: 'receipt.jws', type: 'application/jose', text: jws };
    },
  ],
  [
    'kantara',
    ({ kantara }) => kantara && { name: 'receipt-kantara.json', type: 'application/json', text: inLines(kantara) },
  ],
]);

/** Receipts as files: for machines, and to check without us. */
@Controller('me/data/decisions/:id/receipt')
@Needs('consent.decide')
export class ReceiptsController {
  constructor(
    private readonly receipts: Receipts,
    private readonly decisions: OwnDecisions,
    private readonly mine: ItemsOfMine,
    private readonly addresses: OwnAddresses,
  ) {}

  @Get(':form')
  @NotAudited(OWN)
  async receipt(
    @CurrentView() view: View,
    @Param('id', Id) id: string,
    @Param('form') form: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const write = forms.get(form);
    if (!write) throw new DomainError('not-found', 'receipt.form', form);
    const file = write(await this.receiptOf(view.actor, id));
    if (!file) throw new DomainError('not-found', 'receipt.form', form);
    return sendText(res, file);
  }

  private async receiptOf(actor: Actor, id: string): Promise<Receipt> {
    const { purpose } = await this.decisions.find(actor, id);
    const { words: wordsOf } = await this.mine.of(actor);
    const origin = await this.addresses.originOf(actor.institutionId);
    const at = (path: string) => `${origin}${path}`;
    const links = {
      record: at(paths.myDecision(id)),
      purpose: at(`${paths.myData}#${idOfPurpose(purpose)}`),
      notice: at(`${paths.myDecision(id)}#text`),
      choices: at(paths.myData),
      rights: at(paths.myRights),
    };
    return this.receipts.of(actor, id, { wordsOf, links, address: at(paths.myReceipt(id, 'json-ld')) });
  }
}
