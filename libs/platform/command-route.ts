import { Body, Controller, Inject, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { AsyncContext, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Principal } from '../access/principal.ts';
import { checkBody } from '../commands/check-body.ts';
import type { Capability, Command } from '../commands/command.ts';
import { exampleOf, schemaOf } from '../commands/fields.ts';
import { repeatedOutcome, runCommand, type Outcome, type Recorder, type Request } from '../commands/run-command.ts';
import type { CommandId, EventMetadata } from '../event-log/event.ts';
import { OutcomeUnknown } from '../event-log/append-errors.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { ReadAhead } from '../event-log/read-ahead.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import { CallableBy } from './access-guard.ts';
import { correlationIdOf, headerOf, principalOf, type HttpRequest } from './http-request.ts';
import { legalDayOf } from './legal-day.ts';
import { invalidRequest, notFound, Problem, refused } from './problem.ts';

export const RECORDER = Symbol('recorder');
export const COMMAND_SCOPE = Symbol('command scope');

/** Whether the thing a command is addressed to lies within the sender's scope; outside it is as if it did not exist. */
export interface CommandScope {
  /** @param ahead keeps what is read of the thing, for whoever decides on it next */
  isWithin(principal: Principal, collection: string, id: string, body: object, ahead: ReadAhead): Promise<boolean>;
}

/** Everything about a request that is not in its body. It travels with the command over the bus. */
class AddressedTo extends AsyncContext {
  readonly request: Omit<Request, 'body'>;

  constructor(request: Omit<Request, 'body'>) {
    super();
    this.request = request;
  }
}

/** A handler on the bus for each command: all of them call the one runner. */
export function commandHandlers(capabilities: readonly Capability[]): Type[] {
  return capabilities.flatMap(({ commands }) => commands.map(handlerOf));
}

function handlerOf(command: Command): Type {
  @CommandHandler(command.body)
  class Handler implements ICommandHandler<object, Outcome> {
    private readonly recorder: Recorder;

    constructor(@Inject(RECORDER) recorder: Recorder) {
      this.recorder = recorder;
    }

    execute(body: object): Promise<Outcome> {
      const context = AsyncContext.of(body);
      if (!(context instanceof AddressedTo)) throw new Error(`${command.name} was sent without an address`);
      return runCommand(this.recorder, { ...context.request, body });
    }
  }
  return named(Handler, `${command.body.name}Handler`);
}

/** `POST /v1/<collection>/<id>/<command>` for each command. */
export function commandControllers(capabilities: readonly Capability[]): Type[] {
  return capabilities.flatMap((capability) => capability.commands.map((command) => controllerOf(capability, command)));
}

function controllerOf(capability: Capability, command: Command): Type {
  const { collection, ids } = capability;

  @ApiTags(collection)
  @Controller(`v1/${collection}`)
  class CommandController {
    private readonly bus: CommandBus;
    private readonly scope: CommandScope;
    private readonly log: EventLog;

    constructor(@Inject(CommandBus) bus: CommandBus, @Inject(COMMAND_SCOPE) scope: CommandScope, @Inject(RECORDER) { log }: Recorder) {
      this.bus = bus;
      this.scope = scope;
      this.log = log;
    }

    @Post(`:id/${command.name}`)
    @CallableBy(command.by)
    @ApiOperation({ operationId: `${collection}-${command.name}`, summary: command.does, description: `For ${command.by.join(', ')}.` })
    @ApiParam({ name: 'id', schema: { type: 'string', pattern: ids.pattern.source, example: ids.example } })
    @ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'The same key with the same request is carried out once.',
      schema: { type: 'string', maxLength: 200 },
    })
    @ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision you have seen, as an ETag: `"17"`.',
      schema: { type: 'string' },
    })
    @ApiBody({ schema: schemaOf(command.body) as object, examples: { example: { value: exampleOf(command.body) } } })
    @ApiResponse({ status: 201, description: 'Recorded.', schema: recordedSchema })
    @ApiResponse({ status: 400, description: 'A field is missing, malformed or unknown.' })
    @ApiResponse({ status: 404, description: 'No such thing, or outside your scope.' })
    @ApiResponse({ status: 409, description: 'It exists already, or others are writing to it.' })
    @ApiResponse({ status: 412, description: 'It has changed since you saw it.' })
    @ApiResponse({ status: 422, description: 'Refused by law or by what is recorded.' })
    async post(@Param('id') id: string, @Body() json: unknown, @Req() request: HttpRequest, @Res() reply: FastifyReply): Promise<void> {
      const principal = principalOf(request);
      if (!ids.pattern.test(id)) throw invalidRequest([{ pointer: '/id', code: 'id', message: `in the path must be ${ids.form}` }]);
      const addressed = addressedTo(command, id, request, principal);
      const checked = checkBody(command.body, json ?? {});
      if ('faults' in checked) throw invalidRequest(checked.faults);
      const ahead = new ReadAhead(this.log);
      if (!(await this.scope.isWithin(principal, collection, id, checked.body, ahead))) {
        // what a request carried out may have taken the thing out of its sender's scope; sent again, it is answered as before
        const before = await repeatedOutcome(this.log, { ...addressed, body: checked.body });
        if (before === undefined) throw notFound(`such thing in ${collection}`);
        answer(reply, correlationIdOf(request), before);
        return;
      }
      new AddressedTo({ ...addressed, ahead }).attachTo(checked.body);
      answer(reply, correlationIdOf(request), await this.execute(checked.body));
    }

    private async execute(body: object): Promise<Outcome> {
      try {
        return await this.bus.execute<object, Outcome>(body);
      } catch (error) {
        // the write may have happened: the same command again meets its own events
        if (!(error instanceof OutcomeUnknown)) throw error;
        return await this.bus.execute<object, Outcome>(body).catch((again: unknown) => {
          // whatever became of the second try, the first one may have been stored
          throw new OutcomeUnknown(error.message, { cause: again });
        });
      }
    }
  }
  return named(CommandController, `${command.body.name}Controller`);
}

const recordedSchema = {
  type: 'object' as const,
  required: ['streamRevision', 'position', 'events'],
  properties: {
    streamRevision: { type: 'integer' as const, description: 'Revision of the thing it was addressed to, also in the header ETag.' },
    position: {
      type: 'string' as const,
      description: 'Place in the log, also in the header Position; send it as Min-Position to read what you wrote.',
    },
    events: { type: 'array' as const, items: { type: 'string' as const } },
  },
};

/** Namespace of the command ids that follow from idempotency keys. */
const commandNamespace = 'b4f8c0de-6e0b-5d3c-9a53-1f6a86c2c7d1';

function addressedTo(command: Command, id: string, request: HttpRequest, principal: Principal): Omit<Request, 'body'> {
  const key = headerOf(request, 'idempotency-key');
  if (key === undefined || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Problem(
      400,
      'idempotency-key',
      'Send an Idempotency-Key of 1 to 200 printable characters: the same for the same request, a new one for a new request.',
    );
  }
  const ifRevision = revisionSeen(headerOf(request, 'if-match'));
  const traceparent = headerOf(request, 'traceparent');
  const metadata: EventMetadata = {
    correlationId: correlationIdOf(request),
    ...(principal.clientId !== principal.subject && { onBehalfOf: principal.clientId }),
    ...(principal.office !== undefined && { office: principal.office }),
    ...(principal.facility !== undefined && { office: principal.facility }),
    ...(traceparent !== undefined && traceparent.length <= 60 && { traceparent }),
  };
  return {
    command,
    id,
    commandId: uuidV5(commandNamespace, `${principal.subject}\n${key}`) as CommandId, // one sender's key is one command
    actor: principal.subject,
    today: legalDayOf(new Date()),
    ...(ifRevision !== undefined && { ifRevision }),
    metadata,
  };
}

function revisionSeen(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined) return undefined;
  const revision = /^"(\d{1,9})"$/.exec(ifMatch)?.[1];
  if (revision === undefined) throw new Problem(400, 'if-match', 'If-Match must be one revision as an ETag, such as "17".');
  return Number(revision);
}

function answer(reply: FastifyReply, correlationId: string, outcome: Outcome): void {
  switch (outcome.outcome) {
    case 'recorded':
    case 'repeated': {
      const position = String(outcome.position);
      void reply
        .status(201)
        .headers({
          etag: `"${String(outcome.revision)}"`,
          position,
          'x-correlation-id': correlationId,
          'cache-control': 'no-store',
          ...(outcome.outcome === 'repeated' && { 'idempotency-replayed': 'true' }),
        })
        .send({ streamRevision: outcome.revision, position, events: outcome.types });
      return;
    }
    case 'refused':
      throw refused(outcome.refusal);
    case 'not-found':
      throw notFound('such thing');
    case 'exists':
      throw new Problem(409, 'exists', `${outcome.stream} exists already. Choose a new id, or send what you meant to record about it.`, {
        members: { streamRevision: outcome.revision },
        headers: { etag: `"${String(outcome.revision)}"` },
      });
    case 'stale':
      throw new Problem(412, 'stale', 'It has changed since you saw it. Nothing was written. Look at what is new, then decide again.', {
        members: { streamRevision: outcome.revision },
        headers: { etag: `"${String(outcome.revision)}"` },
      });
    case 'busy':
      throw new Problem(409, 'busy', 'Others kept writing to it. Nothing was written. Try again.', { headers: { 'retry-after': '1' } });
    case 'command-id-taken':
      throw new Problem(
        422,
        'idempotency-key-reused',
        'This Idempotency-Key stood for another request. Nothing was written. Use a new key.',
      );
  }
}

function named(type: Type, name: string): Type {
  Object.defineProperty(type, 'name', { value: name });
  return type;
}
