import type { OwnWish } from '@footing/pairings';
import type { Typed } from '@footing/joining';
import type { KeptMail } from '../demo-mail/kept-mail';
import type { PersonOfYear } from './person-of-year';
import { type PageCame, VisitorOfYear } from './visitor-of-year';

/** How many students, and how many mentors, of the first programme go through the pages. */
const [STUDENTS, MENTORS] = [12, 8];

/** What lets the mail of this moment leave. */
type LetMailGo = () => Promise<unknown>;

/** Those of the year who have a browser: they sign in by a link in a mail, and do everything else by forms. */
export class ThroughPages {
  private readonly visitors = new Map<string, VisitorOfYear>();

  constructor(
    private readonly url: string,
    private readonly catcher: KeptMail,
    private readonly letMailGo: LetMailGo,
  ) {}

  has({ side, number, kind }: PersonOfYear): boolean {
    return kind === 'career' && number < (side === 'student' ? STUDENTS : MENTORS);
  }

  /** How many pages were opened and forms sent, by everybody. */
  get asked(): number {
    return [...this.visitors.values()].reduce((sum, one) => sum + one.asked, 0);
  }

  /** Sends the form of a page. @throws when the answer does not lead on. */
  async send(who: PersonOfYear, page: string, fields: Typed, to = page): Promise<PageCame> {
    const came = await this.tryToSend(who, page, fields, to);
    if (came.status !== 303 && came.status !== 302)
      throw new Error(`${to.replaceAll(ID, ':id')} came with ${came.status}`);
    return came;
  }

  /** Whatever comes of it. */
  async tryToSend(who: PersonOfYear, page: string, fields: Typed, to = page): Promise<PageCame> {
    const visitor = await this.visitorOf(who);
    return visitor.send(
      page,
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, asField(value)])),
      to,
    );
  }

  async open(who: PersonOfYear, page: string): Promise<PageCame> {
    return (await this.visitorOf(who)).get(page);
  }

  /** A step with a pairing: the page of it is looked at first. @returns null when it was done, else the status. */
  async step(who: PersonOfYear, id: string, wish: OwnWish): Promise<number | null> {
    const asks = wish.step === 'decline' || wish.step === 'close';
    const to = `/my-pairings/${id}/${wish.step}`;
    const typed = { reason: wish.reason ?? '', words: wish.words ?? '' };
    const { status } = await this.tryToSend(who, asks ? to : `/my-pairings/${id}`, typed, to);
    return status === 303 || status === 302 ? null : status;
  }

  /** Taps the newest link in their mail that says that they met. @returns whether there was one that was still open. */
  async tapLink(who: PersonOfYear): Promise<boolean> {
    const mail = this.catcher.all().find(({ to, text }) => to === who.email && MET.test(text));
    const [link] = MET.exec(mail?.text ?? '') ?? [];
    if (!link) return false;
    const { status, text } = await (await this.visitorOf(who)).send(link, {});
    return status === 200 && text.includes('We have your answer');
  }

  private async visitorOf(who: PersonOfYear): Promise<VisitorOfYear> {
    const known = this.visitors.get(who.email);
    if (known && (await known.get('/me')).status === 200) return known;
    const visitor = known ?? new VisitorOfYear(this.url);
    this.visitors.set(who.email, visitor);
    await visitor.send('/sign-in/e-mail', { address: who.email });
    await this.letMailGo();
    const mail = this.catcher.all().find(({ to, text }) => to === who.email && LINK.test(text));
    const [link] = LINK.exec(mail?.text ?? '') ?? [];
    if (!link) throw new Error('no link to sign in came');
    await visitor.send(link, {});
    return visitor;
  }
}

const LINK = /\/sign-in\/e-mail\/link\/[\w-]+/;
const MET = /\/met\/[\w-]+/;
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
const asField = (value: unknown): string | string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value : '';
