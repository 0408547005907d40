/** What came back, without following it anywhere. */
export interface Came {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A browser as far as these tests need one: it keeps one cookie, and knows the secret of its forms. */
export class Visitor {
  private cookie = '';
  private secret: string | null = null;

  constructor(readonly url: string) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Came> {
    return this.ask('GET', path, undefined, headers);
  }

  /** Sends a form as a page of ours would. */
  async post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Came> {
    return this.ask('POST', path, form({ _csrf: await this.token(), ...fields }), headers);
  }

  async ask(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Came> {
    const sent = body === undefined ? {} : { body };
    const answer = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: { ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...headers },
      ...sent,
    });
    const [set] = answer.headers.getSetCookie().filter((one) => /^(__Host-)?footing=/.test(one));
    if (set) this.cookie = set.split(';')[0] ?? '';
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  /** The secret that each form of this session carries. */
  async token(): Promise<string> {
    this.secret ??= /name="_csrf" value="([^"]+)"/.exec((await this.get('/me')).text)?.[1] ?? null;
    return this.secret ?? '';
  }

  get cookies(): string {
    return this.cookie;
  }
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Fields as a form sends them. */
export function form(fields: Fields): URLSearchParams {
  const sent = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) sent.append(name, one);
  return sent;
}
