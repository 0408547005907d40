import { OwnEvidence } from '@footing/evidence';
import { Controller, Get } from '@nestjs/common';
import { Audited, Needs } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { CountsPage } from './counts.page';

/** Which snapshots of the evidence base I am in, and what they can hold of me. */
@Controller('me/data/counts')
export class CountsController {
  constructor(private readonly evidence: OwnEvidence) {}

  @Get()
  @Needs('evidence.own')
  @Audited('evidence.own-viewed')
  async show(@CurrentView() view: View): Promise<string> {
    const snapshots = await this.evidence.of(view.actor);
    const back = { href: paths.myData, text: 'My data' };
    return view.page({ title: 'Counts that you are in', back }, <CountsPage snapshots={snapshots} />);
  }
}
