const MOST = 254;
const MOST_BEFORE_THE_AT = 64;
const BEFORE_THE_AT = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * One e-mail address, in lower case, as accounts keep it; null for anything else: a name before it, two of them, quoted
 * or odd parts, control characters. It is read here once, and nowhere read again.
 */
export function readAddress(given: string): string | null {
  const text = given.trim();
  const at = text.lastIndexOf('@');
  const [local, host] = [text.slice(0, at), text.slice(at + 1)];
  const labels = host.split('.');
  const isAddress =
    text.length <= MOST &&
    at > 0 &&
    local.length <= MOST_BEFORE_THE_AT &&
    BEFORE_THE_AT.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    /[a-z]/i.test(labels.at(-1) ?? '');
  return isAddress ? text.toLowerCase() : null;
}
