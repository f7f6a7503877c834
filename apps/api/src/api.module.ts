import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Engine } from '@shaodao/engine';
import { IdentityService } from '@shaodao/identity';
import type { Log } from '@shaodao/platform';
import { CallerGuard } from './auth/caller-guard.js';
import { SessionsController } from './auth/sessions.controller.js';
import { DIRECTORY_COMMAND_CONTROLLERS } from './directory/directory-command.controllers.js';
import { DIRECTORY_TABLE_CONTROLLERS } from './directory/directory-table.controllers.js';
import { PlacesController } from './directory/places.controller.js';
import { ENGINE, LOG } from './engine.js';
import { HealthController, READINESS_CHECKS } from './health/health.controller.js';
import { readinessOf } from './health/readiness-of-engine.js';
import { ISSUE_DOOR, IssueCommandHandler } from './issues/handle-issue-command.js';
import { ISSUE_COMMAND_CONTROLLERS } from './issues/issue-command.controllers.js';
import { BoardStreamController } from './live/board-stream.controller.js';
import { StreamHouse } from './live/stream-house.js';
import { DocsController } from './openapi/docs.controller.js';
import { BoardController } from './queries/board.controller.js';
import { DirectoryController } from './queries/directory.controller.js';
import { InboxController } from './queries/inbox.controller.js';
import { IssueController } from './queries/issue.controller.js';
import { PlaybooksController } from './playbooks/playbooks.controller.js';
import { ProfilesController } from './queries/profiles.controller.js';
import { ReadLists } from './queries/read-lists.js';
import { SubjectsController } from './queries/subjects.controller.js';
import { ProcessesController } from './processes/processes.controller.js';
import { IssueSideStreamsController } from './side-streams/issue-side-streams.controller.js';
import { SIDE_COMMAND_CONTROLLERS } from './side-streams/side-command.controllers.js';
import { IssueRoutingController } from './routing/issue-routing.controller.js';
import { ProposalsController } from './routing/proposals.controller.js';
import { RuleSetsController } from './routing/rule-sets.controller.js';
import { ShadowController } from './routing/shadow.controller.js';
import { SIDE_QUERY_CONTROLLERS } from './side-streams/side-query.controllers.js';

/** The HTTP door over a running engine. */
@Module({})
export class ApiModule {
  static over(engine: Engine, log: Log): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        HealthController,
        DocsController,
        SessionsController,
        BoardController,
        IssueController,
        InboxController,
        BoardStreamController,
        DirectoryController,
        PlacesController,
        ...DIRECTORY_TABLE_CONTROLLERS,
        ...DIRECTORY_COMMAND_CONTROLLERS,
        ProfilesController,
        PlaybooksController,
        SubjectsController,
        ProcessesController,
        ProposalsController,
        IssueRoutingController,
        RuleSetsController,
        ShadowController,
        IssueSideStreamsController,
        ...ISSUE_COMMAND_CONTROLLERS,
        ...SIDE_COMMAND_CONTROLLERS,
        ...SIDE_QUERY_CONTROLLERS,
      ],
      providers: [
        { provide: ENGINE, useValue: engine },
        { provide: LOG, useValue: log },
        { provide: ISSUE_DOOR, useValue: engine.door },
        { provide: IdentityService, useValue: engine.identity },
        { provide: READINESS_CHECKS, useValue: readinessOf(engine) },
        { provide: APP_GUARD, useClass: CallerGuard },
        ReadLists,
        StreamHouse,
        IssueCommandHandler,
      ],
    };
  }
}
