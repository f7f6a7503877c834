import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConfigurationError, readConfiguration } from './read-configuration.js';
import { variables } from './variables.js';

function refusalOf(environment: Record<string, string>): ConfigurationError {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
  }
  throw new Error('The configuration was accepted');
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfiguration({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      kurrentDbUrl: undefined,
      dataDir: resolve('.data'),
      masterKey: undefined,
      tokenSecret: undefined,
      logLevel: 'info',
      mediaMaxMb: 10,
      guestReportsPerHour: 60,
      trustedProxies: undefined,
      roles: undefined,
      metricsPort: undefined,
      kafka: undefined,
      otlpUrl: undefined,
      mapTiles: undefined,
    });
  });

  it('accepts every example of its own table', () => {
    const examples = Object.entries(variables).map(([name, { example }]) => [name, example]);
    const read = readConfiguration(Object.fromEntries(examples) as Record<string, string>);
    expect(read).toMatchObject({ port: 8080, host: '0.0.0.0', logLevel: 'debug' });
    expect(read.masterKey).toHaveLength(32);
    expect(read.tokenSecret).not.toEqual(read.masterKey);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfiguration({ PORT: ' ', DATABASE_URL: '' })).toEqual(readConfiguration({}));
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000x'],
    ['PORT', '-1'],
    ['HOST', 'http://localhost'],
    ['MAP_TILES', 'https://map.example/tiles'],
    ['MAP_TILES', 'ftp://map.example/{z}/{x}/{y}'],
    ['DATABASE_URL', 'mysql://root@localhost/shaodao'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['DATABASE_URL', 'shaodao'],
    ['KURRENTDB_URL', 'http://localhost:2113'],
    ['KURRENTDB_URL', 'kurrentdb://'],
    ['MASTER_KEY', 'c2hvcnQ='],
    ['MASTER_KEY', 'x'.repeat(44)],
    ['TOKEN_SECRET', 'secret'],
    ['LOG_LEVEL', 'loud'],
    ['MEDIA_MAX_MB', '0'],
    ['MEDIA_MAX_MB', '51'],
    ['GUEST_REPORTS_PER_HOUR', '-1'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['ROLES', 'projections,king'],
    ['ROLES', 'projections,'],
    ['METRICS_PORT', '0'],
    ['KAFKA_BROKERS', 'kafka1'],
    ['KAFKA_BROKERS', 'kafka1:9092,'],
    ['KAFKA_BROKERS', 'kafka1:65536'],
    ['KAFKA_BROKERS', 'https://kafka1:9092'],
    ['KAFKA_TLS', 'yes'],
    ['KAFKA_SASL', 'plain:shaodao'],
    ['KAFKA_SASL', 'plain::secret'],
    ['KAFKA_SASL', 'oauth:shaodao:secret'],
    ['OTLP_URL', 'collector:4318'],
  ])('refuses %s=%s in both languages, naming the variable', (name, value) => {
    const { sentence } = refusalOf({ [name]: value });
    expect(sentence.zh).toMatch(new RegExp(`^环境变量 ${name} 必须`));
    expect(sentence.en).toMatch(new RegExp(`^Environment variable ${name} must `));
  });

  it('names all wrong variables at once', () => {
    const { problems } = refusalOf({ PORT: 'high', LOG_LEVEL: 'loud', MASTER_KEY: 'x' });
    expect(problems.map(({ en }) => en.split(' ')[2])).toEqual(['PORT', 'MASTER_KEY', 'LOG_LEVEL']);
  });

  it('shows what a wrong variable holds, unless it is a secret', () => {
    expect(refusalOf({ PORT: 'high' }).message).toContain('"high"');
    for (const name of ['MASTER_KEY', 'TOKEN_SECRET', 'DATABASE_URL', 'KAFKA_SASL'])
      expect(refusalOf({ [name]: 'hunter2' }).message).not.toContain('hunter2');
  });

  it('knows the brokers, the encryption and the login of Kafka', () => {
    const environment = { KAFKA_BROKERS: 'one:9092, [::1]:9093' };
    expect(readConfiguration(environment).kafka).toEqual({
      brokers: ['one:9092', '[::1]:9093'],
      tls: 'off',
    });
    const secured = { KAFKA_TLS: 'ca.pem', KAFKA_SASL: 'scram-sha-256:shaodao:a:b' };
    expect(readConfiguration({ ...environment, ...secured }).kafka).toMatchObject({
      tls: { caFile: resolve('ca.pem') },
      sasl: { mechanism: 'scram-sha-256', username: 'shaodao', password: 'a:b' },
    });
  });

  it('takes roles in any order, each once, or none at all', () => {
    expect(readConfiguration({ ROLES: 'none' }).roles).toEqual([]);
    expect(readConfiguration({ ROLES: 'timekeeper, projections,timekeeper' }).roles).toEqual([
      'projections',
      'timekeeper',
    ]);
  });

  it('names whatever asks for Kafka while nobody says where that is', () => {
    const { problems } = refusalOf({
      ROLES: 'projections,relay,commands',
      KAFKA_TLS: 'on',
      KAFKA_SASL: 'plain:shaodao:hunter2',
    });
    expect(problems.map(({ en }) => en)).toEqual([
      'Environment variable ROLES=relay,commands needs KAFKA_BROKERS to be set, too',
      'Environment variable KAFKA_TLS needs KAFKA_BROKERS to be set, too',
      'Environment variable KAFKA_SASL needs KAFKA_BROKERS to be set, too',
    ]);
    expect(readConfiguration({ ROLES: 'projections', KAFKA_TLS: 'off' }).kafka).toBeUndefined();
    expect(readConfiguration({ ROLES: 'relay', KAFKA_BROKERS: 'one:9092' }).roles).toEqual([
      'relay',
    ]);
  });

  it('accepts exactly the ports there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 100_000 }), (port) => {
        const read = (): number => readConfiguration({ PORT: String(port) }).port;
        if (port >= 1 && port <= 65_535) expect(read()).toBe(port);
        else expect(read).toThrow(ConfigurationError);
      }),
    );
  });

  it('accepts exactly keys of 32 bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 0, max: 255, minLength: 0, maxLength: 64 }), (bytes) => {
        const read = (): Buffer | undefined =>
          readConfiguration({ MASTER_KEY: Buffer.from(bytes).toString('base64') }).masterKey;
        if (bytes.length === 32) expect(read()).toEqual(Buffer.from(bytes));
        else if (bytes.length > 0) expect(read).toThrow(ConfigurationError);
      }),
    );
  });
});
