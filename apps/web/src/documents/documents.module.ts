import { EvidenceModule } from '@footing/evidence';
import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller';

/** What a university says in its documents of evidence. */
@Module({ imports: [EvidenceModule], controllers: [DocumentsController] })
export class DocumentPages {}
