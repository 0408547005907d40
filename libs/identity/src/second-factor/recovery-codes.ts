import { createHash, randomBytes } from 'node:crypto';

export const RECOVERY_CODES = 10;

/** 128 random bits in 26 characters, five and six together: `0A1B2-…`. Letters as in the codes of links. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;

/** Ten spare codes; each lets its owner in once without the app. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => grouped(randomLetters()));

/** Five bits a letter, taken from the front; the last letter holds the three bits that are left. */
function randomLetters(): string {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`) << 2n;
  let letters = '';
  for (let place = 0; place < LENGTH; place++, bits >>= 5n) letters = (LETTERS[Number(bits & 31n)] ?? '') + letters;
  return letters;
}

const grouped = (letters: string) => (letters.match(/.{1,6}/g) ?? []).join('-');

const lettersIn = (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** Whether somebody typed a spare code, right or wrong: as many letters and figures as one has. */
export const looksLikeRecoveryCode = (typed: string): boolean => lettersIn(typed).length === LENGTH;

/** What is kept of a spare code, however it was typed. */
export const recoveryHash = (typed: string): Buffer => createHash('sha256').update(lettersIn(typed)).digest();
