import { createHash } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { type Limit, Permits } from '@footing/identity';
import { CalendarFeeds, type FeedAnswer } from '@footing/scheduling';
import type { Request, Response } from 'express';
import { NotAudited, Public } from '../http/policy';

const HOUR = 3_600;
/** Programs ask every hour, and more than one device of somebody may. */
const A_FEED: Limit = { most: 60, seconds: HOUR };
/** Guessing leads nowhere; this keeps it cheap. */
const A_NETWORK: Limit = { most: 120, seconds: HOUR };

/** Feeds of meetings, for calendar programs: they bring no cookie, and get none. */
@Controller('cal')
export class FeedController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly permits: Permits,
  ) {}

  @Get(':file')
  @Public('a calendar program can show no more than an address with 256 secret bits')
  @NotAudited('programs ask for it every hour, and nobody looks')
  async read(@Param('file') file: string, @Req() req: Request, @Res() res: Response): Promise<void> {
    res.setHeader('Cache-Control', 'private, no-cache');
    res.setHeader('X-Robots-Tag', 'noindex');
    const token = file.replace(/\.ics$/, '');
    const first = await this.permits.take(`calendar feed ${fingerprint(token)}`, A_FEED);
    if (!first.allowed) return void tooOften(res, first.retryAfter);
    const answer = await this.feeds.read(token, tagsIn(req.headers['if-none-match']));
    if (answer) return void sent(res, answer);
    const miss = await this.permits.take(`calendar feed missed ${req.context?.request.addressPrefix ?? ''}`, A_NETWORK);
    if (!miss.allowed) return void tooOften(res, miss.retryAfter);
    res.status(404).type('text/plain').send('There is no calendar at this address any more.\n');
  }
}

function sent(res: Response, { tag, text }: FeedAnswer): void {
  res.setHeader('ETag', tag);
  if (text === null) return void res.status(304).end();
  res.setHeader('Content-Disposition', 'inline; filename="mentoring.ics"');
  res.type('text/calendar; charset=utf-8').send(text);
}

function tooOften(res: Response, seconds: number): void {
  res.status(429).setHeader('Retry-After', String(Math.max(1, Math.ceil(seconds))));
  res.type('text/plain').send('This calendar is asked for too often. Once an hour is enough.\n');
}

const fingerprint = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The tags that a program says it has; a weak one means the same bytes here. Source: RFC 9110, section 13.1.2. */
const tagsIn = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
