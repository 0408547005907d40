import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NotAudited, Public } from '../http/policy';
import { docsPage } from './docs.page';
import { docsStyle } from './docs-style';
import { OpenApi } from './open-api';

/** What this API is, for programs and for people. */
@Controller()
@ApiExcludeController()
@Public('says nothing that the source does not')
export class DocsController {
  constructor(private readonly api: OpenApi) {}

  @Get('openapi.json')
  @NotAudited('words for everybody')
  document() {
    return this.api.document;
  }

  @Get('docs')
  @NotAudited('words for everybody')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return docsPage(this.api.document);
  }

  @Get('docs.css')
  @NotAudited('words for everybody')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): string {
    return docsStyle;
  }
}
