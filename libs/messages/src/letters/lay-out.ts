import type { LetterWords, Sender } from './letter';

/** What is laid out: words whose addresses are whole. */
export interface WholeWords extends LetterWords {
  /** Where one tap stops such mail; absent: it cannot be stopped. */
  readonly stopAt?: string;
}

type By = Pick<Sender, 'name' | 'colour'> & { readonly replyTo: string };

const hello = ({ greeting }: WholeWords): string => (greeting ? `Hello ${greeting},` : 'Hello,');
const because = ({ why }: WholeWords): string => `You get this mail because ${why}.`;
const STOP = 'Stop such messages with one tap';

/** The letter as plain text. Each address stands alone on its line, so that no mail program breaks it. */
export function textOf(words: WholeWords, { name, replyTo }: By): string {
  const { paragraphs, actions = [], notes = [], stopAt } = words;
  const closing = [
    `${name}, mentoring`,
    because(words),
    ...(replyTo ? [`Questions? Write to ${replyTo}`] : []),
    ...(stopAt ? [`${STOP}:`, stopAt] : []),
  ];
  const links = actions.map(({ label, address }) => `${label}:\n${address}`);
  return `${[hello(words), ...paragraphs, ...links, ...notes].join('\n\n')}\n\n-- \n${closing.join('\n')}\n`;
}

// The colours of the pages. Mail programs that know nothing of a style sheet keep the light ones, which stand on the parts.
const INK = '#1F2430';
const QUIET = '#515867';
const LINK = '#0B5D5E';
const DARK = `@media (prefers-color-scheme:dark){.g{background:#15181E!important}.s{background:#1D2129!important;border-color:#363C48!important}.i{color:#F1EDE6!important}.q,.q a{color:#B4BAC6!important}.l{color:#7CD0CD!important}}`;

const BODY = `margin:0;padding:16px 8px;background:#FBF8F3;color:${INK};font:17px/1.5 'Atkinson Hyperlegible Next',Arial,sans-serif`;
const SHEET = `max-width:34em;margin:0 auto;padding:24px 16px;background:#FFFFFF;border:1px solid #E4DDD1;border-radius:12px;overflow-wrap:anywhere`;

/** The letter as a page: no tables, no pictures, nothing fetched; dark where the reader's screen is. */
export function htmlOf(words: WholeWords, { name, replyTo, colour }: By): string {
  const { paragraphs, actions = [], notes = [], stopAt } = words;
  const button = colour ?? LINK;
  const inside = [
    `<p class="i" style="margin:0 0 24px;padding:0 0 8px;border-bottom:4px solid ${button};font-weight:bold">${escape(name)}</p>`,
    ...[hello(words), ...paragraphs].map(paragraph),
    ...actions.map((action, index) => (index === 0 ? first(action, button) : further(action))),
    ...notes.map(paragraph),
  ];
  const closing = [
    quiet(`${escape(name)}, mentoring`),
    quiet(escape(because(words))),
    ...(replyTo
      ? [quiet(`Questions? Write to <a style="color:${QUIET}" href="mailto:${escape(replyTo)}">${escape(replyTo)}</a>`)]
      : []),
    ...(stopAt ? [quiet(`<a style="color:${QUIET}" href="${escape(stopAt)}">${STOP}</a>`)] : []),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escape(name)}</title><style>:root{color-scheme:light dark}${DARK}</style></head>
<body class="g i" style="${BODY}">
<main class="s" style="${SHEET}">
${inside.join('\n')}
</main>
<footer style="max-width:34em;margin:0 auto;padding:16px 16px 0">
${closing.join('\n')}
</footer>
</body></html>
`;
}

const paragraph = (text: string): string =>
  `<p class="i" style="margin:0 0 16px;color:${INK}">${text.split('\n').map(escape).join('<br>')}</p>`;

/** With the address itself below: whoever doubts a button sees where it leads. */
const first = ({ label, address }: { label: string; address: string }, button: string): string =>
  `<p style="margin:0 0 8px"><a href="${escape(address)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:${button};color:#FFFFFF;font-weight:bold;text-decoration:none">${escape(label)}</a></p>
<p class="q" style="margin:0 0 16px;color:${QUIET};font-size:14px">${escape(address)}</p>`;

const further = ({ label, address }: { label: string; address: string }): string =>
  `<p style="margin:0 0 16px"><a class="l" href="${escape(address)}" style="color:${LINK}">${escape(label)}</a></p>`;

const quiet = (inside: string): string =>
  `<p class="q" style="margin:0 0 4px;color:${QUIET};font-size:14px">${inside}</p>`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
