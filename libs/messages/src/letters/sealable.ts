import { DomainError } from '@footing/kernel';
import { readAddress } from '../domain/address';
import { isForThem, peopleIn } from './calendar-part';
import { htmlOf, textOf, type WholeWords } from './lay-out';
import { type Letter, mailKinds, type SealedLetter, type Sender } from './letter';

const MOST = 200;
/** Ends of lines and everything else that is not to be seen. */
const UNSEEN = /[\p{C}\u2028\u2029]/u;
/** One whole address of the web, which cannot be taken for two. */
const ADDRESS = /^https?:\/\/[\w.:/%~?&=#+@-]+$/;

/**
 * The letter in an institution's name, as text and as a page.
 * @throws {DomainError} invalid, `mail.address`, `mail.subject`, `mail.link` or `mail.stop-at`, when one of them could be
 * taken for more than one line, person or place, or tells of a person; `mail.calendar`, when that is not for them;
 * `mail.no-stop`, when mail that is no service mail
 * rests on nobody's yes or cannot be stopped; `mail.no-why`.
 */
export function sealable(letter: Letter, sender: Sender): SealedLetter {
  const to = readAddress(letter.to);
  if (!to) throw refused('mail.address');
  checkSubject(letter, to);
  const { calendar } = letter;
  if (calendar && !isForThem(calendar, to)) throw refused('mail.calendar');
  if (letter.why.trim() === '') throw refused('mail.no-why');
  const stopAt = letter.stop === undefined ? undefined : addressAt(sender, letter.stop, 'mail.stop-at');
  if (!mailKinds[letter.kind].isService && (stopAt === undefined || !letter.permission)) throw refused('mail.no-stop');
  const replyTo = readAddress(sender.contactEmail) ?? '';
  const words = { ...wholeWords(letter, sender), ...(stopAt === undefined ? {} : { stopAt }) };
  const by = { name: oneLine(sender.name), colour: sender.colour, replyTo };
  return {
    ...{ to, from: forHeader(sender.name), replyTo, subject: letter.subject },
    ...{ text: textOf(words, by), html: htmlOf(words, by) },
    ...(stopAt === undefined ? {} : { stopAt }),
    ...(calendar ? { calendar } : {}),
  };
}

function checkSubject({ subject, greeting, calendar }: Letter, to: string): void {
  const people = [to, greeting ?? '', ...(calendar ? peopleIn(calendar) : [])];
  const tellsOf = people.some((own) => own !== '' && holdsWord(subject, own));
  if (subject.length === 0 || subject.length > MOST || UNSEEN.test(subject) || tellsOf) throw refused('mail.subject');
}

/** In any case, and as a word of its own: "An" is not in "answer". */
function holdsWord(text: string, word: string): boolean {
  const letter = /[\p{L}\p{N}]/u;
  const [all, own] = [text.toLowerCase(), word.toLowerCase()];
  for (let at = all.indexOf(own); at >= 0; at = all.indexOf(own, at + 1))
    if (!letter.test(all.slice(0, at).at(-1) ?? '') && !letter.test(all.charAt(at + own.length))) return true;
  return false;
}

function wholeWords({ greeting, paragraphs, actions = [], notes = [], why }: Letter, sender: Sender): WholeWords {
  const whole = actions.map(({ label, address }) => ({ label, address: addressAt(sender, address, 'mail.link') }));
  return { ...(greeting ? { greeting: oneLine(greeting) } : {}), paragraphs, actions: whole, notes, why };
}

/** A path leads to the institution's own address; `//host` would not. */
function addressAt({ origin }: Sender, given: string, code: 'mail.link' | 'mail.stop-at'): string {
  const whole = /^\/(?!\/)/.test(given) ? `${origin}${given}` : given;
  if (!ADDRESS.test(whole)) throw refused(code);
  return whole;
}

const refused = (code: string): DomainError => new DomainError('invalid', code);

const oneLine = (name: string): string => name.split(UNSEEN).join(' ').replace(/\s+/g, ' ').trim().slice(0, MOST);

/** A name that fits into a header, whatever was typed into it. */
const forHeader = (name: string): string => oneLine(name.replace(/[<>"@,;:\\]/g, ' '));
