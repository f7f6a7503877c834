import type { JsonObject } from '@shaodao/decider';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { contradictions, type Contradiction } from './contradictions.js';
import { InvalidPlaybook, type PlaybookFault } from './faults.js';
import type { Playbook } from './playbook.js';
import type { IssueSection } from './schema/issue-section.js';
import type { JsonSchema } from './schema/json-schema.js';
import { playbookSchema } from './schema/playbook-schema.js';

/** A playbook as its file has it: the sections of side streams stand beside `issue`. */
type PlaybookFile = Pick<
  Playbook,
  'id' | 'version' | 'name' | 'mechanisms' | 'basis' | 'channels' | 'issue'
> &
  Readonly<Record<string, unknown>>;

const HEAD = ['id', 'version', 'name', 'mechanisms', 'basis', 'channels', 'issue'];

/** What a kind of side stream says of its section in a playbook. */
export interface SectionForm {
  readonly kind: string;
  readonly sectionSchema: JsonSchema;
  /** What in a section of sound form contradicts itself; `path` from the section's top. */
  contradictions?(section: JsonObject): readonly Contradiction[];
}

/** Reads playbooks that may speak of issues and of the given kinds of side streams. */
export class PlaybookParser {
  /** The published JSON Schema of a playbook file. */
  readonly schema: JsonSchema;
  readonly #validate: ValidateFunction<PlaybookFile>;

  constructor(private readonly forms: readonly SectionForm[]) {
    this.schema = playbookSchema(
      Object.fromEntries(forms.map(({ kind, sectionSchema }) => [kind, sectionSchema])),
    );
    const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false });
    this.#validate = ajv.compile<PlaybookFile>(this.schema);
  }

  /**
   * The playbook a YAML text describes.
   * @param file shown in messages.
   * @throws InvalidPlaybook naming each fault with its line: first the form, then, where the form is
   *   sound, what contradicts itself (an unknown step, a circle, a ladder out of order).
   */
  parse(text: string, file: string): Playbook {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const lineAt = (offset: number): number => lines.linePos(offset).line;
    const refuse = (faults: readonly PlaybookFault[]): void => {
      if (faults.length > 0) throw new InvalidPlaybook(file, faults);
    };
    refuse(
      document.errors.map(({ pos, message }) => ({ line: lineAt(pos[0]), path: '', message })),
    );
    const value: unknown = document.toJS();
    const lineOf = (path: readonly string[]): number => lineAt(offsetOf(document, path));
    if (!this.#validate(value)) {
      refuse((this.#validate.errors ?? []).map((error) => formFault(error, lineOf)));
      throw new InvalidPlaybook(file, []);
    }
    const playbook = asPlaybook(value);
    refuse(
      [...contradictions(playbook), ...this.#sectionContradictions(playbook)].map(
        ({ path, message }) => ({
          line: lineOf(path),
          path: path.join('.'),
          message,
        }),
      ),
    );
    return playbook;
  }

  #sectionContradictions({ sections }: Playbook): readonly Contradiction[] {
    return this.forms.flatMap((form) => {
      const section = sections[form.kind];
      const found = section === undefined ? [] : (form.contradictions?.(section) ?? []);
      return found.map(({ path, message }) => ({ path: [form.kind, ...path], message }));
    });
  }
}

function asPlaybook(file: PlaybookFile): Playbook {
  const { id, version, name, mechanisms, basis, channels, issue } = file;
  const sections = Object.entries(file).filter(([key]) => !HEAD.includes(key));
  return {
    ...{ id, version, name, mechanisms },
    ...(basis !== undefined && { basis }),
    ...(channels !== undefined && { channels }),
    ...(issue !== undefined && { issue: issue satisfies IssueSection }),
    sections: Object.fromEntries(sections) as Readonly<Record<string, JsonObject>>,
  };
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

function formFault(
  { instancePath, message, params }: ErrorObject,
  lineOf: (path: readonly string[]) => number,
): PlaybookFault {
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
}
