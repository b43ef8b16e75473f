import type { Diagnosis } from '../../report/document.ts';

/** One line that tells an access from its neighbours: `WS07 → \\files\finance (nas01) as CONTOSO\mara`. */
export function accessOf({ estate, client, target, server, account }: Diagnosis): string {
  const from = client ?? 'unknown client';
  const to = target ?? server ?? 'unknown target';
  const behind = server !== null && target !== null && !sameName(target, server) ? ` (${server})` : '';
  const where = estate === undefined ? '' : `${estate}: `;
  return `${where}${from} → ${to}${behind}${account === null ? '' : ` as ${account}`}`;
}

/** `error 1937`, `0xC0000418`, or what it says where there is no number. */
export function errorOf({ error, errorSays }: Diagnosis): string | null {
  if (error === null) return errorSays;
  return /^\d+$/.test(error) ? `error ${error}` : error;
}

/** The same with its meaning: `error 5 (access is denied)`. */
export function errorExplained(diagnosis: Diagnosis): string | null {
  const { error, errorSays } = diagnosis;
  const word = errorOf(diagnosis);
  if (error === null || errorSays === null) return word;
  return errorSays.startsWith(`${error} `)
    ? `${word ?? ''}${errorSays.slice(error.length)}`
    : `${word ?? ''}: ${errorSays}`;
}

function sameName(target: string, server: string): boolean {
  const typed = target.replace(/^\\\\/, '').split('\\')[0] ?? '';
  return typed.toLowerCase() === server.toLowerCase();
}
