import { ReadableError, type Sentence } from '../sentence.js';
import type { ValueType } from './value-types.js';
import { variables, type VariableName } from './variables.js';

type ValueOf<Name extends VariableName> =
  (typeof variables)[Name]['type'] extends ValueType<infer Value> ? Value : never;

/** What the environment says, checked. Secrets that are not set come from key files. */
export interface Configuration {
  readonly port: ValueOf<'PORT'>;
  readonly host: ValueOf<'HOST'>;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: ValueOf<'DATABASE_URL'> | undefined;
  /** Absolute. */
  readonly dataDir: ValueOf<'DATA_DIR'>;
  /** Undefined: `masterKey(configuration)` takes it from the key file. */
  readonly masterKey: ValueOf<'MASTER_KEY'> | undefined;
  /** Undefined: `tokenSecret(configuration)` takes it from the key file. */
  readonly tokenSecret: ValueOf<'TOKEN_SECRET'> | undefined;
  readonly logLevel: ValueOf<'LOG_LEVEL'>;
}

/** Some variables are wrong; the sentence names every one of them. */
export class ConfigurationError extends ReadableError {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly Sentence[]) {
    super({
      zh: problems.map((problem) => problem.zh).join('\n'),
      en: problems.map((problem) => problem.en).join('\n'),
    });
  }
}

/**
 * The configuration the environment asks for. An empty variable counts as not set.
 * @throws ConfigurationError naming all wrong variables at once.
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): Configuration {
  const problems: Sentence[] = [];

  function optional<Name extends VariableName>(name: Name): ValueOf<Name> | undefined {
    const variable = variables[name];
    const given = environment[name]?.trim();
    const fallback = typeof variable.fallback === 'string' ? variable.fallback : undefined;
    const text = given === undefined || given === '' ? fallback : given;
    if (text === undefined) return undefined;
    const parsed = variable.type.parse(text);
    // The table pairs each name with its own type, which a lookup by a type parameter forgets.
    if ('value' in parsed) return parsed.value as ValueOf<Name>;
    const shown = variable.secret ? { zh: '', en: '' } : quoted(text);
    problems.push({
      zh: `环境变量 ${name} ${parsed.wrong.zh}${shown.zh}`,
      en: `Environment variable ${name} ${parsed.wrong.en}${shown.en}`,
    });
    return undefined;
  }

  const found = {
    port: optional('PORT'),
    host: optional('HOST'),
    databaseUrl: optional('DATABASE_URL'),
    dataDir: optional('DATA_DIR'),
    masterKey: optional('MASTER_KEY'),
    tokenSecret: optional('TOKEN_SECRET'),
    logLevel: optional('LOG_LEVEL'),
  };
  const { port, host, dataDir, logLevel } = found;
  if (
    problems.length > 0 ||
    port === undefined ||
    host === undefined ||
    dataDir === undefined ||
    logLevel === undefined
  )
    throw new ConfigurationError(problems);
  return { ...found, port, host, dataDir, logLevel };
}

function quoted(text: string): Sentence {
  return { zh: `，现在是“${text}”`, en: `; it is "${text}"` };
}
