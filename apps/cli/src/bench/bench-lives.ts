import { SAMPLE_DISTRICT } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import type { Actor } from '@shaodao/decider';
import type { IssueCommand } from '@shaodao/issue';
import { seededRandom } from './bench-events.js';

/** A million events fill the year; fewer fill less of it, more fill it more densely. */
const EVENTS_OF_YEAR = 1_000_000;
/** Share of a year's events that is under way as lives at once; a life then lasts about five days. */
const OPEN_SHARE = 0.001;
const IN_FLIGHT = 256;
const DAY_MS = 86_400_000;
/** The made-up year begins here. */
const BEGIN_MS = Date.parse('2025-11-01T00:00:00Z');

const PLACES = [
  '小区东门',
  '三号楼前',
  '菜场门口',
  '小学围墙外',
  '河边步道',
  '地下车库',
  '公交站旁',
];
const MATTERS = [
  '路灯不亮',
  '井盖松动',
  '垃圾没有清运',
  '夜间施工噪声',
  '树枝挡住路口',
  '水管漏水',
];
const SINCE = ['昨晚开始', '已经三天', '连续一周', '上个月报过一次', '雨后更严重'];
const ASKS = [
  '老人和孩子走路看不清',
  '影响出行',
  '请尽快派人查看',
  '多次反映没有结果',
  '希望给个答复',
];

type Step = (life: Life) => { readonly who: Actor; readonly command: IssueCommand };

/** One issue on its way. */
interface Life {
  readonly issue: string;
  /** The lead, then who assists. */
  readonly units: readonly string[];
  readonly category: string;
  readonly territory: string;
  readonly steps: readonly Step[];
  next: number;
  revision: number;
  /** One for each unit. */
  assignments: readonly string[];
}

/**
 * Whole lives of issues through the real door: sealed under a key of their resident's own, a thousand
 * under way at once, over a year of made-up time. The seed says what the lives are like; how they
 * interleave is as the door answers.
 */
export class BenchLives {
  private readonly random: () => number;
  private readonly ofYear: number;
  private readonly idle: Life[] = [];
  private begun = 0;
  private events = 0;

  constructor(
    private readonly engine: Engine,
    seed: number,
    /** Events that are wanted in the end. */
    events: number,
  ) {
    this.random = seededRandom(seed);
    this.ofYear = Math.max(events, EVENTS_OF_YEAR);
  }

  /** Issues begun so far. */
  get issues(): number {
    return this.begun;
  }

  /** Events appended so far. */
  get appended(): number {
    return this.events;
  }

  /**
   * Goes on until at least so many events are appended in all; lives that are under way stay so.
   * @throws Error where the door does not take a command.
   */
  async fill(wanted: number, inFlight = IN_FLIGHT): Promise<void> {
    await Promise.all(Array.from({ length: inFlight }, () => this.work(wanted)));
  }

  private async work(wanted: number): Promise<void> {
    while (this.events < wanted) {
      const life = this.idle.length < this.ofYear * OPEN_SHARE ? this.begin() : this.resume();
      await this.step(life);
      if (life.next < life.steps.length) this.idle.push(life);
    }
  }

  private async step(life: Life): Promise<void> {
    const step = life.steps[life.next] as Step;
    const { who, command } = step(life);
    const commandId = `bench:${life.issue}:${String(life.next)}`;
    const outcome = await this.engine.door.execute({
      issue: life.issue,
      command,
      commandId,
      actor: who,
      correlationId: commandId,
      occurredAt: new Date(this.time()).toISOString(),
    });
    if (outcome.kind !== 'done')
      throw new Error(`${command.type} as step ${String(life.next)}: ${JSON.stringify(outcome)}`);
    const { revision, assignments } = outcome.answer as unknown as {
      readonly revision: number;
      readonly assignments?: readonly { readonly assignment: string }[];
    };
    this.events += revision - life.revision;
    life.revision = revision;
    life.next += 1;
    if (assignments !== undefined)
      life.assignments = assignments.map(({ assignment }) => assignment);
  }

  /** Events come evenly over the year. */
  private time(): number {
    return Math.round(BEGIN_MS + 365 * DAY_MS * Math.min(1, this.events / this.ofYear));
  }

  private resume(): Life {
    const index = Math.floor(this.random() * this.idle.length);
    const life = this.idle[index] as Life;
    this.idle[index] = this.idle.at(-1) as Life;
    this.idle.pop();
    return life;
  }

  private begin(): Life {
    this.begun += 1;
    const departments = SAMPLE_DISTRICT.units.filter(({ kind }) => kind === 'department');
    const [lead, assist] = [this.one(departments).code, this.one(departments).code];
    const units = this.random() < 0.2 && assist !== lead ? [lead, assist] : [lead];
    return {
      issue: `01K${String(this.begun).padStart(23, '0')}`,
      units,
      category: this.one(SAMPLE_DISTRICT.categories).code,
      territory: this.one(SAMPLE_DISTRICT.territories.filter(({ level }) => level === 'street'))
        .code,
      steps: this.plan(units.length > 1),
      next: 0,
      revision: 0,
      assignments: [],
    };
  }

  /** From report to closing, with more or fewer steps of work in between. */
  private plan(assisted: boolean): readonly Step[] {
    const title = `${this.one(PLACES)}${this.one(MATTERS)}`;
    const description = `${this.one(SINCE)}，${title}，${this.one(ASKS)}，${this.one(ASKS)}。`;
    const phone = `138${String(Math.floor(this.random() * 100_000_000)).padStart(8, '0')}`;
    const logged = Array.from({ length: Math.floor(this.random() * 4) }, () =>
      byUnit((assignment) => ({ type: 'LogStep', assignment, note: '已派人到场处理' })),
    );
    return [
      () => ({
        who: AGENT,
        command: {
          type: 'ReportIssue',
          channel: 'hotline',
          kind: 'COMPLAINT',
          title,
          description,
          appellant: { name: '张三', phone },
          place: { address: `示范路 ${phone.slice(-2)} 号`, latitude: 30.12, longitude: 120.45 },
        },
      }),
      ({ category, territory }) => ({
        who: AGENT,
        command: { type: 'AcceptIssue', category, territory },
      }),
      ({ units: [lead = '', ...assists] }) => ({
        who: AGENT,
        command: {
          type: 'DispatchIssue',
          lead,
          assists,
          dueAt: new Date(this.time() + 5 * DAY_MS).toISOString(),
        },
      }),
      byUnit((assignment) => ({ type: 'SignAssignment', assignment })),
      byUnit((assignment) => ({
        type: 'RecordContact',
        assignment,
        method: 'phone',
        reached: true,
        note: '已电话联系',
      })),
      ...logged,
      ...(assisted ? ASSISTING : []),
      byUnit((assignment) => ({
        type: 'CompleteHandling',
        assignment,
        result: '已处理完毕',
        outcome: 'RESOLVED',
      })),
      ({ territory }) => ({
        who: { person: 'bench-inspector', post: 'inspector', territory, roles: ['INSPECTOR'] },
        command: { type: 'VerifyResult', passed: true, note: '现场查看属实' },
      }),
      byUnit(() => ({ type: 'FeedBack', content: '已告知居民', method: 'phone', reached: true })),
      () => ({
        who: { person: 'bench-caller', post: 'caller', roles: ['CALLER'] },
        command: {
          type: 'SubmitEvaluation',
          contacted: true,
          resolution: 'RESOLVED',
          satisfaction: 'SATISFIED',
        },
      }),
      () => ({ who: AGENT, command: { type: 'CloseIssue' } }),
    ];
  }

  private one<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)] as T;
  }
}

const AGENT: Actor = { person: 'bench-agent', post: 'agent', roles: ['AGENT', 'DISPATCHER'] };

/** A step of the lead, or of the unit at another place. */
const byUnit =
  (command: (assignment: string) => IssueCommand, place = 0): Step =>
  ({ units, assignments }) => ({
    who: {
      person: `bench-${units[place] ?? ''}`,
      post: 'handler',
      unit: units[place] ?? '',
      roles: ['UNIT', 'UNITLEAD'],
    },
    command: command(assignments[place] ?? ''),
  });

const ASSISTING: readonly Step[] = [
  byUnit((assignment) => ({ type: 'SignAssignment', assignment }), 1),
  byUnit((assignment) => ({ type: 'CompleteAssist', assignment, result: '已配合到位' }), 1),
];
