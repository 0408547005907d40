/** What a page or an address answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Where the browser is sent on to; '' when it is not. */
  readonly to: string;
}

/** A browser without a window: it keeps cookies by host as browsers on this machine do, and follows nothing by itself. */
export class Visitor {
  readonly cookies = new Map<string, Map<string, string>>();

  constructor(private readonly home: string) {}

  get(address: string): Promise<Answer> {
    return this.ask(address, {});
  }

  post(address: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.ask(address, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
  }

  /** A form of ours, with the token that the page it stands on carries. */
  async send(page: string, action: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const token = /name="_csrf" value="([^"]+)"/.exec((await this.get(page)).text)?.[1] ?? '';
    return this.post(action, { _csrf: token, ...fields });
  }

  /** Follows where it is sent until a page comes. @param within stops before an address that does not begin so. */
  async follow(address: string, within = ''): Promise<Answer & { readonly at: string }> {
    let at = new URL(address, this.home).href;
    for (let steps = 0; steps < 15; steps += 1) {
      const answer = await this.get(at);
      if (!answer.to) return { ...answer, at };
      at = new URL(answer.to, at).href;
      if (within && !at.startsWith(within)) return { ...answer, at };
    }
    throw new Error(`sent round and round, last to ${at}`);
  }

  /** The name on the page, when somebody is signed in. */
  async isIn(): Promise<boolean> {
    return (await this.get('/me')).status === 200;
  }

  /** A browser with the same cookies, from now on apart. */
  twin(): Visitor {
    const twin = new Visitor(this.home);
    for (const [host, jar] of this.cookies) twin.cookies.set(host, new Map(jar));
    return twin;
  }

  private async ask(
    address: string,
    init: RequestInit & { readonly headers?: Record<string, string> },
  ): Promise<Answer> {
    const url = new URL(address, this.home);
    const jar = this.jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of answer.headers.getSetCookie()) keep(jar, set);
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' };
  }

  private jarOf({ host }: URL): Map<string, string> {
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    return jar;
  }
}

function keep(jar: Map<string, string>, set: string): void {
  const [pair = ''] = set.split(';');
  const name = pair.slice(0, pair.indexOf('='));
  const isOver = /expires=Thu, 01 Jan 1970|max-age=0/i.test(set);
  if (isOver) jar.delete(name);
  else jar.set(name, pair.slice(name.length + 1));
}
