import { EvidenceFiles, type FileFormat, ReleasePlans, Releases, Snapshots } from '@footing/evidence';
import { Body, Controller, Get, NotFoundException, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { SnapshotNumber as ReleaseNumber } from '../evidence/snapshot-number';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { releaseAddresses as at } from './addresses';
import { ReleasePage } from './release.page';
import { ReleasesPage } from './releases.page';

const FORMATS: readonly FileFormat[] = ['html', 'pdf', 'xlsx', 'ods', 'csv'];

/** What goes out: looked at, signed, and taken away as documents. */
@Controller('releases')
export class ReleasesController {
  constructor(
    private readonly releases: Releases,
    private readonly plans: ReleasePlans,
    private readonly snapshots: Snapshots,
    private readonly files: EvidenceFiles,
  ) {}

  @Get()
  @Needs('reports.read')
  @NotAudited('figures that went through the gate: nobody’s data')
  async list(@CurrentView() view: View): Promise<string> {
    const [maySign, mayPrepare] = [view.may('evidence.release'), view.may('evidence.read')];
    const releases = await (maySign ? this.releases.list(view.actor) : this.releases.signed(view.actor));
    const snapshots = mayPrepare ? await this.snapshots.list(view.actor) : [];
    const begun = mayPrepare ? await this.plans.open(view.actor) : [];
    return view.page(
      { title: 'Releases', width: 'wide' },
      <ReleasesPage
        {...{ releases, maySign, mayPrepare, begun, snapshots: snapshots.filter((one) => one.forgottenAt === null) }}
      />,
    );
  }

  @Get(':number')
  @Needs('reports.read')
  @NotAudited('figures that went through the gate: nobody’s data')
  async show(@CurrentView() view: View, @Param('number', ReleaseNumber) number: number): Promise<string> {
    const release = await this.releases.open(view.actor, number);
    const back = { href: at.all, text: 'Releases' };
    return view.page(
      { title: `Release ${number}`, width: 'wide', back },
      <ReleasePage
        {...{ release, documents: await this.files.ofRelease(view.actor, number) }}
        isOwn={release.proposedBy === view.actor.accountId}
        maySign={view.may('evidence.release')}
        mayPrepare={view.may('evidence.read')}
        csrf={view.csrf}
      />,
    );
  }

  @Post(':number/sign')
  @Needs('evidence.release')
  @Audited('evidence.released')
  async sign(
    @CurrentView() view: View,
    @Param('number', ReleaseNumber) number: number,
    @Body() typed: Typed,
  ): Promise<string> {
    await this.releases.sign(view.actor, number, textIn(typed, 'sha256'));
    return view.seeOther(at.one(number), 'It is signed. Documents can be made from it.');
  }

  @Post(':number/give-up')
  @Needs('evidence.release')
  @NotAudited('what never went out')
  async giveUp(@CurrentView() view: View, @Param('number', ReleaseNumber) number: number): Promise<string> {
    await this.releases.giveUp(view.actor, number);
    return view.seeOther(at.all, `Release ${number} is given up.`);
  }

  @Get(':number/documents/:key/:format')
  @Needs('reports.read')
  @Audited('evidence.document-made')
  async document(
    @CurrentView() view: View,
    @Param('number', ReleaseNumber) number: number,
    @Param('key') key: string,
    @Param('format') text: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const format = FORMATS.find((one) => one === text);
    if (!format) throw new NotFoundException();
    return sent(res, await this.files.document(view.actor, number, key, format));
  }

  @Get(':number/pack')
  @Needs('reports.read')
  @Audited('evidence.document-made')
  async pack(
    @CurrentView() view: View,
    @Param('number', ReleaseNumber) number: number,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    return sent(res, await this.files.pack(view.actor, number));
  }
}

function sent(res: Response, { name, type, body }: Awaited<ReturnType<EvidenceFiles['pack']>>): StreamableFile {
  res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  return new StreamableFile(body, { type });
}
