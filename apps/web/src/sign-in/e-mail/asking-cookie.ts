import type { Settings } from '@footing/config';
import { OwnCookie } from '../../http/own-cookie';

export const LINK_MINUTES = 10;

/** Marks the browser that asked for a link: nobody else can use it. */
export const askingCookie = (settings: Settings): OwnCookie => new OwnCookie(settings, 'footing-asking');
