import { Injectable } from '@nestjs/common';
import { StopLinks } from '@footing/consent';
import { type Letter, Mail, type Permission } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { newToken } from '../answering/survey-token';
import { addLink, type Reader } from '../data/asking.query';
import { minutesFor } from '../domain/minutes';
import { FrozenInstruments } from '../instruments/frozen-instruments';
import { isFollowUp } from '../waves/kinds';
import { type Asked, surveyLetter } from './letters';

/** One mail about one invitation. */
export interface SurveyMailing extends Pick<Asked, 'kind' | 'number' | 'roundName' | 'closesAt'> {
  readonly invitationId: string;
  readonly versionId: string;
}

/** Writes to people about surveys, each mail with a link of its own; inside the caller's transaction, under the purpose `service`. */
@Injectable()
export class SurveyMail {
  constructor(
    private readonly mail: Mail,
    private readonly stopLinks: StopLinks,
    private readonly frozen: FrozenInstruments,
  ) {}

  /** @returns whether they could be written to. */
  async send(
    tx: EntityManager,
    institutionId: string,
    reader: Reader,
    mailing: SurveyMailing,
    at: Date,
  ): Promise<boolean> {
    const { email, evidence } = reader;
    const permission = permissionOf(reader, mailing);
    if (email === null || permission === null) return false;
    const instrument = await this.frozen.of(tx, institutionId, mailing.versionId);
    const { text: token, hash } = newToken(institutionId);
    const words = surveyLetter({ ...mailing, token, minutes: minutesFor(instrument), isUndecided: evidence === null });
    const written = { ...words, to: email, greeting: reader.firstName, permission };
    const letter: Letter = isFollowUp(mailing.kind)
      ? {
          ...written,
          kind: 'follow-up',
          stop: `/stop/${await this.stopLinks.make(tx, { institutionId }, reader, 'follow-up')}`,
        }
      : { ...written, kind: 'survey-notice' };
    const mailId = await this.mail.send(tx, { institutionId }, letter);
    const { invitationId, number } = mailing;
    await addLink(tx, institutionId, { hash, invitationId, number, mailId, at });
    return true;
  }
}

/** What the mail rests on: it is dropped when they decide otherwise before it leaves. */
function permissionOf(reader: Reader, { kind }: SurveyMailing): Permission | null {
  const { evidence, followUp, service } = reader;
  const [purpose, epoch] = isFollowUp(kind)
    ? (['follow-up', followUp] as const)
    : evidence === null
      ? (['service', service] as const)
      : (['evidence', evidence] as const);
  return epoch === null ? null : { subjectId: reader.id, subjectKind: reader.kind, purpose, item: '', epoch };
}
