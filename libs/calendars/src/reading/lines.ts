/** One property of a calendar. */
export interface Line {
  /** In capitals. */
  readonly name: string;
  /** Without quotes; names in capitals. */
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}

/** Which properties are read at all, by component. What is not here is never looked at: titles, places, people. */
export type Wanted = ReadonlyMap<string, ReadonlySet<string>>;

/** A component with what was wanted of it, in the order of the text. */
export interface Component {
  readonly name: string;
  readonly lines: readonly Line[];
  /** Only of those wanted. */
  readonly inside: readonly Component[];
}

interface Open extends Component {
  readonly lines: Line[];
  readonly inside: Component[];
}

const MOST_DEEP = 10;

/**
 * The calendars of a text, one after the other.
 * @returns null where there is none, or one is not closed. Cost: linear, whatever the text.
 */
export function componentsOf(text: string, wanted: Wanted): readonly Component[] | null {
  const root: Open = { name: '', lines: [], inside: [] };
  const open: Open[] = [root];
  for (const written of text.replace(/\r?\n[ \t]/g, '').split(/\r\n|\n|\r/)) {
    const line = read(written, open.at(-1)?.name ?? '', wanted);
    if (!line) continue;
    const name = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') open.push({ name, lines: [], inside: [] });
    else if (line.name === 'END') close(open, name);
    else open.at(-1)?.lines.push(line);
    if (open.length > MOST_DEEP || open.length === 0) return null;
  }
  return open.length === 1 && root.inside.some(({ name }) => name === 'VCALENDAR') ? root.inside : null;
}

function close(open: Open[], name: string): void {
  const closed = open.pop();
  // Closed out of order: as if nothing had been opened at all.
  if (closed?.name !== name) open.splice(0);
  else open.at(-1)?.inside.push(closed);
}

const NAME = /^(?:\ufeff)?([A-Za-z0-9-]+)(?=[:;])/;
const PARAMETER = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^;:"])*)/y;

function read(written: string, within: string, wanted: Wanted): Line | null {
  const [all, name = ''] = NAME.exec(written) ?? [];
  if (all === undefined) return null;
  const known = name.toUpperCase();
  if (known !== 'BEGIN' && known !== 'END' && !wanted.get(within)?.has(known)) return null;
  const params = new Map<string, string>();
  let end = all.length;
  for (PARAMETER.lastIndex = end; ; end = PARAMETER.lastIndex) {
    const [, parameter = '', value = ''] = PARAMETER.exec(written) ?? [];
    if (parameter === '') break;
    params.set(parameter.toUpperCase(), value.replaceAll('"', ''));
  }
  return written.charAt(end) === ':' ? { name: known, params, value: written.slice(end + 1) } : null;
}

/** The first of its name. */
export const first = (component: Component, name: string): Line | undefined =>
  component.lines.find((line) => line.name === name);

/** All of a name. */
export const every = (component: Component, name: string): Line[] =>
  component.lines.filter((line) => line.name === name);
