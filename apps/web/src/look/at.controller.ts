import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Settings } from '@footing/config';
import { Institutions } from '@footing/programmes';
import type { Request, Response } from 'express';
import { NotAudited, Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { rememberedInstitution, rememberInstitution } from '../http/whose-pages';
import { safeReturn } from '../paths';

/** An institution's own address: it is remembered, and the rest of the address is where to go on. */
@Controller('at/:slug')
@Public('it chooses whose public pages to show')
@NotAudited('it shows nothing, and changes nothing but a cookie of the browser')
export class AtController {
  constructor(
    private readonly institutions: Institutions,
    private readonly settings: Settings,
  ) {}

  @Get(['', '*rest'])
  async choose(
    @CurrentView() view: View,
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<string> {
    const found = await this.institutions.bySlug(slug);
    rememberInstitution(rememberedInstitution(this.settings), res, found.slug);
    const rest = req.path.slice(`/at/${slug}`.length);
    const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
    return view.seeOther(safeReturn(`${rest || '/'}${asked === '' ? '' : `?${asked}`}`));
  }
}
