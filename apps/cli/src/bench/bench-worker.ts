import { openEngine } from '@shaodao/engine';
import {
  openKafka,
  PartitionedProjections,
  type KafkaPlace,
  type TopicNames,
} from '@shaodao/kafka';
import { createLog } from '@shaodao/platform';
import { ProjectionRunner } from '@shaodao/projections';

/** Along the store by one leader, or by partitions. */
export type Way = 'store' | 'partitions';

/** What a worker of the bench is told by the process that began it; the task is its first message. */
export type BenchWorkerOrder =
  | {
      readonly kind: 'task';
      readonly databaseUrl: string;
      /** Base64. */
      readonly masterKey: string;
      readonly tokenSecret: string;
      readonly kafka: KafkaPlace;
      readonly topics: TopicNames;
    }
  /** Stand ready; the name of the runner, so that no run knows anything of another. */
  | { readonly kind: 'stand'; readonly name: string; readonly way: Way }
  /** From now on processor time counts. */
  | { readonly kind: 'go' }
  | { readonly kind: 'stop' };

/** What it says: it is up, it has stopped. */
export type BenchWorkerWord =
  | { readonly kind: 'up' }
  /** Processor time since `go`, in seconds. */
  | { readonly kind: 'stopped'; readonly seconds: number };

type Task = Extract<BenchWorkerOrder, { kind: 'task' }>;
const say = (word: BenchWorkerWord): void => void process.send?.(word);

/** Projects as it is told until the process that began it lets go. */
async function work(task: Task): Promise<void> {
  const { databaseUrl, kafka, topics } = task;
  const log = createLog({ level: 'error' });
  const engine = await openEngine({
    databaseUrl,
    masterKey: Buffer.from(task.masterKey, 'base64'),
    tokenSecret: Buffer.from(task.tokenSecret, 'base64'),
    log,
    program: 'bench-worker',
  });
  const { store, pool } = engine;
  let begun = process.cpuUsage();
  const projectors = engine.readModels.filter(({ partitioned }) => partitioned !== undefined);
  let projections: PartitionedProjections | ProjectionRunner | undefined;
  const stand = (name: string, way: Way): void => {
    const parts = { store, pool, projectors, name };
    projections =
      way === 'store'
        ? new ProjectionRunner(parts)
        : new PartitionedProjections({ ...parts, kafka: openKafka(kafka, log), log, topics });
    projections.start();
  };
  const stop = async (): Promise<void> => {
    const { user, system } = process.cpuUsage(begun);
    await projections?.stop();
    say({ kind: 'stopped', seconds: (user + system) / 1e6 });
  };
  process.on('message', (order) => {
    const told = order as BenchWorkerOrder;
    if (told.kind === 'stand') stand(told.name, told.way);
    if (told.kind === 'stop') void stop();
    if (told.kind === 'go') begun = process.cpuUsage();
  });
  say({ kind: 'up' });
  await new Promise<void>((resolve) => process.once('disconnect', resolve));
  await projections?.stop();
  await engine.close();
}

process.once('message', (task) => {
  void work(task as Task);
});
