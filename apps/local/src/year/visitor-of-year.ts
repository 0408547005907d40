/** A page as it came, without following it anywhere. */
export interface PageCame {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A browser as far as the year needs one: it keeps cookies, opens pages and sends their forms. */
export class VisitorOfYear {
  private readonly cookies = new Map<string, string>();
  /** How many pages were opened and forms sent. */
  asked = 0;

  constructor(private readonly url: string) {}

  get(path: string): Promise<PageCame> {
    return this.ask('GET', path);
  }

  /** Opens a page and sends the form on it, with what the form carries by itself. @param to where it goes; absent: the same address. */
  async send(page: string, fields: Fields, to = page): Promise<PageCame> {
    const { status, text } = await this.get(page);
    if (status !== 200) throw new Error(`${page.replaceAll(ID, ':id')} came with ${status}`);
    const body = new URLSearchParams(carriedIn(text));
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    return this.ask('POST', to, body);
  }

  private async ask(method: string, path: string, body?: URLSearchParams): Promise<PageCame> {
    this.asked += 1;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.url + path, {
      ...{ method, redirect: 'manual', headers: cookie === '' ? {} : { cookie } },
      ...(body ? { body } : {}),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=', 2);
      this.cookies.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() };
  }
}

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** The hidden fields of a page, each once. */
function carriedIn(page: string): Record<string, string> {
  const tags = page.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  const read = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return Object.fromEntries(
    tags.map((tag) => [read(tag, 'name'), read(tag, 'value').replaceAll('&quot;', '"').replaceAll('&amp;', '&')]),
  );
}
