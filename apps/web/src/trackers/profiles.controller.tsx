import { readFile, stat } from 'node:fs/promises';
import { DomainError, type FieldError } from '@footing/kernel';
import {
  ProfileRefusal,
  type SavedProfile,
  trackerFiles,
  TrackerPreparations,
  TrackerProfiles,
  trackers,
} from '@footing/trackers';
import { Body, Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { textIn } from '../programme/typed';
import { trackerAddresses as at } from './addresses';
import { BringInPage, MOST_PROFILE_BYTES } from './bring-in.page';
import { ProfilePage } from './profile.page';
import { askedOf, shownProfile, typedProfile, type TypedProfile } from './read-profile-form';
import { trackersPage } from './show-trackers';

const SETTINGS = 'how files are made: nobody’s data';
const WAS_FIRST = 'A colleague saved this while you looked. Read how it stands now, then change it again';

/** How files for tracking services are made. */
@Controller('trackers')
export class TrackerProfilesController {
  constructor(
    readonly profiles: TrackerProfiles,
    readonly preparations: TrackerPreparations,
  ) {}

  @Post('profiles')
  @Needs('trackers.export')
  @Audited('tracker.profile-saved')
  async begin(@CurrentView() view: View, @Body() typed: Typed): Promise<string> {
    const tracker = trackers.find((one) => one === textIn(typed, 'tracker')) ?? 'HEAT';
    const file = trackerFiles.find((one) => one === textIn(typed, 'kind')) ?? 'participants';
    try {
      const name = textIn(typed, 'name');
      const id = await this.profiles.begin(view.actor, name, tracker, file, textIn(typed, 'headings'));
      return await view.seeOther(at.profile(id), 'The profile is made. Check each column.');
    } catch (error) {
      const errors = fieldErrors(error).map(({ field, message }) => ({
        field: field === 'columns' ? 'headings' : field,
        message,
      }));
      return trackersPage(view, this, { typed, errors });
    }
  }

  @Get('brought-in')
  @Needs('trackers.export')
  @NotAudited(SETTINGS)
  askForFile(@CurrentView() view: View): string {
    return bringInPage(view, '', []);
  }

  @Post('brought-in')
  @Needs('trackers.export')
  @Audited('tracker.profile-saved')
  bringIn(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    return withReceivedFile(req, async (file) => {
      const name = textIn(req.body as Typed, 'name');
      const size = file ? (await stat(file.path)).size : 0;
      if (!file || size > MOST_PROFILE_BYTES)
        return bringInPage(view, name, [{ field: 'file', message: 'Choose the file of a profile' }]);
      try {
        const id = await this.profiles.bringIn(view.actor, name, await readFile(file.path, 'utf8'));
        return await view.seeOther(at.profile(id), 'The profile is here. Compare its headings with your own template.');
      } catch (error) {
        const isOfFile = error instanceof ProfileRefusal;
        const errors = fieldErrors(error).map((one) => (isOfFile ? { ...one, field: 'file' } : one));
        return bringInPage(view, name, errors);
      }
    });
  }

  @Get('profiles/:id')
  @Needs('trackers.read')
  @NotAudited(SETTINGS)
  async show(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const saved = await this.profiles.find(view.actor, id);
    return this.page(view, saved, shownProfile(saved.profile));
  }

  @Post('profiles/:id')
  @Needs('trackers.export')
  @Audited('tracker.profile-saved')
  async save(@CurrentView() view: View, @Param('id', Id) id: string, @Body() body: Typed): Promise<string> {
    const typed = typedProfile(body);
    try {
      const version = await this.profiles.save(view.actor, id, Number(textIn(body, 'version')), askedOf(typed));
      return await view.seeOther(at.profile(id), `Saved as version ${version}.`);
    } catch (error) {
      const saved = await this.profiles.find(view.actor, id);
      if (error instanceof ProfileRefusal) return this.page(view, saved, typed, error);
      if (!(error instanceof DomainError && error.code === 'tracker.changed')) throw error;
      const errors = [{ field: 'columns', message: WAS_FIRST }];
      return this.page(view, saved, shownProfile(saved.profile), { faults: [], fields: errors }, 409);
    }
  }

  @Get('profiles/:id/json')
  @Needs('trackers.read')
  @NotAudited(SETTINGS)
  async takeOut(@CurrentView() view: View, @Param('id', Id) id: string, @Res({ passthrough: true }) res: Response) {
    const { name, body } = await this.profiles.takeOut(view.actor, id);
    res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    return new StreamableFile(body, { type: 'application/json; charset=utf-8' });
  }

  private page(
    view: View,
    saved: SavedProfile,
    typed: TypedProfile,
    { faults, fields: errors }: Pick<ProfileRefusal, 'faults' | 'fields'> = { faults: [], fields: [] },
    status?: number,
  ): string {
    const back = { href: at.all, text: 'Files for tracking services' };
    return view.page(
      { title: saved.name, errors, back, ...(status === undefined ? {} : { status }) },
      <ProfilePage {...{ saved, typed, faults, errors }} mayExport={view.may('trackers.export')} csrf={view.csrf} />,
    );
  }
}

function bringInPage(view: View, name: string, errors: readonly FieldError[]): string {
  const back = { href: at.all, text: 'Files for tracking services' };
  return view.page(
    { title: 'Bring a profile in', errors, back },
    <BringInPage {...{ name, errors }} csrf={view.csrf} />,
  );
}
