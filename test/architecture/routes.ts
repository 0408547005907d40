import * as ts from 'typescript';
import { appOf, type Fault, nodes, type SourceFile } from './tree';

const verbs = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options']);
const policies = new Set(['Needs', 'Public', 'SignedInOnly', 'ForTheMachine']);
const audits = new Set(['Audited', 'NotAudited', 'ForTheMachine']);

/**
 * Handlers that do not say who may call them, or what a call leaves in the record of who looked. The guard closes the
 * former anyway; here they are found before that.
 */
export function* routeFaults(file: SourceFile): Generator<Fault> {
  if (!appOf(file.path) && !file.path.startsWith('libs/')) return;
  for (const node of nodes(file.syntax)) {
    if (!ts.isClassDeclaration(node) || !decorators(node).has('Controller')) continue;
    for (const method of node.members.filter(ts.isMethodDeclaration).filter(isHandler)) {
      const what = `${node.name?.text}.${method.name.getText()}`;
      if (!says(node, policies) && !says(method, policies))
        yield { rule: 'a-policy-on-every-route', where: file.path, what };
      if (!says(node, audits) && !says(method, audits))
        yield { rule: 'an-audit-event-on-every-route', where: file.path, what };
    }
  }
}

const isHandler = (node: ts.HasDecorators) => [...decorators(node)].some((name) => verbs.has(name));
const says = (node: ts.HasDecorators, names: ReadonlySet<string>) =>
  [...decorators(node)].some((name) => names.has(name));

function decorators(node: ts.HasDecorators): Set<string> {
  const names = (ts.getDecorators(node) ?? []).map(({ expression }) =>
    ts.isCallExpression(expression) ? expression.expression.getText() : expression.getText(),
  );
  return new Set(names);
}
