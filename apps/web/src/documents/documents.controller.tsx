import { DocumentWords, type DocumentWordsView, SigningKeys } from '@footing/evidence';
import { DomainError, type FieldError } from '@footing/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Audited, Needs, NotAudited } from '../http/policy';
import { fieldErrors, type Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { versionIn, wordsIn } from '../practice/read-practice';
import { releaseAddresses } from '../releases/addresses';
import { documentAddresses } from './addresses';
import { DocumentsPage } from './documents.page';
import { WordsPage } from './words.page';

interface Shown {
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly wasFirst?: boolean;
}

/** What a university says in its documents of evidence. */
@Controller('documents')
@Needs('evidence.release')
export class DocumentsController {
  constructor(
    private readonly words: DocumentWords,
    private readonly keys: SigningKeys,
  ) {}

  @Get()
  @NotAudited('the university’s own words about what it does: nobody’s data')
  async list(@CurrentView() view: View): Promise<string> {
    const documents = await this.words.list(view.actor);
    const [key] = await this.keys.list(view.actor);
    const page = <DocumentsPage documents={documents} fingerprint={key?.fingerprint ?? null} />;
    const back = { href: releaseAddresses.all, text: 'Releases' };
    return view.page({ title: 'What our documents say', back }, page);
  }

  @Get(':key/words')
  @NotAudited('the university’s own words about what it does: nobody’s data')
  async show(@CurrentView() view: View, @Param('key') key: string): Promise<string> {
    const document = await this.words.find(view.actor, key);
    return this.page(view, document, { typed: { ...document.words, version: String(document.version) } });
  }

  @Post(':key/words')
  @Audited('evidence.words-changed')
  async change(@CurrentView() view: View, @Param('key') key: string, @Body() body: Typed): Promise<string> {
    const document = await this.words.find(view.actor, key);
    const typed = Object.fromEntries(document.template.fields.map((field) => [field.key, wordsIn(body, field.key)]));
    try {
      await this.words.change(view.actor, key, versionIn(body), typed);
      return await view.seeOther(documentAddresses.all, 'These words are saved. New documents have them.');
    } catch (error) {
      const wasFirst = error instanceof DomainError && error.code === 'document.changed';
      const errors = wasFirst ? [] : fieldErrors(error).map((one) => atField(one, document));
      const now = await this.words.find(view.actor, key);
      const version = String(wasFirst ? now.version : versionIn(body));
      return this.page(view, now, { typed: { ...body, version }, errors, wasFirst });
    }
  }

  private page(view: View, document: DocumentWordsView, { typed, errors = [], wasFirst = false }: Shown): string {
    const { key, name } = document.template;
    const back = { href: documentAddresses.all, text: 'What our documents say' };
    return view.page(
      { title: name, errors, back, ...(wasFirst ? { status: 409 } : {}) },
      <WordsPage {...{ document, typed, errors, wasFirst }} action={documentAddresses.words(key)} csrf={view.csrf} />,
    );
  }
}

/** What is wrong with all of it is told at its first field. */
const atField = (error: FieldError, { template }: DocumentWordsView): FieldError =>
  error.field === 'words' ? { ...error, field: template.fields[0]?.key ?? 'words' } : error;
