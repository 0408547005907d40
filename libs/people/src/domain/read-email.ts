import { type Read, found, wrong } from './cell-text';

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX = 254;

/** An e-mail address in lower case. `mailto:` and the brackets of `Name <name@example.ac.uk>` are taken off. */
export function readEmail(text: string): Read<string> {
  const bare = /<([^<>]*)>$/.exec(text)?.[1] ?? text;
  const address = bare
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[;,]$/, '')
    .toLowerCase();
  if (/[\s;,]/.test(address) && address.split('@').length > 2) return wrong('email.several');
  return isEmail(address) ? found(address) : wrong('email.format');
}

/** Whether a text in lower case is written as an e-mail address is. */
export function isEmail(address: string): boolean {
  const [local = '', domain = '', ...more] = address.split('@');
  if (more.length > 0 || address.length > MAX || !LOCAL.test(local)) return false;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && /[a-z]/.test(labels.at(-1) ?? '');
}
