import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import {
  createTestKafka,
  KAFKA_START_MS,
  withKafka,
  type TestKafka,
} from '../../../../test/setup/kafka.js';
import { benchRelay } from './relay-bench.js';

withKafka('the bench of the relay', () => {
  let database: TestDatabase;
  let broker: TestKafka;

  beforeAll(async () => {
    [database, broker] = await Promise.all([createTestDatabase(), createTestKafka()]);
  }, KAFKA_START_MS);
  afterAll(() => Promise.all([database.drop(), broker.drop()]));

  it('sends the same by both ways and says what its figures are made of', async () => {
    const lines: string[] = [];
    const result = await benchRelay({
      databaseUrl: database.url,
      kafka: broker.place,
      rounds: 2,
      roundEvents: 600,
      onProgress: (line) => lines.push(line),
    });
    expect(lines).toHaveLength(2);
    expect(result).toMatchObject({ bench: 'relay', aim: 0.8, roundEvents: 600 });
    for (const round of result.rounds)
      expect(round.ratio).toBeCloseTo(round.relayPerSecond / round.rawPerSecond, 9);
    expect(result.messageBytes).toBeGreaterThan(500);
    expect(result.rawMicros).toBeGreaterThan(0);
  }, 90_000);
});
