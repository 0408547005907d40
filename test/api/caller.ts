import { shapeFaults, type Schema } from './shape-faults';

interface Content {
  readonly [type: string]: { readonly schema?: Schema };
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** The API's own description of itself, as far as specs look at it. */
export interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** An answer of the API; `body` is parsed when it is JSON, else null. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly bytes: Buffer;
}

/** Somebody who asks the API, with or without a token. Whatever is answered must be as the document says. */
export class Caller {
  constructor(
    private readonly url: string,
    readonly document: Document,
    private readonly token: string | null,
  ) {}

  get = (path: string): Promise<Answer> => this.ask('GET', path);
  delete = (path: string): Promise<Answer> => this.ask('DELETE', path);
  post = (path: string, body: unknown): Promise<Answer> => this.json('POST', path, body);
  put = (path: string, body: unknown): Promise<Answer> => this.json('PUT', path, body);

  json(method: string, path: string, body: unknown): Promise<Answer> {
    return this.ask(method, path, JSON.stringify(body), 'application/json');
  }

  async ask(method: string, path: string, content?: string | Buffer, type?: string): Promise<Answer> {
    const headers = {
      ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
      ...(type === undefined ? {} : { 'content-type': type }),
    };
    const body = content === undefined ? {} : { body: typeof content === 'string' ? content : new Uint8Array(content) };
    const response = await fetch(`${this.url}/api/v1${path}`, { method, headers, ...body });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const answer = {
      ...{ status: response.status, headers: response.headers, bytes },
      body: isJson ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {},
    };
    expect(this.undocumented(method, path, answer)).toEqual([]);
    return answer;
  }

  /** What about an answer is not as the document says; nothing for addresses and methods it does not know. */
  private undocumented(method: string, path: string, { status, headers, body }: Answer): string[] {
    const operation = this.operation(method, path);
    if (!operation || status === 405) return [];
    const what = `${method} ${path} ${status}`;
    const documented = operation.responses[String(status)];
    if (!documented) return [`${what} is not documented`];
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const schema = documented.content?.[type]?.schema;
    if (documented.content && !schema) return [`${what} has a body of type ${type}`];
    return schema && /json/.test(type) ? shapeFaults(body, schema, this.document.components.schemas, what) : [];
  }

  private operation(method: string, path: string): Operation | undefined {
    const plain = `/api/v1${path.split('?')[0] ?? ''}`;
    const matching = Object.entries(this.document.paths).filter(([shape]) =>
      new RegExp(`^${shape.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(plain),
    );
    return matching.map(([, item]) => item[method.toLowerCase()]).find((operation) => operation !== undefined);
  }
}

/** The id in an answer. */
export const idIn = ({ body }: Answer): string => String(body['id']);

/** The items of a list in an answer. */
export const itemsIn = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];

/** The fields that an error names. */
export const fieldsIn = ({ body }: Answer): string[] =>
  (body['errors'] as { field: string }[]).map(({ field }) => field);
