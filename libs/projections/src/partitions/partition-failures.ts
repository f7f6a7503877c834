/** The projector follows the order of the store again, or has never come by these partitions. */
export class NotByPartitions extends Error {
  override readonly name = 'NotByPartitions';
  constructor(readonly projector: string) {
    super(`Projector ${projector} does not take its events by these partitions`);
  }
}

/** What the projector needs next the topic does not hold any more: its tables must be rebuilt. */
export class HistoryGone extends Error {
  override readonly name = 'HistoryGone';
  constructor(projector: string, topic: string, partition: number, offset: number) {
    super(
      `Projector ${projector}: ${topic}/${String(partition)} no longer holds what follows offset ` +
        `${String(offset)}; rebuild its tables`,
    );
  }
}

/**
 * Behind what was read of the topic lies something else than was read: it was deleted and made anew, and its
 * offsets mean other events.
 */
export class TopicMadeAnew extends Error {
  override readonly name = 'TopicMadeAnew';
  constructor(topic: string) {
    super(`Topic ${topic} was made anew; what it no longer holds is taken from the store`);
  }
}

/** The topic has another number of partitions than when it began to be followed, or another writer. */
export class MisplacedEvent extends Error {
  override readonly name = 'MisplacedEvent';
  constructor(stream: string, partition: number, belongs: number) {
    super(
      `An event of ${stream} came by partition ${String(partition)}, where it belongs to ` +
        String(belongs),
    );
  }
}
