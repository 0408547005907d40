import { Controller, Get, Post, Req } from '@nestjs/common';
import type { FieldError } from '@footing/kernel';
import { type CharacteristicFault, Monitoring, MonitoringRefusal } from '@footing/monitoring';
import type { Request } from 'express';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { withReceivedFile } from '../imports/received-file';
import { paths } from '../paths';
import { BringInMonitoringPage } from './bring-in-monitoring.page';

/** Where what a university holds for equality monitoring goes in. It cannot be read again. */
@Controller('institution/equality-monitoring')
@Needs('monitoring.bring-in')
export class BringInMonitoringController {
  constructor(private readonly monitoring: Monitoring) {}

  @Get()
  @NotAudited('an empty form')
  blank(@CurrentView() view: View): string {
    return page(view);
  }

  @Post()
  @Audited('monitoring.brought-in')
  bringIn(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    return withReceivedFile(req, async (file) => {
      if (!file) return page(view, [{ field: 'file', message: 'Choose the file' }]);
      try {
        const count = await this.monitoring.bringIn(view.actor, file.path);
        return await view.seeOther(
          paths.bringInMonitoring,
          `${count} ${count === 1 ? 'code was' : 'codes were'} taken in.`,
        );
      } catch (error) {
        if (error instanceof MonitoringRefusal) return page(view, [toPutRight(error)], error.faults);
        return page(view, fieldErrors(error));
      }
    });
  }
}

function page(view: View, errors: readonly FieldError[] = [], faults: readonly CharacteristicFault[] = []): string {
  const back = { href: paths.institution, text: 'Our university' };
  const shown = { csrf: view.csrf, errors, faults };
  return view.page({ title: 'Bring in equality monitoring', errors, back }, <BringInMonitoringPage {...shown} />);
}

function toPutRight({ faults, fields }: MonitoringRefusal): FieldError {
  const [first] = faults;
  const where = !first || first.row === null ? '' : `${fields[0]?.field.replace(/^r/, 'R')}: `;
  const one = `${where}${first?.message ?? ''}`;
  return { field: 'file', message: faults.length === 1 ? one : `${one}. There is more to put right: see the list` };
}
