import { Injectable } from '@nestjs/common';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import type { PersonOpened } from '../data/openings.query';
import { type OpeningReason, openingReasons } from '../domain/opening';

/** Somebody who keeps watch over openings. */
export interface Watcher {
  readonly id: string;
  readonly email: string;
  readonly isOfficer: boolean;
}

/** All data protection officers and administrators with an account that works. */
export const watchersOf = (tx: EntityManager, institutionId: string): Promise<Watcher[]> =>
  tx.query<Watcher[]>(
    `select a.id, a.email, bool_or(r.role = 'data-protection-officer') as "isOfficer"
     from account a join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
     where a.institution_id = $1 and a.disabled_at is null and r.role in ('data-protection-officer', 'administrator')
     group by a.id, a.email order by a.id`,
    [institutionId],
  );

/** What those who keep watch are told when messages are opened. */
export interface NewOpening {
  readonly id: string;
  readonly byName: string;
  readonly isGroup: boolean;
  readonly reason: OpeningReason;
  readonly until: Date;
}

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });
const dayInWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
const SEE = 'See when and why';
const WHY_OFFICER = 'you are a data protection officer of the mentoring service';

/** Mail about opened messages: never what they say; to administrators nor whose they are. */
@Injectable()
export class BreakGlassMail {
  constructor(private readonly mail: Mail) {}

  /** At once, to everybody who keeps watch. */
  async tellWatchers(
    tx: EntityManager,
    institutionId: string,
    to: readonly Watcher[],
    opening: NewOpening,
  ): Promise<void> {
    const { id, byName, isGroup, reason, until } = opening;
    const paragraphs = [
      `${byName} opened the messages of ${isGroup ? 'a group' : 'two people'} as safeguarding lead. The reason: ${openingReasons[reason].toLowerCase()}.`,
      `They can read them until ${inWords.format(until)} (UK time). Each look is written down.`,
      `Did you not expect it? Ask ${byName}, in person or by telephone. The data protection officer sees whose messages they are, and can close them again at any time.`,
    ];
    for (const { email, isOfficer } of to)
      await this.mail.send(
        tx,
        { institutionId },
        {
          ...{ to: email, kind: 'staff-notice', subject: 'Messages were opened to keep somebody safe', paragraphs },
          actions: isOfficer ? [{ label: SEE, address: `/opened-messages/${id}` }] : [],
          why: isOfficer ? WHY_OFFICER : 'you are an administrator of the mentoring service',
        },
      );
  }

  /** The officer is to decide whether people are told. */
  async askOfficers(tx: EntityManager, institutionId: string, id: string): Promise<void> {
    const officers = (await watchersOf(tx, institutionId)).filter(({ isOfficer }) => isOfficer);
    for (const { email } of officers)
      await this.mail.send(
        tx,
        { institutionId },
        {
          ...{ to: email, kind: 'staff-notice', subject: 'Please decide: opened messages' },
          paragraphs: [
            'The safeguarding lead asks that the people whose messages were opened are not told of it, as that would put somebody at risk. You decide. Until you do, nobody is told.',
          ],
          actions: [{ label: 'Read why, and decide', address: `/opened-messages/${id}` }],
          why: WHY_OFFICER,
        },
      );
  }

  /** Afterwards, to each of those whose messages they are. */
  async tellPerson(
    tx: EntityManager,
    institutionId: string,
    { email, firstName }: PersonOpened,
    { openedAt, looks }: { readonly openedAt: Date; readonly looks: number },
  ): Promise<void> {
    if (email === null) return;
    const read = looks === 0 ? 'Nobody read them' : 'The safeguarding lead read them';
    await this.mail.send(
      tx,
      { institutionId },
      {
        ...{ to: email, kind: 'message-notice', subject: 'About the messages in your mentoring', greeting: firstName },
        paragraphs: [
          `On ${dayInWords.format(openedAt)} the safeguarding lead of your university opened the messages in your mentoring, to keep somebody safe. ${read}, and they are closed again.`,
          'It does not mean that you did anything wrong. We cannot always say why: that could harm somebody.',
          'You can ask the data protection officer about it.',
        ],
        actions: [{ label: 'Ask about your data', address: '/me/data' }],
        why: 'you took part in these messages',
      },
    );
  }
}
