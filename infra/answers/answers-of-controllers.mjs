import { join } from 'node:path';
import ts from 'typescript';
import { SchemaOfType } from './schema-of-type.mjs';

const METHODS = new Map([
  ['Get', 'get'],
  ['Post', 'post'],
  ['Put', 'put'],
  ['Delete', 'delete'],
]);

/**
 * What each method of the controllers answers with, read from its type. The key is `get issues/:issue`, or
 * `DirectoryTableController.entries` where the path is made at run time.
 * @param {string} root folder of the checkout
 * @returns {{ answers: Record<string, object>, definitions: Record<string, object> }} JSON Schemas
 */
export function answersOfControllers(root) {
  const { program, checker } = compile(root);
  const schemas = new SchemaOfType(checker);
  const answers = {};
  for (const file of program.getSourceFiles()) {
    if (!/apps\/api\/src\/.*\.controllers?\.ts$/.test(file.fileName)) continue;
    visitClasses(file, (node) => {
      const prefix = pathOf(decoratorOf(node, 'Controller'));
      for (const member of node.members) {
        if (!ts.isMethodDeclaration(member)) continue;
        for (const [name, verb] of METHODS) {
          const decorator = decoratorOf(member, name);
          if (decorator === undefined) continue;
          const own = pathOf(decorator);
          const method = member.name.getText();
          const key =
            prefix === undefined || own === undefined
              ? `${node.name.text}.${method}`
              : `${verb} ${[prefix, own].filter((part) => part !== '').join('/')}`;
          const type = answerOf(member, checker);
          if (type !== undefined) answers[key] = schemas.of(type, key);
        }
      }
    });
  }
  return { answers: sorted(answers), definitions: sorted(schemas.definitions) };
}

function compile(root) {
  const path = join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const entry = join(root, 'apps/api/src/api.module.ts');
  const program = ts.createProgram([entry], { ...options, noEmit: true });
  return { program, checker: program.getTypeChecker() };
}

/** What the promise holds; undefined where the method writes its answer itself. */
function answerOf(member, checker) {
  const signature = checker.getSignatureFromDeclaration(member);
  const type = checker.getAwaitedType(checker.getReturnTypeOfSignature(signature));
  const nothing = ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.StringLike;
  if (type.flags & nothing) return undefined;
  if (!type.isUnion()) return type;
  // Beside JSON it may answer in a text form of its own.
  const structured = type.types.filter(({ flags }) => !(flags & nothing));
  return structured.length === 1 ? structured[0] : type;
}

function visitClasses(node, act) {
  if (ts.isClassDeclaration(node) && decoratorOf(node, 'Controller') !== undefined) act(node);
  ts.forEachChild(node, (child) => visitClasses(child, act));
}

const decoratorOf = (node, name) =>
  (ts.getDecorators(node) ?? []).find(
    ({ expression }) => ts.isCallExpression(expression) && expression.expression.getText() === name,
  );

/** The path in a decorator; undefined where it is no literal. */
function pathOf(decorator) {
  const [argument] = decorator?.expression.arguments ?? [];
  if (argument === undefined) return '';
  return ts.isStringLiteral(argument) ? argument.text : undefined;
}

const sorted = (record) =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
