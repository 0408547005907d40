import { Injectable } from '@nestjs/common';
import { AgreedStops } from './agreed-stops.service';
import { Corrections } from './corrections.service';

/** What an answer that agrees does there and then. */
@Injectable()
export class AgreedChanges {
  constructor(
    readonly stops: AgreedStops,
    readonly corrections: Corrections,
  ) {}
}
