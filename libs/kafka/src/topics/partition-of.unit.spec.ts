import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Partitioners, type PartitionMetadata } from 'kafkajs';
import { partitionOf } from '@shaodao/projections';

/** Where a plain kafkajs producer puts a key. */
function chosenByKafkajs(key: string, partitions: number): number {
  const partitionMetadata = Array.from(
    { length: partitions },
    (_, partitionId): PartitionMetadata => ({
      partitionId,
      partitionErrorCode: 0,
      leader: 1,
      replicas: [1],
      isr: [1],
    }),
  );
  return Partitioners.DefaultPartitioner()({
    topic: 'any',
    partitionMetadata,
    message: { key, value: '' },
  });
}

describe('the partition of a key', () => {
  it('is the one that other clients of Kafka choose', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.integer({ min: 1, max: 64 }),
        (key, n) => {
          expect(partitionOf(key, n)).toBe(chosenByKafkajs(key, n));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('follows from the key alone and uses all partitions', () => {
    const keys = Array.from(
      { length: 1_200 },
      (_, n) => `019a7d3e-0000-7000-8000-${String(n).padStart(12, '0')}`,
    );
    const counts = new Array<number>(12).fill(0);
    for (const key of keys) {
      const partition = partitionOf(key, 12);
      expect(partitionOf(key, 12)).toBe(partition);
      counts[partition]! += 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(50);
    expect(Math.max(...counts)).toBeLessThan(150);
  });
});
