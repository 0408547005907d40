import { Injectable } from '@nestjs/common';
import { ask, OutboundRefused, Settings } from '@footing/config';
import { Clock, DomainError } from '@footing/kernel';
import {
  type MetadataFacts,
  type MetadataFault,
  metadataFaults,
  MetadataRefused,
  MOST_METADATA_BYTES,
  readMetadata,
} from './metadata';

/** Metadata as it came, and what was read from it. */
export interface MetadataSource {
  readonly document: string;
  readonly facts: MetadataFacts;
}

/** What it must be: the same service as before (null: the first time), signed by this certificate (null: by nobody). */
export interface MetadataWanted {
  readonly entityId: string | null;
  readonly signedBy: string | null;
}

/** Gets metadata from where universities keep it. */
@Injectable()
export class MetadataSources {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @throws {MetadataRefused} */
  async fetch(url: string, wanted: MetadataWanted): Promise<MetadataSource> {
    const rule = { strict: this.isStrict, maxBytes: MOST_METADATA_BYTES, timeoutMs: 10_000 };
    const headers = { accept: 'application/samlmetadata+xml, application/xml, text/xml' };
    const answer = await ask(url, rule, { headers }).catch((error: unknown) => {
      throw new MetadataRefused(
        error instanceof OutboundRefused && error.why === 'too-large' ? 'too-large' : 'unreachable',
      );
    });
    if (!answer.ok) throw new MetadataRefused('unreachable');
    return this.read(await answer.text(), wanted);
  }

  /** @throws {MetadataRefused} */
  read(document: string, wanted: MetadataWanted): MetadataSource {
    const terms = { ...wanted, at: this.clock.now(), httpsOnly: this.isStrict };
    return { document, facts: readMetadata(document, terms) };
  }

  private get isStrict(): boolean {
    return this.settings.NODE_ENV === 'production';
  }
}

/** A refusal of metadata as something to put right at a field of a form. @throws whatever else it was. */
export function metadataFieldError(error: unknown, field: string): never {
  if (!(error instanceof MetadataRefused)) throw error;
  throw new DomainError('invalid', `metadata.${error.fault}`, error.fault, [{ field, message: wordsFor(error.fault) }]);
}

const wordsFor = (fault: MetadataFault): string => `The metadata was not taken. ${metadataFaults[fault]}`;
