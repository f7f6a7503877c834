import type { JsonObject } from '@shaodao/decider';
import { Ajv, type ValidateFunction } from 'ajv';
import { contradictions, type Contradiction } from './contradictions.js';
import { InvalidPlaybook, type PlaybookFault } from './faults.js';
import type { Playbook } from './playbook.js';
import type { IssueSection } from './schema/issue-section.js';
import type { JsonSchema } from './schema/json-schema.js';
import { playbookSchema } from './schema/playbook-schema.js';
import { formFaults, readYaml } from './yaml-text.js';

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

const AJV = { allErrors: true, useDefaults: true, strict: false };

/** Reads playbooks that may speak of issues and of the given kinds of side streams. */
export class PlaybookParser {
  /** The published JSON Schema of a playbook file. */
  readonly schema: JsonSchema;
  #validate: ValidateFunction<PlaybookFile> | undefined;

  constructor(private readonly forms: readonly SectionForm[]) {
    this.schema = playbookSchema(
      Object.fromEntries(forms.map(({ kind, sectionSchema }) => [kind, sectionSchema])),
    );
  }

  /**
   * The playbook a YAML text describes.
   * @param file shown in messages.
   * @throws InvalidPlaybook naming each fault with its line: first the form, then, where the form is
   *   sound, what contradicts itself (an unknown step, a circle, a ladder out of order).
   */
  parse(text: string, file: string): Playbook {
    const yaml = readYaml(text);
    const refuse = (faults: readonly PlaybookFault[]): void => {
      if (faults.length > 0) throw new InvalidPlaybook(file, faults);
    };
    refuse(yaml.faults);
    const { value } = yaml;
    // Compiled with the first file that is read: most processes read none.
    const validate = (this.#validate ??= new Ajv(AJV).compile<PlaybookFile>(this.schema));
    if (!validate(value)) {
      refuse(formFaults(validate.errors ?? [], yaml));
      throw new InvalidPlaybook(file, []);
    }
    const playbook = asPlaybook(value);
    refuse(
      [...contradictions(playbook), ...this.#sectionContradictions(playbook)].map(
        ({ path, message }) => ({
          line: yaml.lineOf(path),
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
