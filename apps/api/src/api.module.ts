import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { readinessOf, type Attendance, type Engine } from '@shaodao/engine';
import { IdentityService } from '@shaodao/identity';
import type { Log, Role } from '@shaodao/platform';
import { AccountsController } from './accounts/accounts.controller.js';
import { OwnAccountController } from './accounts/own-account.controller.js';
import { CallerGuard } from './auth/caller-guard.js';
import { SessionsController } from './auth/sessions.controller.js';
import { DIRECTORY_COMMAND_CONTROLLERS } from './directory/directory-command.controllers.js';
import { DIRECTORY_TABLE_CONTROLLERS } from './directory/directory-table.controllers.js';
import { DirectoryFilesController } from './directory/directory-files.controller.js';
import { DirectoryHistoryController } from './directory/directory-history.controller.js';
import { PlacesController } from './directory/places.controller.js';
import { AlertStreamController } from './early-warning/alert-stream.controller.js';
import { TopicCurveController } from './early-warning/topic-curve.controller.js';
import { ENGINE, LOG } from './engine.js';
import { ExportHouse } from './exports/export-house.js';
import { ExportsController } from './exports/exports.controller.js';
import { ATTENDANCE, HealthController, READINESS_CHECKS } from './health/health.controller.js';
import { ISSUE_DOOR, IssueCommandHandler } from './issues/handle-issue-command.js';
import { IssueActionsController } from './issues/issue-actions.controller.js';
import { ISSUE_COMMAND_CONTROLLERS } from './issues/issue-command.controllers.js';
import { HTTP_LIMITS, type HttpLimits } from './http/http-limits.js';
import { BoardStreamController } from './live/board-stream.controller.js';
import { LiveStreams } from './live/live-streams.js';
import { StreamHouse } from './live/stream-house.js';
import { DocsController } from './openapi/docs.controller.js';
import { BoardController } from './queries/board.controller.js';
import { DirectoryController } from './queries/directory.controller.js';
import { InboxController } from './queries/inbox.controller.js';
import { IssueController } from './queries/issue.controller.js';
import { FormulasController } from './kpi/formulas.controller.js';
import { GivenFiguresController } from './kpi/given-figures.controller.js';
import { KpiFactsController } from './kpi/kpi-facts.controller.js';
import { KpiTablesController } from './kpi/kpi-tables.controller.js';
import { PublishedTablesController } from './kpi/published-tables.controller.js';
import { MediaController } from './media/media.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { PlaybooksController } from './playbooks/playbooks.controller.js';
import { MechanismController } from './queries/mechanism.controller.js';
import { ReviewersController } from './queries/reviewers.controller.js';
import { ProfilesController } from './queries/profiles.controller.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { ReadLists } from './queries/read-lists.js';
import { SimilarController } from './queries/similar.controller.js';
import { TerritoryCountsController } from './queries/territory-counts.controller.js';
import { SubjectsController } from './queries/subjects.controller.js';
import { BoardPlayController } from './play/board-play.controller.js';
import { EventsController } from './play/events.controller.js';
import { IssuePlayController } from './play/issue-play.controller.js';
import { ProcessesController } from './processes/processes.controller.js';
import { IssueSideStreamsController } from './side-streams/issue-side-streams.controller.js';
import { SIDE_COMMAND_CONTROLLERS } from './side-streams/side-command.controllers.js';
import { IssueRoutingController } from './routing/issue-routing.controller.js';
import { ProposalsController } from './routing/proposals.controller.js';
import { RuleSetsController } from './routing/rule-sets.controller.js';
import { ShadowController } from './routing/shadow.controller.js';
import { ProgressController } from './progress/progress.controller.js';
import { VisitRules } from './visits/visit-rules.js';
import { VisitsController } from './visits/visits.controller.js';
import { SupervisionController } from './supervision/supervision.controller.js';
import { SIDE_QUERY_CONTROLLERS } from './side-streams/side-query.controllers.js';
import { RunProgressController } from './what-if/run-progress.controller.js';
import { RunsController } from './what-if/runs.controller.js';
import { ScenariosController } from './what-if/scenarios.controller.js';

/** What stands behind the HTTP door. */
export interface House {
  readonly engine: Engine;
  readonly log: Log;
  /** What this process does beside answering. */
  readonly roles: readonly Role[];
  readonly attendance: Attendance;
  readonly limits: HttpLimits;
  /** Where the console's map gets its tiles; absent: it has none. */
  readonly mapTiles: string | undefined;
}

/** The HTTP door over a running engine. */
@Module({})
export class ApiModule {
  static over({ engine, log, roles, attendance, limits }: House): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        HealthController,
        MetricsController,
        DocsController,
        SessionsController,
        AccountsController,
        OwnAccountController,
        BoardController,
        SimilarController,
        TerritoryCountsController,
        IssueActionsController,
        IssueController,
        InboxController,
        SupervisionController,
        BoardStreamController,
        DirectoryController,
        PlacesController,
        DirectoryHistoryController,
        DirectoryFilesController,
        ...DIRECTORY_TABLE_CONTROLLERS,
        ...DIRECTORY_COMMAND_CONTROLLERS,
        MechanismController,
        ReviewersController,
        ProfilesController,
        PlaybooksController,
        FormulasController,
        KpiTablesController,
        GivenFiguresController,
        KpiFactsController,
        PublishedTablesController,
        SubjectsController,
        MediaController,
        VisitsController,
        ProgressController,
        ProcessesController,
        ExportsController,
        PersonalDataController,
        BoardPlayController,
        IssuePlayController,
        EventsController,
        ProposalsController,
        IssueRoutingController,
        RuleSetsController,
        ShadowController,
        ScenariosController,
        RunsController,
        RunProgressController,
        AlertStreamController,
        TopicCurveController,
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
        { provide: READINESS_CHECKS, useValue: readinessOf(engine, roles) },
        { provide: ATTENDANCE, useValue: attendance },
        { provide: HTTP_LIMITS, useValue: limits },
        { provide: APP_GUARD, useClass: CallerGuard },
        ReadLists,
        VisitRules,
        StreamHouse,
        LiveStreams,
        ExportHouse,
        IssueCommandHandler,
      ],
    };
  }
}
