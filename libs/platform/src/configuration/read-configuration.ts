import { ReadableError, type Sentence } from '../sentence.js';
import { KAFKA_ROLES } from './role-names.js';
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
  /** Undefined: the events are in PostgreSQL. */
  readonly kurrentDbUrl: ValueOf<'KURRENTDB_URL'> | undefined;
  /** Absolute. */
  readonly dataDir: ValueOf<'DATA_DIR'>;
  /** Undefined: `masterKey(configuration)` takes it from the key file. */
  readonly masterKey: ValueOf<'MASTER_KEY'> | undefined;
  /** Undefined: `tokenSecret(configuration)` takes it from the key file. */
  readonly tokenSecret: ValueOf<'TOKEN_SECRET'> | undefined;
  readonly logLevel: ValueOf<'LOG_LEVEL'>;
  /** Of a picture as it is sent. */
  readonly mediaMaxMb: ValueOf<'MEDIA_MAX_MB'>;
  /** From one network address; 0: none. */
  readonly guestReportsPerHour: ValueOf<'GUEST_REPORTS_PER_HOUR'>;
  /** Undefined: whoever connects is who calls. */
  readonly trustedProxies: ValueOf<'TRUSTED_PROXIES'> | undefined;
  /** Undefined: see `usualRoles`. */
  readonly roles: ValueOf<'ROLES'> | undefined;
  /** Undefined: a worker takes its usual one, and the API opens no port beside its own. */
  readonly metricsPort: ValueOf<'METRICS_PORT'> | undefined;
  /** Undefined: no Kafka. */
  readonly kafka: KafkaAccess | undefined;
  /** Undefined: nothing is traced. */
  readonly otlpUrl: ValueOf<'OTLP_URL'> | undefined;
  readonly mapTiles: ValueOf<'MAP_TILES'> | undefined;
}

/** Where Kafka is and how it is entered. */
export interface KafkaAccess {
  readonly brokers: ValueOf<'KAFKA_BROKERS'>;
  readonly tls: ValueOf<'KAFKA_TLS'>;
  readonly sasl?: ValueOf<'KAFKA_SASL'>;
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
    kurrentDbUrl: optional('KURRENTDB_URL'),
    dataDir: optional('DATA_DIR'),
    masterKey: optional('MASTER_KEY'),
    tokenSecret: optional('TOKEN_SECRET'),
    logLevel: optional('LOG_LEVEL'),
    mediaMaxMb: optional('MEDIA_MAX_MB'),
    guestReportsPerHour: optional('GUEST_REPORTS_PER_HOUR'),
    trustedProxies: optional('TRUSTED_PROXIES'),
    roles: optional('ROLES'),
    metricsPort: optional('METRICS_PORT'),
    otlpUrl: optional('OTLP_URL'),
    mapTiles: optional('MAP_TILES'),
  };
  const asked = {
    brokers: optional('KAFKA_BROKERS'),
    tls: optional('KAFKA_TLS'),
    sasl: optional('KAFKA_SASL'),
  };
  if (problems.length === 0 && asked.brokers === undefined)
    problems.push(...withoutKafka({ ...asked, roles: found.roles ?? [] }));
  const { port, host, dataDir, logLevel, mediaMaxMb, guestReportsPerHour } = found;
  const { brokers, tls, sasl } = asked;
  if (
    problems.length > 0 ||
    port === undefined ||
    host === undefined ||
    dataDir === undefined ||
    logLevel === undefined ||
    mediaMaxMb === undefined ||
    guestReportsPerHour === undefined ||
    tls === undefined
  )
    throw new ConfigurationError(problems);
  const kafka =
    brokers === undefined ? undefined : { brokers, tls, ...(sasl === undefined ? {} : { sasl }) };
  const sure = { port, host, dataDir, logLevel, mediaMaxMb, guestReportsPerHour };
  return { ...found, ...sure, kafka };
}

/** What asks for Kafka while nobody says where it is. */
function withoutKafka(asked: {
  readonly roles: ValueOf<'ROLES'>;
  readonly tls: ValueOf<'KAFKA_TLS'> | undefined;
  readonly sasl: ValueOf<'KAFKA_SASL'> | undefined;
}): readonly Sentence[] {
  const roles = asked.roles.filter((role) => KAFKA_ROLES.includes(role));
  const names = [
    ...(roles.length > 0 ? [`ROLES=${roles.join(',')}`] : []),
    ...(asked.tls === undefined || asked.tls === 'off' ? [] : ['KAFKA_TLS']),
    ...(asked.sasl === undefined ? [] : ['KAFKA_SASL']),
  ];
  return names.map((name) => ({
    zh: `环境变量 ${name} 需要同时设置 KAFKA_BROKERS`,
    en: `Environment variable ${name} needs KAFKA_BROKERS to be set, too`,
  }));
}

function quoted(text: string): Sentence {
  return { zh: `，现在是“${text}”`, en: `; it is "${text}"` };
}
