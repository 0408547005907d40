import { Injectable } from '@nestjs/common';
import { Mail, readAddress } from '@footing/messages';
import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { type PairingState, type Side, sides, type Mover, type Step } from '../domain/lifecycle';
import type { Awaited } from '../domain/waits';
import type { Due } from '../domain/what-is-due';
import type { LinkStep } from './answer-link';
import { type LetterOfPairing, linksFor, news, question, type Reader, yesWaits } from './letters';
import { LinkSeals } from './link-seals.service';
import { MentorReadiness } from './mentor-readiness.service';
import { SAID_YES } from './waiting-yes.query';

interface Asked {
  readonly deadlineId: string;
  readonly awaits: Awaited;
  readonly ofSide: Side | null;
  readonly by: string;
  readonly acceptedBy: Side | null;
  readonly saidYes: readonly Side[];
}

interface Address {
  readonly side: Side;
  readonly firstName: string;
  readonly email: string | null;
  readonly programmeKind: ProgrammeKind;
  readonly mentorId: string;
}

const marks = { tell: 'told_at', half: 'half_told_at', last: 'last_told_at' } as const;

/** Mail to the two of a pairing. Whoever has no address is left out: their page says the same. */
@Injectable()
export class PairingMail {
  constructor(
    private readonly mail: Mail,
    private readonly seals: LinkSeals,
    private readonly readiness: MentorReadiness,
  ) {}

  /** Asks for what is awaited, once for each of the three times. */
  async tell(tx: EntityManager, institutionId: string, id: string, due: Exclude<Due, 'over'>, at: Date): Promise<void> {
    const asked = await askedOf(tx, institutionId, id);
    if (!asked) return;
    const isReminder = due !== 'tell';
    for (const address of await addressesOf(tx, institutionId, id)) {
      const reader = { ...address, pairingId: id };
      const missing = isMentorOf(asked, address) ? await this.readiness.missing(tx, institutionId, address) : 'nothing';
      if (isWaitedFor(asked, address.side) && missing !== 'nothing')
        await this.post(tx, institutionId, address, yesWaits(reader, { ...asked, missing, isReminder }));
      if (!isAsked(asked, address.side) || asked.saidYes.includes(address.side)) continue;
      const links = await this.linksOf(tx, institutionId, asked, address.side);
      const words = question(reader, { ...asked, isReminder, isTrainingFirst: missing === 'training' }, links);
      await this.post(tx, institutionId, address, words);
    }
    await tx.query(`update deadline set ${marks[due]} = $3 where institution_id = $1 and id = $2`, [
      ...[institutionId, asked.deadlineId, at],
    ]);
  }

  /** Tells those whom a step concerns. */
  async moved(
    tx: EntityManager,
    institutionId: string,
    { id, state }: { readonly id: string; readonly state: PairingState },
    {
      step,
      who,
      another = true,
      isHeld = false,
    }: { readonly step: Step; readonly who: Mover; readonly another?: boolean; readonly isHeld?: boolean },
  ): Promise<void> {
    for (const address of await addressesOf(tx, institutionId, id)) {
      const reader: Reader = { ...address, pairingId: id };
      const words = news(reader, { step, state, byThem: who === address.side, another, isHeld });
      await this.post(tx, institutionId, address, words);
    }
  }

  /** An address that no mail can go to, as old files have them, stops nothing that the two decide. */
  private async post(tx: EntityManager, institutionId: string, { email }: Address, words: LetterOfPairing | null) {
    const to = readAddress(email ?? '');
    if (words && to) await this.mail.send(tx, { institutionId }, { ...withoutNameInSubject(words), to });
  }

  private async linksOf(tx: EntityManager, institutionId: string, { deadlineId, awaits }: Asked, side: Side) {
    const links = new Map<LinkStep, string>();
    for (const step of linksFor(awaits))
      links.set(step, `/answer/${await this.seals.make(tx, { institutionId, deadlineId, side, step })}`);
    return links;
  }
}

/** A subject that happens to hold somebody's name ("An" in "answer") would tell of them: then the greeting goes without it. */
function withoutNameInSubject(words: LetterOfPairing): LetterOfPairing {
  const { greeting, ...others } = words;
  const isIn = greeting !== undefined && words.subject.toLowerCase().includes(greeting.toLowerCase());
  return isIn ? others : words;
}

const isAsked = ({ awaits, ofSide, acceptedBy }: Asked, side: Side): boolean =>
  awaits === 'other-answer' ? acceptedBy !== side : ofSide === null || ofSide === side;

/** Only before it begins is anything asked of a mentor that has to do with being ready. */
const isMentorOf = ({ awaits }: Asked, { side }: Address): boolean =>
  side === 'mentor' && (awaits === 'answers' || awaits === 'other-answer');

/** Whether a yes, theirs or the student's, waits for the mentor to be ready. */
const isWaitedFor = ({ saidYes }: Asked, side: Side): boolean => side === 'mentor' && saidYes.length > 0;

async function askedOf(tx: EntityManager, institutionId: string, id: string): Promise<Asked | null> {
  const [row] = await tx.query<Asked[]>(
    `select d.id as "deadlineId", d.awaits, d.of_side as "ofSide", d.by::text as by, p.accepted_by as "acceptedBy",
       ${SAID_YES} as "saidYes"
     from deadline d join pairing p on p.institution_id = d.institution_id and p.id = d.pairing_id
     where d.institution_id = $1 and d.pairing_id = $2 and d.done_at is null`,
    [institutionId, id],
  );
  return row ?? null;
}

async function addressesOf(tx: EntityManager, institutionId: string, id: string): Promise<Address[]> {
  const [row] = await tx.query<
    (Record<`${Side}Name` | `${Side}Email`, string | null> & { programmeKind: ProgrammeKind; mentorId: string })[]
  >(
    `with pair as materialized (
       select p.round_id, a.student_id, o.mentor_id from pairing p
         join application a on a.institution_id = p.institution_id and a.id = p.application_id
         join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       where p.institution_id = $1 and p.id = $2)
     select p.mentor_id as "mentorId", s.first_name as "studentName", s.email as "studentEmail", m.first_name as "mentorName", m.email as "mentorEmail",
       (select g.kind from round r join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
         where r.institution_id = $1 and r.id = p.round_id) as "programmeKind"
     from pair p
       join student s on s.institution_id = $1 and s.id = p.student_id
       join mentor m on m.institution_id = $1 and m.id = p.mentor_id`,
    [institutionId, id],
  );
  if (!row) return [];
  return sides.map((side) => ({
    ...{ side, programmeKind: row.programmeKind, mentorId: row.mentorId },
    ...{ firstName: row[`${side}Name`] ?? '', email: row[`${side}Email`] },
  }));
}
