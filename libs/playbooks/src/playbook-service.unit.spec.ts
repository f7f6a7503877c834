import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@shaodao/event-store';
import { DEFAULT_PROFILE } from './catalogue.js';
import { InvalidPlaybook } from './faults.js';
import { HOUSE_PARSER } from './house-parser.js';
import { PlaybookRefused, PlaybookService } from './playbook-service.js';
import { readPlaybooks } from './shipped.js';

const BY = { person: 'admin', roles: ['ADMIN'] };
const SHIPPED = readPlaybooks(HOUSE_PARSER);
const HOTLINE = SHIPPED.find(({ playbook }) => playbook.id === DEFAULT_PROFILE)?.text ?? '';

let store: MemoryEventStore;
let open: PlaybookService[];
const start = async (): Promise<PlaybookService> => {
  const service = await PlaybookService.start(store, HOUSE_PARSER, () => new Date());
  open.push(service);
  return service;
};

beforeEach(() => {
  store = new MemoryEventStore();
  open = [];
});
afterEach(async () => {
  for (const service of open) await service.stop();
});

describe('the playbooks of a house', () => {
  it('are those that ship, once, however many processes start', async () => {
    const [first, second] = [await start(), await start()];
    expect(await first.publishShipped(SHIPPED, BY)).toEqual([]);
    expect(await second.publishShipped(SHIPPED, BY)).toEqual([]);
    const third = await start();
    expect(third.current().playbooks).toEqual(first.current().playbooks);
    expect(third.history(DEFAULT_PROFILE)).toHaveLength(1);
  });

  it('take a new version for what is accepted from then on, and keep the old', async () => {
    const service = await start();
    await service.publish(HOTLINE, 'hotline.yaml', BY);
    await service.publish(
      HOTLINE.replace('version: 1', 'version: 2').replace('maxReturns: 3', 'maxReturns: 1'),
      'hotline.yaml',
      BY,
    );
    expect(service.current().find(DEFAULT_PROFILE)).toMatchObject({ version: 2, maxReturns: 1 });
    expect(service.current().find(DEFAULT_PROFILE, 1)).toMatchObject({ maxReturns: 3 });
    expect(service.history(DEFAULT_PROFILE).map(({ text }) => text)).toContain(HOTLINE);
  });

  it('are known in another process without a restart', async () => {
    const [here, there] = [await start(), await start()];
    await here.publish(HOTLINE, 'hotline.yaml', BY);
    // A run there waits for what is written: the same text again changes nothing.
    await there.publish(HOTLINE, 'hotline.yaml', BY);
    expect(there.current().find(DEFAULT_PROFILE)).toBeDefined();
  });

  it('refuse a faulty text, and another text under a version that is out', async () => {
    const service = await start();
    await expect(service.publish('id: x', 'x.yaml', BY)).rejects.toThrow(InvalidPlaybook);
    await service.publish(HOTLINE, 'hotline.yaml', BY);
    const other = HOTLINE.replace('maxReturns: 3', 'maxReturns: 1');
    await expect(service.publish(other, 'hotline.yaml', BY)).rejects.toThrow(PlaybookRefused);
    expect(service.current().find(DEFAULT_PROFILE)).toMatchObject({ maxReturns: 3 });
  });

  it('leave a version alone that the city published otherwise, and say so', async () => {
    const service = await start();
    await service.publish(HOTLINE.replace('maxReturns: 3', 'maxReturns: 1'), 'own.yaml', BY);
    expect(await service.publishShipped(SHIPPED, BY)).toEqual([DEFAULT_PROFILE]);
    expect(service.current().find(DEFAULT_PROFILE)).toMatchObject({ maxReturns: 1 });
  });
});
