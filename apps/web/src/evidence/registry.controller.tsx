import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { LinkageTerms, Registry, type RegistryFault, RegistryRefusal } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { FileRefusal } from '@footing/spreadsheets';
import type { Request } from 'express';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { evidenceAddresses as at } from './addresses';
import { type CheckedFile, RegistryCheckPage } from './registry-check.page';
import { RegistryPage } from './registry.page';

const NOT_READ = 'This could not be read as a table. Send an Excel workbook (.xlsx) or a CSV file';
const FILES = 'which files came, and how many rows they had: nobody’s data';

interface Wrong {
  readonly errors?: readonly FieldError[];
  readonly faults?: readonly RegistryFault[];
}

/** What the university’s records say, brought in from a file in two steps: see what it would do, then say yes. */
@Controller('registry')
@Needs('registry.bring-in')
export class RegistryController {
  constructor(
    private readonly registry: Registry,
    private readonly terms: LinkageTerms,
  ) {}

  @Get()
  @NotAudited(FILES)
  show(@CurrentView() view: View): Promise<string> {
    return this.page(view);
  }

  @Post()
  @Audited('registry.sent')
  send(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    return withReceivedFile(req, async (file) => {
      if (!file) return this.page(view, { errors: [{ field: 'file', message: 'Choose the file' }] });
      try {
        const { known, unknown, joined, ...checked } = await this.registry.preview(view.actor, file.path);
        return checkPage(view, { ...checked, counts: { known, unknown, joined } });
      } catch (error) {
        return this.page(view, wrongIn(error));
      }
    });
  }

  @Get(':id')
  @NotAudited(FILES)
  async check(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    const { counts, ...file } = await this.registry.open(view.actor, id);
    return counts ? checkPage(view, { ...file, counts }) : view.seeOther(at.registry);
  }

  @Post(':id/confirm')
  @Audited('registry.joined')
  async confirm(@CurrentView() view: View, @Param('id', Id) id: string, @Body() typed: Typed): Promise<string> {
    const { joined } = await this.registry.confirm(view.actor, id, textIn(typed, 'sha256'));
    const words = `The records are joined, of ${joined} ${joined === 1 ? 'student' : 'students'}. Take a new snapshot to use them.`;
    return view.seeOther(at.registry, words);
  }

  @Post(':id/give-up')
  @Audited('registry.given-up')
  async giveUp(@CurrentView() view: View, @Param('id', Id) id: string): Promise<string> {
    await this.registry.giveUp(view.actor, id);
    return view.seeOther(at.registry, 'The file is forgotten. Nothing was changed.');
  }

  private async page(view: View, { errors = [], faults = [] }: Wrong = {}): Promise<string> {
    const [terms, files] = [await this.terms.get(view.actor), await this.registry.list(view.actor)];
    const back = { href: paths.institution, text: 'Our university' };
    return view.page(
      { title: 'University records', errors, back, width: 'wide' },
      <RegistryPage {...{ terms, files, errors, faults }} csrf={view.csrf} />,
    );
  }
}

function checkPage(view: View, file: CheckedFile): string {
  const back = { href: at.registry, text: 'University records' };
  return view.page({ title: 'Check before it is joined', back }, <RegistryCheckPage file={file} csrf={view.csrf} />);
}

/** @throws what is not foreseen. */
function wrongIn(error: unknown): Wrong {
  if (error instanceof FileRefusal) return { errors: [{ field: 'file', message: NOT_READ }] };
  if (!(error instanceof RegistryRefusal)) throw error;
  const { faults } = error;
  const [first] = faults;
  const message =
    faults.length === 1 && first
      ? `${first.row === null ? 'Headings' : `Row ${first.row}`}: ${first.message}`
      : `Put right the ${faults.length} things that the table lists`;
  return { errors: [{ field: 'file', message }], faults };
}
