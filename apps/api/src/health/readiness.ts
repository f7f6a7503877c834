import type { EventStore } from '@shaodao/event-store';

/** One thing that must work before we take requests. */
export interface ReadinessCheck {
  readonly name: string;
  /** Resolves where all is well; rejects with the reason. */
  readonly ask: () => Promise<void>;
}

export interface ReadinessAnswer {
  readonly ready: boolean;
  /** By check: `ok` or why not. */
  readonly checks: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 2_000;

/** Really asks every part, each with a limit of time; never throws. */
export async function askReadiness(checks: readonly ReadinessCheck[]): Promise<ReadinessAnswer> {
  const answers = await Promise.all(
    checks.map(async ({ name, ask }) => [name, await verdict(ask)] as const),
  );
  return {
    ready: answers.every(([, answer]) => answer === 'ok'),
    checks: Object.fromEntries(answers),
  };
}

/** The event store answers. */
export const eventStoreCheck = (store: EventStore): ReadinessCheck => ({
  name: 'eventStore',
  ask: async () => {
    await store.head();
  },
});

async function verdict(ask: () => Promise<void>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${PATIENCE_MS} ms`));
    }, PATIENCE_MS);
  });
  try {
    await Promise.race([ask(), late]);
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  } finally {
    clearTimeout(timer);
  }
}
