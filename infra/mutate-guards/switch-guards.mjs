import ts from 'typescript';

/** Files in which an early `return rejected(…)` is a guard, too. */
const DECIDERS = /\/decide(\/[^/]+)?\.ts$|side-steps\.ts$/;

/**
 * The source with a switch at every guard: while `globalThis.withoutGuard` is a guard's id, that
 * guard objects to nothing; each that is asked is noted in `globalThis.askedGuards`.
 */
export function switchGuards(name, source) {
  if (/\.spec\.ts$/.test(name) || !/guards|rejected\(|rejectSide/.test(source)) {
    return { source, guards: [] };
  }
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const refusing = functionsThatRefuse(file);
  const guards = [];
  const edits = [];
  const add = (node, before, after) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    const text = node.getText().replace(/\s+/g, ' ').slice(0, 100);
    const count = guards.filter((each) => each.text === text).length;
    const id = `${name}#${text}#${count}`;
    guards.push({ id, file: name, line: line + 1, text });
    const [open, close] = [before, after].map((part) => part.replaceAll('ID', JSON.stringify(id)));
    edits.push({ at: node.getStart(), text: open, order: 1 });
    edits.push({ at: node.getEnd(), text: close, order: 0 });
  };
  const visit = (node) => {
    if (isGuardList(node)) {
      for (const element of node.initializer.elements) {
        if (ts.isSpreadElement(element)) continue;
        add(element, '((...asked) => (globalThis.askGuard(ID) ? (', ')(...asked) : undefined))');
      }
    } else if (DECIDERS.test(name) && isEarlyRefusal(node)) {
      add(node.expression, '(globalThis.askGuard(ID) && (', '))');
    } else if (name.endsWith('/decide.ts') && isAskedByDecider(node, refusing)) {
      add(node, '(globalThis.askGuard(ID) ? ', ' : undefined)');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  edits.sort((a, b) => b.at - a.at || b.order - a.order);
  let switched = source;
  for (const { at, text } of edits) switched = switched.slice(0, at) + text + switched.slice(at);
  return { source: switched, guards };
}

const isGuardList = (node) =>
  ts.isPropertyAssignment(node) &&
  node.name.getText() === 'guards' &&
  ts.isArrayLiteralExpression(node.initializer);

/** `if (…) return rejected(…)`, with or without braces. */
function isEarlyRefusal(node) {
  if (!ts.isIfStatement(node)) return false;
  const then = ts.isBlock(node.thenStatement)
    ? node.thenStatement.statements[0]
    : node.thenStatement;
  return (
    then !== undefined &&
    ts.isReturnStatement(then) &&
    /^(rejected\(|\{ ok: false|rejectSide\()/.test(then.expression?.getText() ?? '')
  );
}

/** A rule of the decider itself: called in `decide`, and written to refuse. */
function isAskedByDecider(node, refusing) {
  if (!ts.isCallExpression(node) || !refusing.has(node.expression.getText())) return false;
  for (let above = node.parent; above !== undefined; above = above.parent) {
    if (ts.isFunctionDeclaration(above)) return above.name?.getText() === 'decide';
  }
  return false;
}

function functionsThatRefuse(file) {
  const names = new Set();
  for (const node of file.statements) {
    if (ts.isFunctionDeclaration(node) && node.type?.getText() === 'Refusal | undefined') {
      names.add(node.name?.getText());
    }
  }
  return names;
}
