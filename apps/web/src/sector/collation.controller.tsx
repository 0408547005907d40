import { readFile } from 'node:fs/promises';
import type { FieldError } from '@footing/kernel';
import { Collation, MOST_SECTOR_BYTES, type SentRelease } from '@footing/sector';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFiles } from '../imports/received-file';
import { textIn } from '../programme/typed';
import { sectorAddresses as at } from './addresses';
import { ArrivalPage, ArrivalsPage } from './arrivals.page';
import { SitePage, SitesPage } from './sites.page';

const NOBODY = 'universities, their public keys and protected figures: nobody’s data';
const toPicture = { href: at.picture, text: 'The national picture' };

/** Whose keys are trusted, and which files come in. */
@Controller('sector')
@Needs('sector.collate')
export class SectorCollationController {
  constructor(private readonly collation: Collation) {}

  @Get('sites')
  @NotAudited(NOBODY)
  sites(@CurrentView() view: View): Promise<string> {
    return this.sitesPage(view, {});
  }

  @Post('sites')
  @Audited('sector.institution-added')
  async add(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const text = (name: string) => textIn(typed, name);
    try {
      const given = { name: text('name'), nation: text('nation'), ukprn: text('ukprn'), publicKey: text('publicKey') };
      const id = await this.collation.add(view.actor, given);
      return await view.seeOther(at.site(id), 'Added. It is not trusted yet: telephone the university now.');
    } catch (error) {
      return this.sitesPage(view, typed, fieldErrors(error));
    }
  }

  @Get('sites/:id')
  @NotAudited(NOBODY)
  async site(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const site = await this.collation.institution(view.actor, id);
    return view.page(
      { title: site.name, width: 'wide', back: { href: at.sites, text: 'Universities and their keys' } },
      <SitePage site={site} errors={[]} csrf={view.csrf} />,
    );
  }

  @Post('sites/:id/confirm')
  @Audited('sector.institution-confirmed')
  async confirm(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.collation.confirm(view.actor, id);
    return view.seeOther(at.site(id), 'Confirmed. Files with this key can come in.');
  }

  @Post('sites/:id/stop')
  @Audited('sector.institution-stopped')
  async stop(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.collation.stop(view.actor, id);
    return view.seeOther(at.site(id), 'This key is no longer trusted, and its figures left the picture.');
  }

  @Post('brought-in/:id/withdraw')
  @Audited('sector.withdrawn')
  async withdraw(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { sourceId, period } = await this.collation.withdraw(view.actor, id);
    return view.seeOther(at.site(sourceId), `The figures of ${period} are out of the picture.`);
  }

  @Get('arrivals')
  @NotAudited(NOBODY)
  arrivals(@CurrentView() view: View): Promise<string> {
    return this.arrivalsPage(view);
  }

  @Post('arrivals')
  @Audited('sector.sent')
  send(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    return withReceivedFiles(req, async (files) => {
      if (files.length === 0) return this.arrivalsPage(view, [{ field: 'file', message: 'Choose the files' }]);
      const sent: SentRelease[] = [];
      for (const { path, fileName, bytes } of files) {
        // What is too large to be such a file is refused by name, without reading it.
        const body = bytes > MOST_SECTOR_BYTES ? Buffer.alloc(MOST_SECTOR_BYTES + 1) : await readFile(path);
        sent.push({ name: fileName, body });
      }
      return view.seeOther(at.arrival(await this.collation.send(view.actor, sent)));
    });
  }

  @Get('arrivals/:id')
  @NotAudited(NOBODY)
  async arrival(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const arrival = await this.collation.arrival(view.actor, id);
    return view.page(
      { title: 'Check before they come in', width: 'wide', back: { href: at.arrivals, text: 'Bring files in' } },
      <ArrivalPage arrival={arrival} csrf={view.csrf} />,
    );
  }

  @Post('arrivals/:id/confirm')
  @Audited('sector.brought-in')
  async bringIn(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const count = await this.collation.confirmArrival(view.actor, id);
    return view.seeOther(at.picture, `${count} ${count === 1 ? 'file is' : 'files are'} in the picture.`);
  }

  @Post('arrivals/:id/give-up')
  @Audited('sector.given-up')
  async giveUp(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.collation.giveUp(view.actor, id);
    return view.seeOther(at.arrivals, 'The files are forgotten. Nothing was changed.');
  }

  private async sitesPage(view: View, typed: Typed, errors: readonly FieldError[] = []): Promise<string> {
    const sites = await this.collation.institutions(view.actor);
    return view.page(
      { title: 'Universities and their keys', errors, back: toPicture },
      <SitesPage {...{ sites, typed, errors }} action={at.sites} csrf={view.csrf} />,
    );
  }

  private async arrivalsPage(view: View, errors: readonly FieldError[] = []): Promise<string> {
    const arrivals = await this.collation.arrivals(view.actor);
    return view.page(
      { title: 'Bring files in', errors, back: toPicture },
      <ArrivalsPage {...{ arrivals, errors }} csrf={view.csrf} />,
    );
  }
}
