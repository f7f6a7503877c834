import { formFaults, readYaml, type PlaybookFault } from '@shaodao/playbooks';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SCENARIO_SCHEMA, type ScenarioDraft } from '../core/index.js';

/** A scenario file that cannot be used; the message says file, line, field and what is wrong. */
export class InvalidScenario extends Error {
  override readonly name = 'InvalidScenario';

  constructor(
    readonly file: string,
    readonly faults: readonly PlaybookFault[],
  ) {
    super(
      faults
        .map(
          ({ line, path, message }) => `${file}:${String(line)} ${path || 'scenario'} ${message}`,
        )
        .join('\n'),
    );
  }
}

const AJV = { allErrors: true, strict: false };
/** Compiled with the first file that is read. */
let validate: ValidateFunction<ScenarioDraft> | undefined;

/**
 * The scenario a YAML text describes.
 * @param file shown in messages.
 * @throws InvalidScenario naming each fault with its line. What the lists say of it is asked when it
 *   is drafted.
 */
export function parseScenario(text: string, file: string): ScenarioDraft {
  const yaml = readYaml(text);
  if (yaml.faults.length > 0) throw new InvalidScenario(file, yaml.faults);
  const { value } = yaml;
  const check = (validate ??= new Ajv2020(AJV).compile<ScenarioDraft>(SCENARIO_SCHEMA));
  if (!check(value)) throw new InvalidScenario(file, formFaults(check.errors ?? [], yaml));
  return value;
}
