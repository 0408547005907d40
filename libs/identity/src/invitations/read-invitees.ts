import { readAddress } from '@footing/messages';

/** Somebody to invite. */
export interface Invitee {
  readonly email: string;
  /** Empty: not given. */
  readonly name: string;
}

/** What was pasted, read: everybody once, and the pieces that hold no address. */
export interface Invitees {
  readonly invitees: readonly Invitee[];
  readonly unread: readonly string[];
}

const NAME_MOST = 200;

/**
 * Reads addresses as people paste them: one a line, or with commas or semicolons between; bare, with a name before them
 * (`Joan Smith <joan@example.org>`), or as a row of a spreadsheet. Linear in the text.
 */
export function readInvitees(pasted: string): Invitees {
  const found = new Map<string, Invitee>();
  const unread: string[] = [];
  for (const piece of piecesOf(pasted)) {
    const invitee = inviteeIn(piece);
    if (!invitee) unread.push(piece.slice(0, 80));
    else if (!found.has(invitee.email) || found.get(invitee.email)?.name === '') found.set(invitee.email, invitee);
  }
  return { invitees: [...found.values()], unread };
}

/** A comma parts people only where there is more than one: it may also stand in a name. */
const piecesOf = (pasted: string): string[] =>
  pasted
    .split(/[\r\n;]+/)
    .flatMap((line) => (line.split('@').length > 2 ? line.split(',') : [line]))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

function inviteeIn(piece: string): Invitee | null {
  const words = piece.split(/[\s<>,"]+/);
  const addresses = words.filter((word) => word.includes('@'));
  const email = addresses.length === 1 ? readAddress(addresses[0] ?? '') : null;
  if (!email) return null;
  const name = words.filter((word) => !word.includes('@') && !/\p{C}/u.test(word)).join(' ');
  return { email, name: name.trim().slice(0, NAME_MOST) };
}
