import type { Fields } from './visitor';

/** A form on a page, filled in as it comes, and where nothing stands in it, with a word. */
export interface FormOnPage {
  readonly action: string;
  readonly fields: Fields;
}

/** The forms of a page that send something. */
export function formsIn(html: string, page: string): FormOnPage[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', inside = '']) => {
    if (!/method="post"/i.test(head) || /multipart/.test(head)) return [];
    return [{ action: plain(attribute(head, 'action') ?? page), fields: fieldsIn(inside) }];
  });
}

function fieldsIn(html: string): Fields {
  const fields: Record<string, string> = {};
  for (const [, tag = '', head = '', inside = ''] of html.matchAll(
    /<(input|select|textarea|button)\b([^>]*)>(?:(.*?)<\/(?:select|textarea|button)>)?/gs,
  )) {
    const name = attribute(head, 'name');
    if (name === null || name === '_csrf') continue;
    const value = valueOf(tag, head, inside);
    if (value !== null && (!(name in fields) || /\bchecked\b/.test(head))) fields[plain(name)] = value;
  }
  return fields;
}

function valueOf(tag: string, head: string, inside: string): string | null {
  const value = plain(attribute(head, 'value') ?? '');
  if (tag === 'select') return plain(/<option[^>]*value="([^"]+)"/.exec(inside)?.[1] ?? '');
  if (tag === 'textarea') return plain(inside) || 'Some words';
  if (tag === 'button') return value;
  const type = attribute(head, 'type') ?? 'text';
  if (type === 'checkbox') return /\bchecked\b/.test(head) ? value : null;
  return ['radio', 'hidden', 'submit'].includes(type) ? value : value || '1';
}

const attribute = (head: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1] ?? null;

const plain = (html: string) =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
