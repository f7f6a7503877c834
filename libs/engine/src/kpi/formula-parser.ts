import { formulaFaults, FORMULA_SET_SCHEMA, type FormulaSet } from '@shaodao/assessment';
import { formFaults, readYaml, type PlaybookFault } from '@shaodao/playbooks';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Formulas that cannot be used; the message says file, line, field and what is wrong. */
export class InvalidFormulas extends Error {
  override readonly name = 'InvalidFormulas';

  constructor(
    readonly file: string,
    readonly faults: readonly PlaybookFault[],
  ) {
    super(
      faults
        .map(
          ({ line, path, message }) => `${file}:${String(line)} ${path || 'formulas'} ${message}`,
        )
        .join('\n'),
    );
  }
}

/** As a file has it; `shared` only holds what its anchors name. */
type FormulaFile = FormulaSet & { readonly shared?: unknown };

const AJV = { allErrors: true, strict: false };
/** Compiled with the first file that is read. */
let validate: ValidateFunction<FormulaFile> | undefined;

/**
 * The formula set a YAML text describes.
 * @param file shown in messages.
 * @throws InvalidFormulas naming each fault with its line: first the form, then, where the form is
 *   sound, what does not fit together (a cohort nobody defined, weights that are not 1 …).
 */
export function parseFormulas(text: string, file: string): FormulaSet {
  const yaml = readYaml(text);
  refuse(file, yaml.faults);
  const { value } = yaml;
  const check = (validate ??= new Ajv2020(AJV).compile<FormulaFile>(FORMULA_SET_SCHEMA));
  if (!check(value)) {
    refuse(file, formFaults(check.errors ?? [], yaml));
    throw new InvalidFormulas(file, []);
  }
  const { shared: _anchors, ...set } = value;
  refuse(
    file,
    formulaFaults(set).map(({ path, message }) => ({
      line: yaml.lineOf(path),
      path: path.join('.'),
      message,
    })),
  );
  return set;
}

function refuse(file: string, faults: readonly PlaybookFault[]): void {
  if (faults.length > 0) throw new InvalidFormulas(file, faults);
}
