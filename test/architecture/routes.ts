import * as ts from 'typescript';
import { appOf, type Fault, nodes, type SourceFile } from './tree';

const verbs = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options']);
const policies = new Set(['Needs', 'Public', 'SignedInOnly', 'ForTheMachine']);

/** Handlers that do not say who may call them. The guard closes those anyway; here they are found before that. */
export function* routeFaults(file: SourceFile): Generator<Fault> {
  if (!appOf(file.path) && !file.path.startsWith('libs/')) return;
  for (const node of nodes(file.syntax)) {
    if (!ts.isClassDeclaration(node) || !decorators(node).has('Controller')) continue;
    const classHasPolicy = isGuarded(node);
    for (const method of node.members.filter(ts.isMethodDeclaration))
      if (isHandler(method) && !classHasPolicy && !isGuarded(method))
        yield {
          rule: 'a-policy-on-every-route',
          where: file.path,
          what: `${node.name?.text}.${method.name.getText()}`,
        };
  }
}

const isHandler = (node: ts.HasDecorators) => [...decorators(node)].some((name) => verbs.has(name));
const isGuarded = (node: ts.HasDecorators) => [...decorators(node)].some((name) => policies.has(name));

function decorators(node: ts.HasDecorators): Set<string> {
  const names = (ts.getDecorators(node) ?? []).map(({ expression }) =>
    ts.isCallExpression(expression) ? expression.expression.getText() : expression.getText(),
  );
  return new Set(names);
}
