import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { anyFreePort, createLog, ReadableError } from '@shaodao/platform';
import { openKafka } from './open-kafka.js';

/** A log and what was written to it. */
function listening(level: string) {
  const lines: Record<string, unknown>[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  return { log: createLog({ level, output }), lines };
}

describe('a client of Kafka', () => {
  it('says in our log that a broker is away, as something it tries again', async () => {
    const { log, lines } = listening('warn');
    const brokers = [`127.0.0.1:${String(await anyFreePort())}`];
    const admin = openKafka({ brokers }, log).admin({ retry: { retries: 0 } });
    await expect(admin.connect()).rejects.toThrow('ECONNREFUSED');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line['level']).toBe('warn');
      expect(line['kafka']).toEqual(expect.any(String));
      expect(line['stack']).toBeUndefined();
    }
    expect(lines.some(({ broker }) => broker === brokers[0])).toBe(true);
  });

  it('names the variable whose file is missing', () => {
    const { log } = listening('warn');
    const place = { brokers: ['127.0.0.1:1'], tls: { caFile: '/nowhere/ca.pem' } };
    expect(() => openKafka(place, log)).toThrow(ReadableError);
    expect(() => openKafka(place, log)).toThrow(/KAFKA_TLS.*nowhere/);
  });

  it('never writes a password', async () => {
    const { log, lines } = listening('trace');
    const brokers = [`127.0.0.1:${String(await anyFreePort())}`];
    const sasl = { mechanism: 'plain', username: 'shaodao', password: 'hush-hush' } as const;
    const admin = openKafka({ brokers, sasl }, log).admin({ retry: { retries: 0 } });
    await expect(admin.connect()).rejects.toThrow();
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toContain('hush-hush');
  });
});
