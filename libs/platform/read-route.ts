import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, type Type } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import type { Principal } from '../access/principal.ts';
import type { Role } from '../access/roles.ts';
import { checkBody } from '../commands/check-body.ts';
import { exampleOf, fieldsOf, schemaOf, type JsonSchema } from '../commands/fields.ts';
import type { LegalDate, Position } from '../event-log/event.ts';
import { insteadOfNotFound, refuseIncomplete, whatIsIncomplete, type Completeness, type IncompleteRecord } from './completeness.ts';
import { CallableBy } from './access-guard.ts';
import { correlationIdOf, headerOf, principalOf, type HttpRequest } from './http-request.ts';
import { legalDayOf } from './legal-day.ts';
import { invalidRequest, Problem } from './problem.ts';

/** What a read may know besides its query. */
export interface ReadContext {
  readonly principal: Principal;
  readonly today: LegalDate;
  /** Media type that the sender prefers. */
  readonly accept: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What a read answers. `persons`: everybody whose record it discloses; it is noted who looked before anything is sent. */
export type Answer =
  | { readonly json: object; readonly persons: readonly string[]; readonly headers?: Readonly<Record<string, string>> }
  | { readonly stream: Readable; readonly mediaType: string; readonly fileName: string; readonly persons: readonly string[] };

/** One thing that can be asked: the query class is at once the parameters, their documentation and the message on the bus. */
export interface Read<Sources, Query extends object> {
  readonly method: 'GET' | 'POST';
  /** Below `/v1/`, with parameters as `:id`. */
  readonly path: string;
  readonly query: new () => Query;
  readonly says: string;
  readonly by: readonly Role[];
  /** Registers that must have reached `Min-Position` before it is answered; none where the log itself is read. */
  readonly registers: readonly string[];
  readonly answer: (asked: { readonly query: Query; readonly context: ReadContext; readonly sources: Sources }) => Promise<Answer>;
  /** Whose record it answers, where that is one person's; a list counts everybody's. */
  readonly about?: (params: Readonly<Record<string, string>>) => string | undefined;
  /** Example values for the parameters of the path. */
  readonly example?: Readonly<Record<string, string>>;
}

export type AnyRead = Read<unknown, object>;

export function read<Sources, Query extends object>(definition: Read<Sources, Query>): AnyRead {
  return definition as unknown as AnyRead; // the bus hands each read only queries of its own class
}

export const READ_SOURCES = Symbol('read sources');
export const READ_GATE = Symbol('read gate');
export const READ_AUDIT = Symbol('read audit');
export const READ_COMPLETENESS = Symbol('read completeness');

/** Waits until registers have reached a position. */
export interface Gate {
  waitFor(position: Position, options: { readonly registers: readonly string[]; readonly timeoutMs: number }): Promise<boolean>;
}

/** Notes who looked at whom; resolves once it is stored. */
export interface Audit {
  note(looked: {
    readonly principal: Principal;
    readonly route: string;
    readonly persons: readonly string[];
    readonly correlationId: string;
  }): Promise<void>;
}

class Question<Query extends object> {
  readonly query: Query;
  readonly context: ReadContext;

  constructor(query: Query, context: ReadContext) {
    this.query = query;
    this.context = context;
  }
}

const maxAuditedPersons = 1_000;

/** A route and a handler on the query bus for each read. */
export function readRoutes(reads: readonly AnyRead[]): { readonly controllers: Type[]; readonly handlers: Type[] } {
  const made = reads.map(routeOf);
  return { controllers: made.map(({ controller }) => controller), handlers: made.map(({ handler }) => handler) };
}

function routeOf(definition: AnyRead): { controller: Type; handler: Type } {
  const name = definition.path.replace(/[^a-z]+(.)?/gi, (_, letter: string | undefined) => letter?.toUpperCase() ?? '');
  // a class of its own for each read, since the bus tells messages apart by class
  class Asked extends Question<object> {}

  @QueryHandler(Asked)
  class Handler implements IQueryHandler<Asked, Answer> {
    private readonly sources: unknown;

    constructor(@Inject(READ_SOURCES) sources: unknown) {
      this.sources = sources;
    }

    execute({ query, context }: Asked): Promise<Answer> {
      return definition.answer({ query, context, sources: this.sources });
    }
  }

  const isPost = definition.method === 'POST';
  const Method = isPost ? Post : Get;

  @ApiTags(definition.path.split('/')[0] ?? 'reads')
  @Controller('v1')
  class ReadController {
    private readonly bus: QueryBus;
    private readonly gate: Gate;
    private readonly audit: Audit;
    private readonly completeness: Completeness;

    constructor(
      @Inject(QueryBus) bus: QueryBus,
      @Inject(READ_GATE) gate: Gate,
      @Inject(READ_AUDIT) audit: Audit,
      @Inject(READ_COMPLETENESS) completeness: Completeness,
    ) {
      this.bus = bus;
      this.gate = gate;
      this.audit = audit;
      this.completeness = completeness;
    }

    @Method(definition.path)
    @HttpCode(200)
    @CallableBy(definition.by)
    @ApiOperation({
      operationId: `${definition.method.toLowerCase()}-${definition.path.replaceAll(/[/:]+/g, '-')}`,
      summary: definition.says,
      description: `For ${definition.by.join(', ')}.`,
    })
    @ApiHeader({
      name: 'Min-Position',
      required: false,
      description: 'Position that a command answered with: the answer is not older.',
      schema: { type: 'string' },
    })
    @ApiResponse({
      status: 200,
      description: 'The answer. Header and member `incomplete`: of how many records a register lacks facts, and from which position on.',
    })
    @ApiResponse({ status: 400, description: 'A parameter is malformed or unknown.' })
    @ApiResponse({ status: 404, description: 'No such thing, or outside your scope.' })
    @ApiResponse({
      status: 503,
      description: 'The registers have not reached Min-Position yet, try again; or, `register-parked`, this record cannot for now.',
    })
    async get(
      @Param() params: Record<string, string>,
      @Query() query: unknown,
      @Body() body: unknown,
      @Req() request: HttpRequest,
      @Res() reply: FastifyReply,
    ): Promise<void> {
      const principal = principalOf(request);
      const checked = checkBody(
        definition.query,
        isPost ? withQuery(body ?? {}, parsedQuery(definition.query, query)) : parsedQuery(definition.query, query),
      );
      if ('faults' in checked) throw invalidRequest(checked.faults);
      const reached = await this.waitForPosition(headerOf(request, 'min-position'));
      const context: ReadContext = { principal, today: legalDayOf(new Date()), accept: headerOf(request, 'accept') ?? '*/*', params };
      const incomplete = await this.incomplete(params); // before the rows are read: what they lack by then is told
      const answer = await this.bus.execute<Asked, Answer>(new Asked(checked.body, context)).catch((error: unknown) => {
        throw definition.about === undefined ? error : insteadOfNotFound(error, incomplete, principal);
      });
      if (definition.about !== undefined) refuseIncomplete(incomplete, reached);
      const told = whatIsIncomplete(incomplete);
      const correlationId = correlationIdOf(request);
      if (answer.persons.length > 0) {
        await this.audit.note({
          principal,
          route: `${definition.method} /v1/${definition.path}`,
          persons: answer.persons.slice(0, maxAuditedPersons),
          correlationId,
        });
      }
      const headers = {
        'x-correlation-id': correlationId,
        'cache-control': 'no-store',
        ...(reached !== undefined && { position: String(reached) }),
        ...told.headers,
      };
      if ('json' in answer) {
        void reply.headers({ ...headers, ...answer.headers }).send({ ...answer.json, ...told.members });
      } else {
        void reply
          .headers({ ...headers, 'content-type': answer.mediaType, 'content-disposition': `attachment; filename="${answer.fileName}"` })
          .send(answer.stream);
      }
    }

    /** The records behind this answer that it does not show whole. */
    private async incomplete(params: Readonly<Record<string, string>>): Promise<readonly IncompleteRecord[]> {
      if (definition.registers.length === 0) return [];
      const records = await this.completeness.incomplete(definition.registers);
      const about = definition.about?.(params);
      return records.filter(({ personId }) => about === undefined || personId === undefined || personId === about);
    }

    private async waitForPosition(asked: string | undefined): Promise<Position | undefined> {
      if (asked === undefined) return undefined;
      if (!/^\d{1,18}$/.test(asked))
        throw new Problem(400, 'min-position', 'Min-Position must be a position that a command answered with.');
      const position = BigInt(asked) as Position; // checked on the line above
      if (definition.registers.length > 0 && !(await this.gate.waitFor(position, { registers: definition.registers, timeoutMs: 2_000 }))) {
        throw new Problem(503, 'not-there-yet', `The register has not reached position ${asked} yet. What you wrote is safe.`, {
          headers: { 'retry-after': '1' },
        });
      }
      return position;
    }
  }

  const handler = ReadController.prototype;
  const descriptor = Object.getOwnPropertyDescriptor(handler, 'get') ?? {};
  for (const decorate of [...parametersOf(definition), ...(isPost ? [bodyOf(definition)] : [])]) decorate(handler, 'get', descriptor);
  Object.defineProperty(ReadController, 'name', { value: `${name}Controller` });
  Object.defineProperty(Handler, 'name', { value: `${name}Handler` });
  return { controller: ReadController, handler: Handler };
}

function parametersOf(definition: AnyRead): MethodDecorator[] {
  const names = [...definition.path.matchAll(/:([a-z]+)/gi)].map(([, name = '']) => name);
  const inPath = names.map((name) =>
    ApiParam({ name, schema: { type: 'string', example: definition.example?.[name] ?? '0192e4a0-7b1c-7000-8000-000000000001' } }),
  );
  if (definition.method === 'POST') return inPath;
  return [
    ...inPath,
    ...fieldsOf(definition.query).map((field) =>
      ApiQuery({ name: field.name, required: !field.optional, schema: field.schema() as object }),
    ),
  ];
}

function bodyOf(definition: AnyRead): MethodDecorator {
  return ApiBody({ schema: schemaOf(definition.query) as object, examples: { example: { value: exampleOf(definition.query) } } });
}

/** Parameters of the address count for a question that is posted, too: one that was left aside would be answered as if it were not asked. */
function withQuery(body: unknown, query: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return { ...(query as object), ...body }; // parsed parameters are an object
}

/** Parameters of a URL are text; those that the query class declares as numbers or yes/no become so, all others stay as they are. */
function parsedQuery(query: new () => object, parameters: unknown): unknown {
  if (typeof parameters !== 'object' || parameters === null) return {};
  const schemas = new Map(fieldsOf(query).map((field) => [field.name, field.schema()]));
  return Object.fromEntries(Object.entries(parameters).map(([name, value]: [string, unknown]) => [name, parsed(schemas.get(name), value)]));
}

function parsed(schema: JsonSchema | undefined, value: unknown): unknown {
  if (schema?.['type'] === 'array') return typeof value === 'string' ? value.split(',') : value;
  if (typeof value !== 'string') return value;
  if (schema?.['type'] === 'integer' && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (schema?.['type'] === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
