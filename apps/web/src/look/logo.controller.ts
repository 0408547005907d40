import { Controller, Get, NotFoundException, Param, Res, StreamableFile } from '@nestjs/common';
import { Looks } from '@footing/programmes';
import type { Response } from 'express';
import { NotAudited, Public } from '../http/policy';
import { CurrentView, type View } from '../http/view';

/** The logo of the institution whose pages somebody sees. */
@Controller('institution-logo')
export class LogoController {
  constructor(private readonly looks: Looks) {}

  @Get(':fingerprint')
  @Public('it is on every page')
  @NotAudited('a picture for everybody')
  async show(
    @CurrentView() view: View,
    @Param('fingerprint') fingerprint: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const { id } = view.institution;
    const logo = id && /^[0-9a-f]{64}$/.test(fingerprint) ? await this.looks.logo(id, fingerprint) : null;
    if (!logo) throw new NotFoundException();
    // Whatever it is made to hold, opened by itself it is a picture and nothing else.
    res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Content-Disposition', `inline; filename="logo.${logo.kind}"`);
    res.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
    return new StreamableFile(logo.bytes, { type: `image/${logo.kind}` });
  }
}
