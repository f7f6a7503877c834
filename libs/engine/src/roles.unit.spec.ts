import { describe, expect, it } from '@jest/globals';
import { ROLES, usualRoles, type Role } from '@shaodao/platform';
import type { Engine } from './engine.js';
import { startRoles } from './roles.js';
import type { Work } from './work.js';

/** An engine of which only the work is there, and what became of it. */
function houseOf(): { readonly engine: Engine; readonly told: string[] } {
  const told: string[] = [];
  const work = (name: string): Work => ({
    start: () => told.push(`${name} starts`),
    stop: () => {
      told.push(`${name} stops`);
      return Promise.resolve();
    },
  });
  const engine = {
    projections: work('projections'),
    kpi: { runner: work('figures') },
    timekeeper: work('timekeeper'),
    mediaSweeper: work('sweeper'),
    processes: { runner: work('processes') },
    warnings: { watch: work('warnings') },
  };
  return { engine: engine as unknown as Engine, told };
}

describe('the roles of a process', () => {
  it('are what it starts, and stops, and nothing else', async () => {
    const { engine, told } = houseOf();
    const running = startRoles(engine, ['timekeeper', 'figures']);
    await running.stop();
    expect(running.roles).toEqual(['timekeeper', 'figures']);
    expect(told).toEqual([
      'timekeeper starts',
      'sweeper starts',
      'figures starts',
      'timekeeper stops',
      'sweeper stops',
      'figures stops',
    ]);
  });

  it('may be none', async () => {
    const { engine, told } = houseOf();
    await startRoles(engine, []).stop();
    expect(told).toEqual([]);
  });

  it('are all that can be done here where none are given', () => {
    const inOneProcess: readonly Role[] = [
      'projections',
      'figures',
      'timekeeper',
      'processes',
      'warnings',
    ];
    expect(usualRoles({ hasKafka: false })).toEqual(inOneProcess);
    expect(usualRoles({ hasKafka: true })).toEqual(ROLES);
  });

  it.each(['relay', 'commands'] as const)('start none where %s has no Kafka', (role) => {
    const { engine, told } = houseOf();
    expect(() => startRoles(engine, ['projections', role])).toThrow('KAFKA_BROKERS');
    expect(told).toEqual([]);
  });
});
