import { randomUUID } from 'node:crypto';
import type { RawHttpConnection } from './raw-http-client.js';

/** Header lines that say who calls, one per part in the play. */
export interface Cast {
  readonly agent: string;
  readonly handler: string;
  readonly inspector: string;
  readonly caller: string;
}

export interface LifecycleFacts {
  readonly territory: string;
  readonly category: string;
  readonly unit: string;
  readonly dueAt: string;
}

/** Commands of one lifecycle; the last one closes the issue. */
export const COMMANDS_PER_LIFECYCLE = 11;

/**
 * Takes issues from report to closing over one connection, one command after the other, as eleven
 * different requests of four people. Every answer must be a success: a bench that counts refusals
 * measures nothing.
 */
export class LifecycleClient {
  constructor(
    private readonly connection: RawHttpConnection,
    private readonly cast: Cast,
    private readonly facts: LifecycleFacts,
    /** Told the milliseconds of each command. */
    private readonly took: (milliseconds: number) => void,
  ) {}

  /** Runs lifecycles until told to stop; the number of commands answered. */
  async runUntil(isOver: () => boolean): Promise<number> {
    let commands = 0;
    while (!isOver()) commands += await this.lifecycle(isOver);
    return commands;
  }

  private async lifecycle(isOver: () => boolean): Promise<number> {
    const { agent, handler, inspector, caller } = this.cast;
    const { territory, category, unit, dueAt } = this.facts;
    const reported = await this.send(agent, '/issues', {
      channel: 'hotline',
      kind: 'COMPLAINT',
      title: '小区门口路灯不亮，夜里出行不便',
      description: '三号楼到大门一段路灯连续三晚没有亮，老人和孩子走路看不清。',
      appellant: { name: '张三', phone: '13800000000' },
      place: { address: '示范路 12 号三号楼前', latitude: 30.123, longitude: 120.456 },
    });
    const issue = `/issues/${reported['issue'] as string}`;
    const steps: (() => Promise<Record<string, unknown>>)[] = [
      () => this.send(agent, `${issue}/acceptance`, { category, territory }),
      () => this.send(agent, `${issue}/dispatch`, { lead: unit, dueAt }),
    ];
    let done = 1;
    let answer: Record<string, unknown> = {};
    for (const step of steps) {
      if (isOver()) return done;
      answer = await step();
      done++;
    }
    const [lead] = answer['assignments'] as { assignment: string }[];
    const assignment = `${issue}/assignments/${lead?.assignment ?? ''}`;
    const rest: [string, string, object][] = [
      [handler, `${assignment}/signature`, {}],
      [handler, `${assignment}/contacts`, { method: 'phone', reached: true, note: '已电话联系' }],
      [handler, `${assignment}/steps`, { note: '已派维修人员到场更换灯头' }],
      [handler, `${assignment}/completion`, { result: '四盏路灯已修复', outcome: 'RESOLVED' }],
      [inspector, `${issue}/verification`, { passed: true, note: '夜间查看，全部点亮' }],
      [
        handler,
        `${issue}/feedback`,
        { content: '已告知居民修复情况', method: 'phone', reached: true },
      ],
      [
        caller,
        `${issue}/evaluations`,
        { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' },
      ],
      [agent, `${issue}/closure`, {}],
    ];
    for (const [who, path, body] of rest) {
      if (isOver()) return done;
      await this.send(who, path, body);
      done++;
    }
    return done;
  }

  private async send(who: string, path: string, body: object): Promise<Record<string, unknown>> {
    const started = performance.now();
    const headers = `${who}idempotency-key: ${randomUUID()}\r\n`;
    const response = await this.connection.post(path, headers, JSON.stringify(body));
    if (response.status >= 300)
      throw new Error(`${path} answered ${response.status.toString()}: ${response.body}`);
    this.took(performance.now() - started);
    return JSON.parse(response.body) as Record<string, unknown>;
  }
}
