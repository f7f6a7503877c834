import type { Admin, Kafka } from 'kafkajs';

/** What Kafka says of itself and of us. */
export interface KafkaSeen {
  /** `host:port` of the brokers that are up. */
  readonly brokers: readonly string[];
  /** Processes that take commands from it. */
  readonly doors: number;
}

/** Looks at Kafka for who asks how we are: by one connection, however often and by however many. */
export class KafkaSight {
  private admin: Admin | undefined;
  private looking: Promise<KafkaSeen> | undefined;

  /** @param doorGroup the group of consumers that take commands. */
  constructor(
    private readonly kafka: Kafka,
    private readonly doorGroup: string,
  ) {}

  /** @throws the client's error where Kafka does not answer, after some seconds. */
  look(): Promise<KafkaSeen> {
    return (this.looking ??= this.ask().finally(() => (this.looking = undefined)));
  }

  async close(): Promise<void> {
    await this.looking?.catch(() => undefined);
    await this.leave();
  }

  private async ask(): Promise<KafkaSeen> {
    try {
      const admin = await this.connected();
      const { brokers } = await admin.describeCluster();
      const { groups } = await admin.describeGroups([this.doorGroup]);
      return {
        brokers: brokers.map(({ host, port }) => `${host}:${String(port)}`),
        doors: groups[0]?.members.length ?? 0,
      };
    } catch (error) {
      await this.leave();
      throw error;
    }
  }

  private async connected(): Promise<Admin> {
    if (this.admin !== undefined) return this.admin;
    const admin = this.kafka.admin({ retry: { retries: 1 } });
    await admin.connect();
    return (this.admin = admin);
  }

  private async leave(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    await admin?.disconnect().catch(() => undefined);
  }
}
