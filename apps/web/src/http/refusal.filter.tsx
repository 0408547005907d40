import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { Request, Response } from 'express';
import { isCrowded, whereOf } from '@footing/database';
import { DomainError, type DomainErrorKind } from '@footing/kernel';
import { paths } from '../paths';
import { typedWords } from './typed-words';
import { CrowdedPage, DefectPage, NotFoundPage, RefusalPage, type RefusalView } from './refusal.page';
import { View } from './view';
import { wayOn } from './way-on';

/** Seconds. */
const TRY_AGAIN_AFTER = '20';

const statusOf: Record<DomainErrorKind, number> = { invalid: 422, forbidden: 404, 'not-found': 404, conflict: 409 };

/** Turns what was thrown into a page: a refusal says what to do, a defect gives a reference and nothing else. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly log = new Logger('refusals');

  catch(error: unknown, host: ArgumentsHost): void {
    const req = host.switchToHttp().getRequest<Request>();
    const res = host.switchToHttp().getResponse<Response>();
    if (res.headersSent) return void res.end();
    // Machines ask there, and read the status.
    if (req.path.startsWith('/health/') && error instanceof HttpException)
      return void res.status(error.getStatus()).json(error.getResponse());
    const view = new View(req, res);
    if (isCrowded(error)) return void res.setHeader('Retry-After', TRY_AGAIN_AFTER).send(this.crowded(view));
    if (isCode(error, 'sign-in.needed')) return res.redirect(303, backTo(paths.signIn, req));
    if (isCode(error, 'sign-in.second-proof')) return res.redirect(303, backTo(paths.secondProof, req));
    const typed = isCode(error, 'form.expired') && isFromHere(req) ? typedWords(req.body) : [];
    res.send(this.pageFor(error, view, { typed, on: wayOn(req.path, error instanceof DomainError ? error.code : '') }));
  }

  private pageFor(error: unknown, view: View, more: Pick<RefusalView, 'typed' | 'on'>): string {
    if (error instanceof DomainError) {
      const status = error.code === 'file.too-large' ? 413 : statusOf[error.kind];
      return status === 404
        ? this.notFound(view)
        : view.page({ title: 'That did not work', status }, <RefusalPage error={error} {...more} />);
    }
    const status = statusIn(error);
    if (status === 404) return this.notFound(view);
    if (status !== null && status < 500)
      return view.page(
        { title: 'That did not work', status },
        <RefusalPage error={new DomainError('invalid', `http.${status}`)} />,
      );
    return this.defect(error, view);
  }

  /** Nobody's fault, and over soon: whoever comes back finds everything as it was. */
  private crowded(view: View): string {
    this.log.warn('crowded: every connection was in use');
    return view.page({ title: 'Please try again in a moment', status: 503 }, <CrowdedPage />);
  }

  private defect(error: unknown, view: View): string {
    const reference = newReference();
    this.log.error({ reference, where: whereOf(error) });
    return view.page({ title: 'Sorry, there is a problem', status: 500 }, <DefectPage reference={reference} />);
  }

  private notFound(view: View): string {
    return view.page({ title: 'Page not found', status: 404 }, <NotFoundPage />);
  }
}

/** Where to prove who one is, and back to the page that was asked for; a form that was sent cannot be sent again from there. */
function backTo(where: string, req: Request): string {
  return where + (req.method === 'GET' ? `?next=${encodeURIComponent(req.originalUrl)}` : '');
}

/** Whether the browser says that a page of ours sent this: words that come from elsewhere are not shown as the reader's own. */
const isFromHere = (req: Request) => req.get('sec-fetch-site') === 'same-origin';

const isCode = (error: unknown, code: string) => error instanceof DomainError && error.code === code;

/** The status that a library (Nest's router, a body parser) gave its error; null when it gave none. */
function statusIn(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

const LETTERS = 'ACDEFGHJKMNPQRTUVWXY';
const pick = (from: string) => from[randomInt(from.length)] ?? '';

/** Short enough to read out on the telephone: `K7-42Q`. */
const newReference = () => `${pick(LETTERS)}${randomInt(2, 10)}-${randomInt(10, 100)}${pick(LETTERS)}`;
