/** What somebody is there to do. A route names the roles that may call it; nobody else may. */
export const roles = {
  officer: 'probation officer: supervises people at liberty',
  supervisor: 'head of a probation office: assigns, transfers, confirms',
  facility: 'staff of a facility: admits, transfers, grades, releases',
  'court-registrar': 'registrar: records what a court decided',
  'amnesty-commission': 'member of an amnesty commission',
  auditor: 'auditor: reads everything, records nothing',
  reporting: 'reporting job: reads reports without names',
  administrator: 'administrator: runs the system, reads no case',
} as const;

export type Role = keyof typeof roles;

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}
