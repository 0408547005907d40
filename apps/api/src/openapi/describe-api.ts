import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { allResources } from './all-resources';
import { described, listOf, number, object, type Resource, resource, text } from './schema';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const introduction = `Footing for other systems: student records, alumni databases, dashboards.

Send a token with every request, in the header Authorization, as "Bearer" and the token. Bodies are JSON of at most 100 kilobytes.
Lists come in pages: add page=2 to the address. Errors are problem+json (RFC 9457); their type is stable, their words are for people.`;

const problemFields = {
  type: described('urn:problem: and a stable code', text),
  title: text,
  status: number,
  detail: text,
  instance: described('The path that was asked for', text),
  errors: listOf(object({ field: text, message: text })),
};
const reference = described('Only with 500: quote it when you ask for help', text);
const problemResource = resource('Problem', { ...object(problemFields), properties: { ...problemFields, reference } });

const problems: Readonly<Record<number, string>> = {
  400: 'The body is not JSON, or the address is not written correctly',
  401: 'No token, or not a good one',
  403: 'This token may not do this',
  404: 'Nothing is here, or it is not yours to see',
  409: 'It does not go with how things stand now',
  413: 'The body is too large',
  415: 'The body is of the wrong kind',
  422: 'Some values cannot be used: see errors',
  500: 'A defect, with a reference',
};

/** The document of the API, made from its controllers and from the rules that check what comes in. */
export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Footing API')
    .setDescription(introduction)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addSecurityRequirements('token')
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: (_, method) => method });
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith('/api/')));
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item) as [string, Operation][]) complete(operation, path, method);
  const schemas = Object.fromEntries(
    [problemResource, ...withUses(allResources)].map(({ name, schema }) => [name, schema]),
  );
  return { ...document, paths, components: { ...document.components, schemas } } as OpenAPIObject;
}

/** Adds the errors that follow from an address and a body, and a name that no other operation has. */
function complete(operation: Operation, path: string, method: string): void {
  const hasQuery = operation.parameters?.some((parameter) => 'in' in parameter && parameter.in === 'query') ?? false;
  const isConflict = '409' in operation.responses;
  for (const parameter of operation.parameters ?? [])
    if ('in' in parameter && parameter.in === 'path') parameter.schema = { type: 'string', format: 'uuid' };
  const statuses = [
    ...[401, 403, 500],
    ...(path.includes('{') ? [400, 404] : []),
    ...(operation.requestBody ? [400, 413, 415, 422] : hasQuery ? [422] : []),
    ...(isConflict ? [409] : []),
  ];
  const content = { 'application/problem+json': { schema: problemResource.ref as { $ref: string } } };
  for (const status of statuses) operation.responses[status] = { description: problems[status] ?? '', content };
  const words = path
    .replace(/^\/api\/v1\//, '')
    .split(/[/.]/)
    .map((part) => part.replace(/[{}]/g, ''));
  operation.operationId = [method, ...words].join('-');
  operation.tags = [words[0] ?? ''];
}

const withUses = (resources: readonly Resource[]): Resource[] =>
  resources.flatMap((one) => [one, ...withUses(one.uses)]);
