import { Injectable } from '@nestjs/common';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';

interface Address {
  readonly email: string;
}

/** Mail about concerns: that there is something to read, and never what. */
@Injectable()
export class ConcernMail {
  constructor(private readonly mail: Mail) {}

  /** Tells every safeguarding lead. Where there is none, administrators learn that the role is empty, and nothing else. */
  async tellLeads(tx: EntityManager, institutionId: string, id: string, words: string): Promise<void> {
    const leads = await holders(tx, institutionId, 'safeguarding-lead');
    for (const { email } of leads)
      await this.mail.send(
        tx,
        { institutionId },
        {
          ...{ to: email, kind: 'staff-notice', subject: 'Please sign in: something waits for you' },
          paragraphs: [words, 'What it says is behind sign-in alone.'],
          actions: [{ label: 'Open it', address: `/concerns/${id}` }],
          why: 'you are a safeguarding lead of the mentoring service',
        },
      );
    if (leads.length === 0) await this.tellThatNobodyIs(tx, institutionId);
  }

  /** Tells whoever raised it that there is something to read; nobody where they are not known. */
  async tellReporter(tx: EntityManager, institutionId: string, id: string): Promise<void> {
    const [to] = await tx.query<Address[]>(
      `select a.email from concern c join account a on a.institution_id = c.institution_id and a.id = c.account_id
       where c.institution_id = $1 and c.id = $2 and a.disabled_at is null`,
      [institutionId, id],
    );
    if (!to) return;
    await this.mail.send(
      tx,
      { institutionId },
      {
        ...{ to: to.email, kind: 'concern-news', subject: 'There is something new for you to read' },
        paragraphs: ['There is something new about what you told us. Sign in to read it.'],
        actions: [{ label: 'Sign in and read it', address: '/concern/mine' }],
        why: 'you told us something here',
      },
    );
  }

  private async tellThatNobodyIs(tx: EntityManager, institutionId: string): Promise<void> {
    for (const { email } of await holders(tx, institutionId, 'administrator'))
      await this.mail.send(
        tx,
        { institutionId },
        {
          ...{ to: email, kind: 'staff-notice', subject: 'Nobody is the safeguarding lead' },
          paragraphs: [
            'Nobody at your university holds the role of safeguarding lead. Somebody has to. Please give the role to the right person today.',
          ],
          actions: [{ label: 'Who works here', address: '/institution/people' }],
          why: 'you are an administrator of the mentoring service',
        },
      );
  }
}

const holders = (tx: EntityManager, institutionId: string, role: string): Promise<Address[]> =>
  tx.query<Address[]>(
    `select a.email from account a join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
     where a.institution_id = $1 and r.role = $2 and a.disabled_at is null order by a.id`,
    [institutionId, role],
  );
