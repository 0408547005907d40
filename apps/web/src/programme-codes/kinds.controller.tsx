import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { type MoatFault, MoatLists } from '@footing/programmes';
import { FileRefusal } from '@footing/spreadsheets';
import type { Request } from 'express';
import { SnapshotNumber } from '../evidence/snapshot-number';
import { Audited, Needs, NotAudited } from '../http/policy';
import { withReceivedFile } from '../imports/received-file';
import { CurrentView, type View } from '../http/view';
import { codeAddresses as at } from './addresses';
import { KindsListPage, KindsPage } from './kinds.page';
import { readKindsFile } from './read-kinds-file';

const KINDS = 'names of kinds of activity: nobody’s data';
const NOT_READ = 'This could not be read as a table. Send an Excel workbook (.xlsx) or a CSV file';

interface Wrong {
  readonly errors?: readonly FieldError[];
  readonly faults?: readonly MoatFault[];
}

/** Kinds of activity that programmes are coded with, brought in from a file in two steps: look at it, then use it. */
@Controller('kinds-of-activity')
@Needs('programmes.edit')
export class KindsController {
  constructor(private readonly lists: MoatLists) {}

  @Get()
  @NotAudited(KINDS)
  show(@CurrentView() view: View): Promise<string> {
    return this.page(view);
  }

  @Post()
  @Audited('programme.kinds-brought')
  bring(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    return withReceivedFile(req, async (file) => {
      if (!file) return this.page(view, { errors: [{ field: 'file', message: 'Choose the file' }] });
      try {
        const found = await readKindsFile(file.path);
        if ('faults' in found) return await this.page(view, wrongWith(found.faults));
        const number = await this.lists.bring(view.actor, found.rows);
        return await view.seeOther(at.list(number));
      } catch (error) {
        if (!(error instanceof FileRefusal)) throw error;
        return this.page(view, { errors: [{ field: 'file', message: NOT_READ }] });
      }
    });
  }

  @Get(':number')
  @NotAudited(KINDS)
  async open(@CurrentView() view: View, @Param('number', SnapshotNumber) number: number): Promise<string> {
    const list = await this.lists.open(view.actor, number);
    const back = { href: at.kinds, text: 'Kinds of activity' };
    return view.page({ title: `List ${number}`, back }, <KindsListPage list={list} csrf={view.csrf} />);
  }

  @Post(':number/use')
  @Audited('programme.kinds-used')
  async use(@CurrentView() view: View, @Param('number', SnapshotNumber) number: number): Promise<string> {
    await this.lists.use(view.actor, number);
    return view.seeOther(at.all, 'The list is in use. Programmes keep their kind until you choose another.');
  }

  private async page(view: View, { errors = [], faults = [] }: Wrong = {}): Promise<string> {
    const lists = await this.lists.list(view.actor);
    const back = { href: at.all, text: 'Codes of programmes' };
    return view.page(
      { title: 'Kinds of activity', errors, back },
      <KindsPage {...{ lists, errors, faults }} csrf={view.csrf} />,
    );
  }
}

function wrongWith(faults: readonly MoatFault[]): Wrong {
  const [first] = faults;
  const message =
    faults.length === 1 && first
      ? `${first.row === null ? 'Headings' : `Row ${first.row}`}: ${first.message}`
      : `Put right the ${faults.length} things that the table lists`;
  return { errors: [{ field: 'file', message }], faults };
}
