import type { ErrorObject } from 'ajv';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { PlaybookFault } from './faults.js';

/** A YAML text as read: its value, what is no YAML in it, and where everything stands. */
export interface YamlText {
  readonly value: unknown;
  readonly faults: readonly PlaybookFault[];
  /** 1-based line of the value at a path; of its nearest holder where it is missing. */
  lineOf(path: readonly string[]): number;
}

/** Reads a text written by people, so that every complaint can name its line. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const faults = document.errors.map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    path: '',
    message,
  }));
  return {
    value: faults.length > 0 ? undefined : document.toJS(),
    faults,
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

/** What the form of a text has against it, each at its line. */
export function formFaults(
  errors: readonly ErrorObject[],
  { lineOf }: Pick<YamlText, 'lineOf'>,
): readonly PlaybookFault[] {
  return errors.map(({ instancePath, message, params }) => {
    const path = instancePath.split('/').slice(1);
    const extra = params['additionalProperty'] as string | undefined;
    const allowed = params['allowedValues'] as readonly string[] | undefined;
    const where = extra === undefined ? path : [...path, extra];
    const detail = allowed === undefined ? '' : `: ${allowed.join(', ')}`;
    return {
      line: lineOf(where),
      path: where.join('.'),
      message: extra === undefined ? `${message ?? 'is wrong'}${detail}` : 'is not a known field',
    };
  });
}

/** Where in the text the value stands; its nearest holder where it is missing. */
function offsetOf(document: Document, path: readonly string[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const node: unknown = document.getIn(part, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
