import type { DirectoryService } from '@shaodao/directory';
import type { EventStore, EventStorePlace } from '@shaodao/event-store';
import type { IdentityService } from '@shaodao/identity';
import type { ExportService } from '@shaodao/integrations';
import type { IssueDoor, IssueForesight, IssueRehearsals, IssueRunner } from '@shaodao/issue';
import type { KafkaPlace, TopicNames } from '@shaodao/kafka';
import type { MediaStore, MediaSweeper } from '@shaodao/media';
import type { Log, Metrics } from '@shaodao/platform';
import type { PlaybookService } from '@shaodao/playbooks';
import type { OpenFillPlaces, ProjectionWaiter, Projector } from '@shaodao/projections';
import type {
  BoardFeed,
  BoardQueries,
  InboxQueries,
  Past,
  Play,
  SimilarQueries,
  TimelineQueries,
} from '@shaodao/read-models';
import type { Fire, Timekeeper } from '@shaodao/timekeeper';
import type { Vault } from '@shaodao/vault';
import type { WhatIfService } from '@shaodao/what-if';
import type { Pool } from 'pg';
import type { EarlyWarning } from './early-warning.js';
import type { HouseKafka } from './house-kafka.js';
import type { HouseKpi } from './kpi/open-kpi.js';
import type { HouseProcesses } from './processes.js';
import type { Routing } from './routing/open-routing.js';
import type { SideStreams } from './side-streams.js';
import type { Work } from './work.js';

/** What an engine is opened with. */
export interface EngineSettings extends EventStorePlace {
  readonly masterKey: Uint8Array;
  readonly tokenSecret: Uint8Array;
  readonly log: Log;
  /** What runs it, for who looks at which process leads what; default `engine`. */
  readonly program?: string;
  /** Where Kafka is; absent, nothing needs it. */
  readonly kafka?: KafkaPlace;
  /** What its topics are called; default `shaodao.…`. */
  readonly topics?: TopicNames;
  /** What time it is; tests set it. Default is the machine's clock, kept by the database's. */
  readonly now?: () => Date;
}

/** Everything below the doors, wired once: HTTP, the command line and tests all stand on this. */
export interface Engine {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly identity: IdentityService;
  readonly directory: DirectoryService;
  readonly playbooks: PlaybookService;
  readonly issues: IssueRunner;
  readonly door: IssueDoor;
  /** What a command would come to; nothing is kept of it. */
  readonly rehearsals: IssueRehearsals;
  /** Which commands the door would let through, told beforehand. */
  readonly foresight: IssueForesight;
  readonly board: BoardQueries;
  readonly boardFeed: BoardFeed;
  /** Matters like one that is described. */
  readonly similar: SimilarQueries;
  readonly inbox: InboxQueries;
  readonly timeline: TimelineQueries;
  /** Board, inboxes and issues as of a moment. */
  readonly past: Past;
  /** The past as it went on, and one moment held against another. */
  readonly play: Play;
  readonly exports: ExportService;
  /** Whatever follows the events into tables, in the order it was wired. */
  readonly readModels: readonly Projector[];
  /** Where a rebuild reads and writes streams. */
  readonly fillPlaces: OpenFillPlaces;
  /** The read tables: by the store, or by partitions of Kafka what can be. */
  readonly projections: Work;
  readonly projected: ProjectionWaiter;
  readonly timekeeper: Timekeeper;
  /** Doors of the moments of clocks, by stream category; each kind of stream adds its own. */
  readonly momentDoors: Map<string, Fire>;
  readonly sides: SideStreams;
  readonly processes: HouseProcesses;
  readonly routing: Routing;
  readonly kpi: HouseKpi;
  readonly warnings: EarlyWarning;
  readonly whatIf: WhatIfService;
  /** Pictures, and who removes those that nothing names. */
  readonly media: MediaStore;
  readonly mediaSweeper: MediaSweeper;
  /** Absent where there is no Kafka. */
  readonly kafka?: HouseKafka;
  /** What this process counts, and how far all of them are. */
  readonly metrics: Metrics;
  /** Resolves when all that has happened has had its effects; everything must run. */
  settle(): Promise<void>;
  readonly now: () => Date;
  /** Stops timekeeper and projections, then lets go of the database. */
  close(): Promise<void>;
}
