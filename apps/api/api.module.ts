import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { recordRead } from '../../libs/access/read-audit.ts';
import type { Recorder } from '../../libs/commands/run-command.ts';
import { AccessGuard, TOKEN_CHECK, type TokenCheck } from '../../libs/platform/access-guard.ts';
import { COMMAND_SCOPE, commandControllers, commandHandlers, RECORDER } from '../../libs/platform/command-route.ts';
import { ProblemFilter } from '../../libs/platform/problem-filter.ts';
import {
  READ_AUDIT,
  READ_COMPLETENESS,
  READ_GATE,
  READ_SOURCES,
  readRoutes,
  type Audit,
  type Gate,
} from '../../libs/platform/read-route.ts';
import { capabilities } from '../capabilities.ts';
import { HealthController, STANDING } from './health.controller.ts';
import { incompleteRecords } from './incomplete-records.ts';
import { Metrics } from './metrics.ts';
import { commandScope } from './person-scope.ts';
import { Readiness } from './readiness.ts';
import { reads } from './reads.ts';
import type { Sources } from './sources.ts';
import { standingOf } from './standing.ts';

/** What the HTTP side is given: everything that has a connection, a key or a file behind it. */
export interface ApiParts {
  readonly sources: Sources;
  readonly tokens: TokenCheck;
  readonly gate: Gate;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
}

@Module({})
export class ApiModule {
  static with({ sources, tokens, gate, readiness, metrics }: ApiParts): DynamicModule {
    const { controllers, handlers } = readRoutes(reads);
    const recorder: Recorder = sources;
    const audit: Audit = {
      note: ({ principal: { subject, clientId }, route, persons, correlationId }) =>
        recordRead(sources.pool, { actor: subject, clientId, route, personIds: persons, resultCount: persons.length, correlationId }),
    };
    return {
      module: ApiModule,
      imports: [
        CqrsModule.forRoot(),
        TypeOrmModule.forRootAsync({ useFactory: () => ({ type: 'postgres' }), dataSourceFactory: async () => sources.registers }),
      ],
      controllers: [HealthController, ...commandControllers(capabilities), ...controllers],
      providers: [
        ...commandHandlers(capabilities),
        ...handlers,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: TOKEN_CHECK, useValue: tokens },
        { provide: RECORDER, useValue: recorder },
        { provide: COMMAND_SCOPE, useValue: commandScope(sources) },
        { provide: READ_SOURCES, useValue: sources },
        { provide: READ_GATE, useValue: gate },
        { provide: READ_AUDIT, useValue: audit },
        { provide: READ_COMPLETENESS, useValue: incompleteRecords(sources) },
        { provide: STANDING, useValue: standingOf(sources) },
        { provide: Readiness, useValue: readiness },
        { provide: Metrics, useValue: metrics },
      ],
    };
  }
}
