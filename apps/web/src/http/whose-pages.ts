import type { Settings } from '@footing/config';
import type { Institution, Institutions } from '@footing/programmes';
import type { Request, Response } from 'express';
import { OwnCookie } from './own-cookie';

const A_YEAR = 365 * 24 * 60;

/** The cookie that remembers which university somebody chose. It lets nobody in: it only says whose public pages to show. */
export const rememberedInstitution = (settings: Pick<Settings, 'PUBLIC_URL'>): OwnCookie =>
  new OwnCookie(settings, 'footing-at');

/**
 * Whose pages somebody sees who is not signed in: by the host's name, else by what they chose before, else the only one
 * there is. Undefined: they have to choose. A host that is nobody's says nothing, so whoever forges one gains nothing.
 */
export async function whosePages(
  req: Request,
  institutions: Institutions,
  remembered: OwnCookie,
): Promise<Institution | undefined> {
  const all = await institutions.list();
  if (all.length < 2) return all[0];
  const atHost = await institutions.atHost(req.hostname);
  const slug = remembered.in(req);
  return all.find(({ id }) => id === atHost) ?? all.find((one) => one.slug === slug);
}

export const rememberInstitution = (remembered: OwnCookie, res: Response, slug: string): void =>
  remembered.keep(res, slug, A_YEAR);
