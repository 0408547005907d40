import { FileRefusal } from '@footing/spreadsheets';
import { PlanningRefusal, TrackerPreparations, TrackerProfiles } from '@footing/trackers';
import { Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { textIn } from '../programme/typed';
import { trackerAddresses as at } from './addresses';
import { trackersPage, type WrongForm } from './show-trackers';

const NOT_READ = 'This could not be read as a table. Send an Excel workbook (.xlsx) or a CSV file';
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Files for tracking services: what there is, and how one begins. */
@Controller('trackers')
export class TrackersController {
  constructor(
    readonly preparations: TrackerPreparations,
    readonly profiles: TrackerProfiles,
  ) {}

  @Get()
  @Needs('trackers.read')
  @NotAudited('profiles and counts of files that left: nobody’s data')
  show(@CurrentView() view: View): Promise<string> {
    return this.page(view, { typed: null, errors: [] });
  }

  @Post('preparations')
  @Needs('trackers.export')
  @Audited('tracker.prepared')
  prepare(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    return withReceivedFile(req, async (file) => {
      const typed = req.body as Typed;
      const [profileId, year] = [textIn(typed, 'profile'), textIn(typed, 'year')];
      if (!ID.test(profileId))
        return this.page(view, { typed, errors: [{ field: 'profile', message: 'Choose a profile' }] });
      try {
        const asked = { profileId, year: /^\d{4}$/.test(year) ? Number(year) : 0 };
        const id = await this.preparations.prepare(view.actor, asked, file?.path ?? null);
        return await view.seeOther(at.preparation(id));
      } catch (error) {
        return this.page(view, { typed, ...wrongIn(error) });
      }
    });
  }

  private page(view: View, wrong: WrongForm): Promise<string> {
    return trackersPage(view, this, wrong);
  }
}

/** @throws what is not foreseen. */
function wrongIn(error: unknown): Pick<WrongForm, 'errors' | 'faults'> {
  if (error instanceof FileRefusal) return { errors: [{ field: 'file', message: NOT_READ }] };
  if (!(error instanceof PlanningRefusal)) return { errors: fieldErrors(error) };
  const { faults } = error;
  const [first] = faults;
  const message =
    faults.length === 1 && first
      ? `${first.row === null ? 'Headings' : `Row ${first.row}`}: ${first.message}`
      : `Put right the ${faults.length} things that the table lists`;
  return { errors: [{ field: 'file', message }], faults };
}
