import type { EventStore } from '@shaodao/event-store';
import { tellableMessage } from '@shaodao/platform';

/** One thing that must work before we take requests. */
export interface ReadinessCheck {
  readonly name: string;
  /** True where requests are taken without it: what is wrong with it is said, and no more. */
  readonly spared?: boolean;
  /** Rejects with the reason where it does not work at all. */
  readonly ask: () => Promise<Finding>;
}

export interface Finding {
  /** Why not; absent where all is well. */
  readonly fault?: string;
  /** What goes on without for a while, and for whom to look after: no reason to turn people away. */
  readonly degraded?: string;
  /** What can be said beside yes or no. */
  readonly details?: object;
}

export interface ReadinessAnswer {
  readonly ready: boolean;
  /** By check: `ok`, `degraded: ` and why, or why not. */
  readonly checks: Readonly<Record<string, string>>;
  /** By check, of those that say more. */
  readonly details: Readonly<Record<string, object>>;
}

const PATIENCE_MS = 2_000;

/** Really asks every part, each with a limit of time; never throws. */
export async function askReadiness(checks: readonly ReadinessCheck[]): Promise<ReadinessAnswer> {
  const answers = await Promise.all(
    checks.map(async (check) => ({ name: check.name, ...(await finding(check)) })),
  );
  return {
    ready: answers.every(({ fault }) => fault === undefined),
    checks: Object.fromEntries(answers.map(({ name, ...found }) => [name, said(found)])),
    details: Object.fromEntries(
      answers.flatMap(({ name, details }) => (details === undefined ? [] : [[name, details]])),
    ),
  };
}

const said = ({ fault, degraded }: Finding): string =>
  fault ?? (degraded === undefined ? 'ok' : `degraded: ${degraded}`);

/** What whoever asks while we leave is told, without asking any part. */
export const LEAVING: ReadinessAnswer = {
  ready: false,
  checks: { process: 'shutting down' },
  details: {},
};

/** The event store answers. */
export const eventStoreCheck = (store: EventStore): ReadinessCheck => ({
  name: 'eventStore',
  ask: async () => {
    await store.head();
    return {};
  },
});

async function finding({ ask, spared }: ReadinessCheck): Promise<Finding> {
  const { fault, ...found } = await answered(ask);
  if (fault === undefined) return found;
  return { ...found, ...(spared === true ? { degraded: fault } : { fault }) };
}

async function answered(ask: () => Promise<Finding>): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${PATIENCE_MS} ms`));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch (error) {
    return { fault: error instanceof Error ? tellableMessage(error) || error.name : typeof error };
  } finally {
    clearTimeout(timer);
  }
}
