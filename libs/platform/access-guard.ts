import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { allows } from '../access/allows.ts';
import type { Role } from '../access/roles.ts';
import type { TokenAnswer } from '../access/token-check.ts';
import { Problem } from './problem.ts';
import { requestOf } from './http-request.ts';

const callableBy = 'qadam:callable-by';

/** Who may call a route: roles, or `everybody` for the few that need no token. A route that declares neither answers nobody. */
export type Permission = readonly Role[] | 'everybody' | 'any-role';

export const CallableBy = (permission: Permission): MethodDecorator & ClassDecorator => SetMetadata(callableBy, permission);

export const TOKEN_CHECK = Symbol('token check');
export type TokenCheck = (authorization: string | undefined) => Promise<TokenAnswer>;

/** Default deny: no declared permission, no token or no fitting role means no answer. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly reflector: Reflector;
  private readonly tokens: TokenCheck;

  constructor(@Inject(Reflector) reflector: Reflector, @Inject(TOKEN_CHECK) tokens: TokenCheck) {
    this.reflector = reflector;
    this.tokens = tokens;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = permissionOf(this.reflector, context.getHandler(), context.getClass());
    if (permission === 'everybody') return true;
    const request = requestOf(context);
    const checked = await this.tokens(request.headers.authorization);
    if ('problem' in checked) {
      throw new Problem(401, `token-${checked.problem}`, 'Send a valid token as `Authorization: Bearer …`.', {
        headers: { 'www-authenticate': 'Bearer realm="qadam"' },
      });
    }
    request.principal = checked.principal;
    const { roles } = checked.principal;
    if (permission === undefined || (permission === 'any-role' ? roles.length === 0 : !allows(checked.principal, permission))) {
      const needed = Array.isArray(permission) ? permission.join(', ') : 'a role';
      throw new Problem(403, 'role-missing', `Needs one of: ${needed}. Your roles: ${roles.join(', ') || 'none'}.`);
    }
    return true;
  }
}

export function permissionOf(reflector: Reflector, handler: object, controller: object): Permission | undefined {
  // the decorators above put nothing else under this key
  return reflector.getAllAndOverride<Permission | undefined>(callableBy, [handler as never, controller as never]);
}
