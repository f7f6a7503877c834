import { UsageProjector, UsageQueries } from '@shaodao/directory';
import { AggregateRunner } from '@shaodao/event-store';
import { IdentityService } from '@shaodao/identity';
import { ExportService, pseudonymKey } from '@shaodao/integrations';
import { checkPhaseGraph, issueAggregate, type IssueRunner } from '@shaodao/issue';
import { topicNames } from '@shaodao/kafka';
import { MediaStore, MediaTies } from '@shaodao/media';
import { ProjectionWaiter } from '@shaodao/projections';
import {
  BoardFeed,
  BoardQueries,
  InboxQueries,
  Past,
  Play,
  readModelProjectors,
  SimilarQueries,
  TimelineQueries,
} from '@shaodao/read-models';
import { SideStreamProjector } from '@shaodao/side-streams';
import { ClockProjector } from '@shaodao/timekeeper';
import { ScenarioProjector, WhatIfService } from '@shaodao/what-if';
import { uuidv7 } from 'uuidv7';
import { earlyWarningProjectors, openEarlyWarning } from './early-warning.js';
import type { Engine, EngineSettings } from './engine.js';
import { kafkaClient, openHouseKafka } from './house-kafka.js';
import { issueMoments, openTimekeeper } from './keep-time.js';
import { keyShredder } from './key-shredder.js';
import { exportedFigures } from './kpi/exported-figures.js';
import { periodOf } from './kpi/kpi-tables.js';
import { openKpi } from './kpi/open-kpi.js';
import { openFoundation } from './open-foundation.js';
import { commandFingerprintKey, openIssueDoor } from './open-issue-door.js';
import { openLists } from './open-lists.js';
import { pictureCheckedIssueDoor } from './picture-doors.js';
import { openMediaSweeper } from './open-media-sweeper.js';
import { openProcesses } from './processes.js';
import { fillThreads } from './rebuild/open-fill-threads.js';
import { openReadSide } from './read-side.js';
import { calendarMoments } from './recalculate-clocks.js';
import { openRouting } from './routing/open-routing.js';
import { settle } from './settle.js';
import { openSideStreams, sideMoments } from './side-streams.js';
import { observedIssueDoor } from './telemetry/observed-doors.js';
import { readingsOf } from './telemetry/readings-of-engine.js';

/**
 * Brings the schema up and opens everything. Neither projections nor timekeeper run yet: a server
 * starts them, a long import the projections, a short command need not.
 * @throws Error where a phase of an issue cannot be reached or left; WrongMasterKey; or what the
 *   database says.
 */
export async function openEngine(settings: EngineSettings): Promise<Engine> {
  const { databaseUrl, kurrentDbUrl, log } = settings;
  const faults = checkPhaseGraph();
  if (faults.length > 0)
    throw new Error(`The phases of an issue do not hang together: ${faults.join('; ')}`);
  const foundation = await openFoundation(settings);
  const { pool, metrics, store, signals, vault, now } = foundation;
  try {
    const inbox = new InboxQueries(pool);
    const { directory, playbooks } = await openLists({ store, inbox, metrics, now, log });
    const issues: IssueRunner = new AggregateRunner(store, issueAggregate, { newEventId: uuidv7 });
    const board = new BoardQueries(pool, vault);
    const past = new Past({ pool, store, vault, now });
    const fingerprintKey = commandFingerprintKey(settings.masterKey);
    const media = new MediaStore({ pool, vault, now, fingerprintKey });
    const sides = openSideStreams({
      pool,
      store,
      vault,
      media,
      directory,
      playbooks,
      now,
      fingerprintKey,
      metrics,
    });
    const routing = await openRouting({
      pool,
      store,
      directory,
      issues,
      profile: (id, version) => playbooks.current().find(id, version),
      now,
    });
    const kpi = await openKpi({ pool, store, directory, now, log });
    const ties = new MediaTies(store, vault);
    const readModels = [
      ...readModelProjectors(vault),
      keyShredder(vault),
      ties,
      new ClockProjector(),
      new SideStreamProjector(store, sides.registry),
      routing.projector,
      new UsageProjector(),
      ...earlyWarningProjectors(),
      new ScenarioProjector(),
    ];
    const topics = settings.topics ?? topicNames();
    const kafka =
      settings.kafka === undefined ? undefined : kafkaClient(settings.kafka, topics, log);
    const projections = openReadSide({
      ...{ store, pool, log, projectors: readModels },
      ...(kafka === undefined ? {} : { kafka }),
    });
    signals.start();
    const projected = new ProjectionWaiter(pool, signals);
    const usage = new UsageQueries(pool);
    const deciding = { issues, vault, directory, playbooks, usage, now, fingerprintKey };
    const { door: plainDoor, foresight } = openIssueDoor(deciding);
    const rehearsals = pictureCheckedIssueDoor(plainDoor, { media, store, issues });
    const door = observedIssueDoor(rehearsals, metrics);
    const processes = openProcesses({
      pool,
      store,
      vault,
      directory,
      issues: door,
      sides,
      log,
      reactions: [routing.reaction],
    });
    const warnings = openEarlyWarning({
      ...{ pool, signals, directory, playbooks, now, log },
      door: sides.door,
    });
    const whatIf = new WhatIfService({
      ...{ pool, store, directory, playbooks, now, log },
      // Threads are begun with it: nothing but plain data.
      place: { databaseUrl, ...(kurrentDbUrl !== undefined && { kurrentDbUrl }) },
      rules: () => routing.ruleSets.state().published.at(-1)?.ruleSet,
      formulas: { find: (id) => kpi.formulas.find(id), period: periodOf },
    });
    const mediaSweeper = openMediaSweeper({ pool, store, projected, ties: ties.name, now, log });
    const momentDoors = new Map([
      ['issue', issueMoments(door)],
      ['directory', calendarMoments({ pool, door, directory, now })],
      ...sideMoments(sides),
    ]);
    const timekeeper = openTimekeeper({ pool, store, projected, doors: momentDoors, now, log });
    const identity = new IdentityService(pool, {
      tokenSecret: settings.tokenSecret,
      clock: () => now().getTime(),
    });
    const houseKafka =
      kafka && openHouseKafka({ kafka, pool, store, door, identity, directory, now, log });
    const asked = { pool, store, readModels, kpi, processes, timekeeper };
    metrics.readFrom(() => readingsOf(asked, { relay: kafka !== undefined }));
    return {
      pool,
      store,
      vault,
      identity,
      directory,
      playbooks,
      issues,
      door,
      rehearsals,
      foresight,
      board,
      boardFeed: new BoardFeed(board, signals),
      similar: new SimilarQueries(pool, vault),
      inbox,
      timeline: new TimelineQueries(store),
      past,
      play: new Play({ pool, store, past }),
      exports: new ExportService({
        pool,
        store,
        board,
        key: pseudonymKey(settings.masterKey),
        now,
        figures: exportedFigures(kpi),
      }),
      readModels,
      fillPlaces: fillThreads(settings),
      projections,
      projected,
      timekeeper,
      momentDoors,
      sides,
      processes,
      routing,
      kpi,
      warnings,
      whatIf,
      media,
      mediaSweeper,
      ...(houseKafka === undefined ? {} : { kafka: houseKafka }),
      metrics,
      settle: () => {
        const followers = [...readModels, ...kpi.projectors, ...processes.projectors].map(
          ({ name }) => name,
        );
        return settle({ store, projected, timekeeper, followers });
      },
      now,
      close: async () => {
        // All at once: each waits for its last transaction, and others stand by for what it leads.
        const works = [
          timekeeper,
          mediaSweeper,
          whatIf,
          warnings.watch,
          processes.runner,
          projections,
          kpi.runner,
        ];
        const overKafka = houseKafka === undefined ? [] : [houseKafka.relay, houseKafka.commands];
        await Promise.all([...works, ...overKafka].map((work) => work.stop()));
        await houseKafka?.sight.close();
        await Promise.all(
          [directory, playbooks, kpi.formulas, routing.ruleSets].map((list) => list.stop()),
        );
        await foundation.close();
      },
    };
  } catch (error) {
    await foundation.close();
    throw error;
  }
}
